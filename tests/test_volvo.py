"""Real incidents routed by rules that were learnt from their earlier half.

Ward Steeman: BPI Challenge 2013, incidents. 4TU.ResearchData.
"""

import datetime
import operator
from collections import Counter
from pathlib import Path

import pytest

from catalogkit.catalog.canonical import And, Ask, Is
from catalogkit.catalog.holds import holds
from catalogkit.catalog.regions import requests
from catalogkit.decide import decide
from catalogkit.languages.python import compile_condition
from catalogkit.project import compiled
from tests.corpus.volvo.learn import files, halves, kept, mined, team
from tests.corpus.volvo.tickets import LOG, tickets

HERE = Path(__file__).parent / "corpus" / "volvo"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not LOG.exists(), reason="the log of incidents is not there"),
]


@pytest.fixture(scope="module")
def every():
    return tickets()


@pytest.fixture(scope="module")
def catalog():
    paths = [p for p in sorted(HERE.rglob("*.yaml")) if p.is_file()]
    texts = {p.relative_to(HERE).as_posix(): p.read_bytes() for p in paths}
    found = compiled(texts, datetime.date(2026, 11, 22))
    assert found.catalog is not None
    return found.catalog


@pytest.fixture(scope="module")
def item(catalog):
    return next(catalog.items())


def tree(rule):
    return And(tuple(Ask(name, Is((value,))) for name, value in rule.answers))


def test_the_catalog_is_what_is_learnt(every):
    for name, text in files(every).items():
        assert HERE.joinpath("catalog", name).read_text(encoding="utf-8") == text


def test_every_incident_is_decided_and_half_go_where_they_went(
    record_property, every, catalog, item
):
    teams = []
    for each in every:
        at = datetime.datetime.fromisoformat(each.at)
        teams.append(decide(catalog, item, each.answers, {}, at, channel="mail").team)

    rates = {}
    middle = len(every) // 2
    parts = {"all": slice(None), "learnt": slice(middle), "later": slice(middle, None)}
    for what, those in parts.items():
        for group in ("first", "final"):
            real = [team(getattr(each, group)) for each in every[those]]
            hits = sum(map(operator.eq, teams[those], real))
            rates[what, group] = hits / len(real)
    told = (f"{what}, {group} group {n:.1%}" for (what, group), n in rates.items())
    record_property(f"{len(every)} incidents decided", ", ".join(told))
    assert len(every) == 7554
    assert rates["later", "first"] > 0.4


def test_what_overlaps_or_is_left_among_learnt_rules_is_seen_in_real_tickets(
    record_property, every, catalog, item
):
    rules = mined(halves(every)[0])
    trees = [tree(rule) for rule in rules]
    proven = requests(catalog, item)

    pairs = [p for p in proven.pairs(trees) if rules[p[0]].group != rules[p[1]].group]
    covered = proven.covered(trees)
    gap = proven.gap(trees)

    decide_each = map(compile_condition, trees)
    fits = [{n for n, t in enumerate(every) if one(t.answers)} for one in decide_each]
    real = [(i, j, min(both)) for i, j in pairs if (both := fits[i] & fits[j])]
    left = [n for n in range(len(every)) if not any(n in those for those in fits)]
    one, other, seen = real[0]
    record_property(
        f"{len(rules)} mined rules, {len(kept(rules, halves(every)[0]))} kept",
        f"{len(pairs)} pairs of two groups overlap, {len(real)} on real tickets "
        f"(ticket {every[seen].id}: {rules[one].group} or {rules[other].group}); "
        f"{len(covered)} never apply; in the gap lie {len(left)} real tickets "
        f"({every[left[0]].id}: {every[left[0]].answers})",
    )
    assert gap is not None
    assert not any(holds(each, gap.answers) for each in trees)
    assert left
    for number in covered:
        assert fits[number] <= set().union(*fits[:number])
    assert {
        (i, j)
        for i in range(len(rules))
        for j in range(i + 1, len(rules))
        if rules[i].group != rules[j].group and fits[i] & fits[j]
    } <= set(pairs)


def test_paths_of_the_catalog_neither_overlap_nor_leave_a_ticket(every, catalog, item):
    whens = [path.when for path in item.paths.values() if path.when is not None]
    trees = [catalog.typed[id(when)] for when in whens]

    assert [*requests(catalog, item).pairs(trees)] == []
    taken = Counter(sum(holds(one, t.answers) for one in trees) for t in every)
    assert set(taken) == {0, 1}
