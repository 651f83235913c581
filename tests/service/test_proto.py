"""The committed protobuf code is what the protos generate; JSON by hand is what protobuf would write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from google.protobuf import json_format

from addrnorm.address import AddressInput
from addrnorm.normalizer import Normalizer
from addrnorm.serialize import result_to_json
from addrnorm.service.convert import result_to_proto
from addrnorm.v1.generate import PROTOS, generate

PACKAGE = Path(__file__).parents[2] / "addrnorm/v1"
TEXTS = ["via g. marconi 12 int 3, 20121 milano mi", "🎉 somewhere", "", "10 downing st london sw1a2aa", "via roma 20121 roma rm", "Χ"]


def test_regenerating_changes_nothing(tmp_path: Path) -> None:
    generate(tmp_path)
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "addrnorm/v1").iterdir()}
    kept = {name: (PACKAGE / name).read_text(encoding="utf-8") for name in made}
    assert {name: _unversioned(text) for name, text in made.items()} == {name: _unversioned(text) for name, text in kept.items()}


def _unversioned(text: str) -> str:
    """The compiler writes its own version into what it generates; the code is the same for the versions that we allow."""
    return "\n".join(
        line for line in text.splitlines() if not re.search(r"Protobuf Python Version|GRPC_GENERATED_VERSION = |^    \d+,$", line)
    )


@pytest.mark.parametrize("text", TEXTS)
def test_json_is_the_protobuf_mapping(normalizer: Normalizer, text: str) -> None:
    result = normalizer.normalize(AddressInput(text=text))
    wanted = json_format.MessageToDict(result_to_proto(result), preserving_proto_field_name=True)
    assert result_to_json(result) == wanted


def test_every_field_has_an_example_and_a_counter_example() -> None:
    for path in sorted((PROTOS / "addrnorm/v1").glob("*.proto")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for at, line in enumerate(lines):
            if re.match(r"  +(optional |repeated )?[\w.]+ \w+ = \d+;", line):
                comment = " ".join(_comment_above(lines, at))
                assert "Example: " in comment, f"{path.name}: {line.strip()}"
                assert "Counter-example: " in comment, f"{path.name}: {line.strip()}"


def _comment_above(lines: list[str], at: int) -> list[str]:
    found = []
    while lines[at - 1].strip().startswith("//"):
        at -= 1
        found.append(lines[at])
    return found
