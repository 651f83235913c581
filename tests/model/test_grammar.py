"""The grammar of generation data."""

from __future__ import annotations

import random

import pytest

from addrnorm.model.grammar import Grammar, GrammarError, parse_rule, pool


def expand(text: str, **rules: str) -> list[tuple[str, str]]:
    grammar = Grammar({"top": parse_rule(text), **{name: parse_rule(rule) for name, rule in rules.items()}})
    return grammar.expand("top", random.Random(1))


def test_a_labelled_part_marks_everything_below_it() -> None:
    assert expand("[road={type} Roma] 12", type="Via") == [("Via", "road"), (" Roma", "road"), (" 12", "")]


def test_a_label_alone_names_the_rule_of_its_name() -> None:
    assert expand("[city]", city="Milano") == [("Milano", "city")]


def test_weights_decide_how_often_an_alternative_is_taken() -> None:
    grammar = Grammar({"top": parse_rule("9* a|1* b")})
    rng = random.Random(1)
    assert 850 < sum(grammar.text("top", rng) == "a" for _ in range(1000)) < 950


def test_an_optional_part_is_there_as_often_as_it_says() -> None:
    grammar = Grammar({"top": parse_rule("x(y)?30")})
    rng = random.Random(1)
    assert 250 < sum(grammar.text("top", rng) == "xy" for _ in range(1000)) < 350


def test_names_of_a_pool_are_never_read_as_grammar() -> None:
    assert Grammar({"top": pool(["a|b [c]"])}).text("top", random.Random(1)) == "a|b [c]"


def test_a_backslash_takes_the_next_character_as_it_is() -> None:
    assert expand(r"\(a\)") == [("(a)", "")]


def test_rules_that_nobody_defines_are_named() -> None:
    assert Grammar({"top": parse_rule("{nobody} {n:1-9}")}).missing() == ["nobody"]


@pytest.mark.parametrize("text", ["(a", "[=x]", "[road=x"])
def test_a_rule_that_cannot_be_read_is_an_error(text: str) -> None:
    with pytest.raises(GrammarError):
        parse_rule(text)
