"""What the rules find by proof is true: of random items, tried request by request."""

import datetime
from collections.abc import Iterator
from itertools import combinations
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from catalogkit.catalog.holds import holds
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import (
    Gap,
    Never,
    Overlap,
    Refused,
    Unchoosable,
    Unreachable,
)
from catalogkit.decide import decide
from catalogkit.decision import Decision, Request
from catalogkit.diagnostic import Severity
from catalogkit.findings import findings
from tests.catalogs import project
from tests.strategies_items import (
    Body,
    Built,
    built,
    facts,
    items,
    requests_to,
)

AT = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)


def ordered(body: Body, random: Random) -> Body:
    """The same item, some of whose paths go before later ones."""
    names = [*body["paths"]]
    for first, later in combinations(names, 2):
        if random.random() < 0.3:
            body["paths"][first].setdefault("before", []).append(later)
    return body


ITEMS = st.builds(ordered, items(), st.randoms(use_true_random=False))


def before(those: Built) -> set[tuple[str, str]]:
    """Which path goes before which, directly or not."""
    paths = those.item.paths
    pairs = {(name, later) for name, path in paths.items() for later in path.before}
    for middle in paths:
        pairs |= {(a, d) for a, b in pairs for c, d in pairs if b == c == middle}
    return pairs


def taken(those: Built) -> Iterator[tuple[Request, list[str]]]:
    """Every request, and the paths whose condition it meets."""
    for request in requests_to(those):
        known = facts(request)
        trees = zip(those.names, those.trees, strict=True)
        yield request, [name for name, tree in trees if holds(tree, known)]


def decided(those: Built, request: Request) -> Decision:
    """What happens to a request that a proof shows."""
    people = request.requester
    at, channel = request.at or AT, request.channel
    return decide(
        those.catalog, those.item, request.answers, people, at, channel=channel
    )


@given(ITEMS)
def test_a_request_that_no_path_takes_is_found_where_there_is_one(body):
    those = built(body)
    there = any(not names for _, names in taken(those))

    gaps = proven(those.catalog, Gap)

    assert [each.item.id for each in gaps] == [those.item.id] * there
    for each in gaps:
        assert decided(those, each.request).path is None


@given(ITEMS)
def test_paths_overlap_where_neither_goes_first_and_nothing_goes_before_both(body):
    those = built(body)
    first = before(those)
    there = {
        (one, other)
        for _, names in taken(those)
        for one, other in combinations(names, 2)
        if not {(one, other), (other, one)} & first
        and not any({(each, one), (each, other)} <= first for each in names)
    }

    overlaps = proven(those.catalog, Overlap)

    assert {(each.first, each.second) for each in overlaps} == there
    whens = dict(zip(those.names, those.trees, strict=True))
    for each in overlaps:
        assert decided(those, each.request).path is not None
        assert holds(whens[each.first], facts(each.request))
        assert holds(whens[each.second], facts(each.request))


@given(ITEMS)
def test_a_path_is_unreachable_where_those_before_it_leave_nothing(body):
    those = built(body)
    first = before(those)
    reached = {
        name
        for _, names in taken(those)
        for name in names
        if not any((each, name) in first for each in names)
    }

    found = proven(those.catalog, Unreachable)

    nobody = {each.item.id for each in proven(those.catalog, Refused)}
    assert bool(nobody) is (not any(True for _ in requests_to(those)))
    assert {each.path for each in found} == (
        set() if nobody else {*those.names} - reached
    )
    for each in found:
        assert all((other, each.path) in first for other in each.covering)


@given(ITEMS)
def test_a_field_is_never_shown_where_no_request_shows_it(body):
    those = built(body)
    every = [facts(request) for request in requests_to(those)]
    assume(every)
    typed = those.catalog.typed
    whens = {each.id: each.visible_when for each in those.item.form}
    shown = {
        name
        for name, when in whens.items()
        if when is None or any(holds(typed[id(when)], known) for known in every)
    }

    found = {
        each.use.name
        for each in proven(those.catalog, Never)
        if each.use.what == "shown"
    }

    assert found == (whens.keys() - shown)


@given(ITEMS)
def test_an_option_is_unchoosable_where_no_request_has_it(body):
    those = built(body)
    every = [*requests_to(those)]

    for each in proven(those.catalog, Unchoosable):
        answers = [request.answers.get(each.field.id) for request in every]
        assert each.option.id not in answers
        assert all(each.option.id not in a for a in answers if isinstance(a, list))


def test_a_draft_is_warned_where_a_live_item_is_wrong():
    gap = """
        kind: service_item
        id: gap
        title: Gap
        owner: service-desk
        lifecycle: {life}
        form: [{{id: many, type: integer, label: Many}}]
        paths: {{standard: {{when: {{many: ..7}}, team: service-desk}}}}
        """

    severities = [
        [
            each.severity
            for each in findings(project(gap=gap.format(life=life)))
            if each.rule == "path/gap"
        ]
        for life in ("draft", "live")
    ]

    assert severities == [[Severity.WARNING], [Severity.ERROR]]


def test_items_that_differ_in_one_number_are_each_proven():
    item = """
        kind: service_item
        id: some-{0}
        title: Some
        owner: service-desk
        form: [{{id: many, type: integer, label: Many, min: 1, required: true}}]
        paths:
          standard: {{when: {{many: ..{0}}}, team: service-desk}}
          expert: {{when: {{many: 8..}}, team: security}}
        """
    found = project(**{f"some_{n}": item.format(n) for n in (6, 7, 8)})

    assert found.catalog is not None
    gaps, overlaps = proven(found.catalog, Gap), proven(found.catalog, Overlap)

    assert [each.item.id for each in gaps] == ["some-6"]
    assert gaps[0].request.answers == {"many": 7}
    assert [each.item.id for each in overlaps] == ["some-8"]
    assert overlaps[0].request.answers == {"many": 8}


def test_items_that_differ_inside_a_group_are_each_proven():
    item = """
        kind: service_item
        id: {0}
        title: Some
        owner: service-desk
        form:
          - id: lines
            type: group
            label: Lines
            required: true
            fields: [{{id: many, type: integer, label: Many, max: {1}, required: true}}]
        paths:
          standard: {{team: service-desk}}
          expert: {{when: {{lines: {{any_line: {{many: 8..}}}}}}, team: security}}
        """
    found = project(more=item.format("more", 9), some=item.format("some", 7))
    assert found.catalog is not None

    unreachable = proven(found.catalog, Unreachable)

    assert [(each.item.id, each.path) for each in unreachable] == [("some", "expert")]
