"""The pipeline in order: read this first.

text or fields → prepare → parse → region → components → standardize → locate → verify → format → key → result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from addrnorm import conventions, libpostal, region
from addrnorm.address import (
    Address,
    AddressInput,
    AddressKeys,
    Change,
    Component,
    ComponentResult,
    Confirmation,
    Label,
    Options,
    Problem,
    Provenance,
    Result,
)
from addrnorm.assign import Assigned, assign, with_given
from addrnorm.blocking import blocking_strings
from addrnorm.conventions import Convention
from addrnorm.draft import Draft, Drafts, identifiers, standardize_all
from addrnorm.format import label, lines
from addrnorm.key import address_keys
from addrnorm.libpostal.labels import COMPONENTS
from addrnorm.locate import Located, key_area, locate, reach
from addrnorm.region import Guess
from addrnorm.repairs.streets import over_particles
from addrnorm.request import Prepared, prepare_request
from addrnorm.settings import Settings
from addrnorm.shorten import fit
from addrnorm.span import Span, align, unbroken, unresolved
from addrnorm.standardize import thoroughfare
from addrnorm.verify import Facts, confirmations, verdict, verify

#: The convention used when no country is known: libaddressinput's default.
NO_REGION = "ZZ"
DEFAULTS = Options()
_ORDER = {component: place for place, component in enumerate(Component)}


class Normalizer:
    """Normalizes addresses with one libpostal data directory, one set of rules and one key secret.

    Loads the data when made: raises DataError when it is missing, damaged or foreign.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.from_env()
        self.data = libpostal.open_data(self.settings.data_dir)
        self._overrides = self.settings.overrides
        self._secret = self.settings.key_secret
        self.provenance = Provenance(self.data.model_id, conventions.rules_version(self._overrides))

    def normalize(self, request: AddressInput, options: Options = DEFAULTS) -> Result:
        """Normalize one address; raise InvalidRequest only when the call itself is wrong."""
        prepared = prepare_request(request)
        spans = _parse(prepared)
        guess = _region(prepared, spans)
        convention = conventions.get(guess.region_code or NO_REGION, self._overrides)
        spans = over_particles(prepared.text, spans, convention)
        rest = unresolved(prepared.text[: prepared.length], spans)
        assigned = with_given(assign(spans, convention), prepared.given, convention)
        drafts = standardize_all(assigned, convention)
        located = locate(drafts, assigned, convention)
        address = _address(drafts, located, guess.region_code)
        facts = Facts(address, convention, options, located.places, located.nearest, guess.ambiguous)
        problems = verify(facts)
        label_, shortened = self._label(facts, drafts)
        problems += shortened
        components = _components(drafts, assigned, guess, confirmations(facts, problems))
        leftover = (*rest, *(span.text for span in assigned.spare))
        return Result(
            address=address,
            components=components,
            unresolved_tokens=leftover,
            label=label_,
            keys=self._keys(drafts, located, convention, options),
            verdict=verdict(facts, components, problems, leftover),
            problems=tuple(problems),
            provenance=self.provenance,
        )

    def _label(self, facts: Facts, drafts: Drafts) -> tuple[Label, list[Problem]]:
        """Format the label, shortened where the request has limits."""
        address, convention, options = facts.address, facts.convention, facts.options
        whole = label(address, identifiers(drafts), convention, options.sender_language)
        if not (options.max_line_length or options.max_lines):
            return whole, []

        def abbreviated(component: Component) -> tuple[str, ...]:
            shorter = _abbreviate(component, drafts, convention)
            return lines(address.with_values(shorter), identifiers(drafts), convention.domestic, convention)

        fitted, problems = fit(whole.domestic_lines, options.max_line_length, options.max_lines, abbreviated)
        return replace(whole, domestic_lines=fitted, single_line=", ".join(fitted)), problems

    def _keys(self, drafts: Drafts, located: Located, convention: Convention, options: Options) -> AddressKeys:
        canonical = {component: draft.canonical for component, draft in drafts.items() if draft.canonical}
        canonical[Component.ADMINISTRATIVE_AREA] = key_area(located, drafts, convention)
        return address_keys(
            convention.region_code.replace(NO_REGION, "") or "XX",
            canonical,
            reach(located, drafts, convention),
            blocking=blocking_strings(canonical),
            secret=self._secret,
            include_canonical=options.include_canonical,
        )


def _parse(prepared: Prepared) -> list[Span]:
    """Parse the text into spans; words that are no component's are in none."""
    if not prepared.text:
        return []
    labelled = libpostal.parse(prepared.text)
    known = [(COMPONENTS[part.label], part.value, part.confidence) for part in labelled if part.label in COMPONENTS]
    return [span.until(prepared.length) for span in unbroken(align(prepared.text, known)) if span.start < prepared.length]


def _region(prepared: Prepared, spans: Sequence[Span]) -> Guess:
    """The hint decides; else the text, and the fields that the caller named."""
    if prepared.region_code:
        return Guess(prepared.region_code, "hint")
    given = [Span(component, text, 0, 0) for component, text in prepared.given.items()]
    return region.infer([*spans, *given])


def _address(drafts: Drafts, located: Located, region_code: str) -> Address:
    values = {component.value: draft.text for component, draft in drafts.items()}
    return Address(**values, region_code=region_code, administrative_area_code=located.area.code if located.area else "")


def _components(drafts: Drafts, assigned: Assigned, guess: Guess, confirmed: Mapping[Component, bool]) -> tuple[ComponentResult, ...]:
    found = [_component(component, draft, confirmed.get(component)) for component, draft in drafts.items()]
    if guess.region_code:
        written = assigned.text(Component.REGION_CODE)
        change = Change.STANDARDIZED if guess.source in ("hint", "country") else Change.INFERRED
        draft = Draft(written, guess.region_code, guess.region_code, change)
        found.append(_component(Component.REGION_CODE, draft, confirmed.get(Component.REGION_CODE)))
    return tuple(sorted(found, key=lambda part: _ORDER[part.component]))


def _component(component: Component, draft: Draft, confirmed: bool | None) -> ComponentResult:
    confirmation = Confirmation.PLAUSIBLE
    if confirmed is not None:
        confirmation = Confirmation.CONFIRMED if confirmed else Confirmation.SUSPICIOUS
    return ComponentResult(component, draft.written, draft.text, draft.canonical, draft.change, confirmation, round(draft.confidence, 4))


def _abbreviate(component: Component, drafts: Drafts, convention: Convention) -> dict[Component, str]:
    """Return the texts of components with the official abbreviations of their words."""
    if component is Component.THOROUGHFARE and component in drafts:
        return {component: thoroughfare.standardize(drafts[component].written, _abbreviating(convention)).text}
    return {}


@lru_cache(maxsize=512)
def _abbreviating(convention: Convention) -> Convention:
    """Return the convention with every street word in its official abbreviation."""
    return replace(convention, words=replace(convention.words, thoroughfare="abbreviated", title="abbreviated", direction="abbreviated"))
