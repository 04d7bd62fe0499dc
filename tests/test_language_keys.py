"""Every kind takes the keys that the language tells of, in exactly that spelling.

`tests/rich.yaml` has each of them once, and is sound; here stands what all are told.
"""

import pytest

from catalogkit.model.kinds import KINDS
from catalogkit.model.metric import goal, period
from tests.catalogs import project
from tests.leaves import leaves

ALL = "id title description tags owner review_by renamed_from x"
TOLD = {
    "service": "customers systems hours availability supports",
    "category": "icon parent order",
    "team": "role lead deputy members directory_group calendar on_call capacity "
    "contact.chat",
    "calendar": "time_zone hours holidays.country working_days closed any_of all_of "
    "ics",
    "promise": "class between supplier targets.respond targets.fulfil targets.calendar",
    "approval": "by within silence never quorum when",
    "escalation": "steps.at steps.notify steps.of steps.reassign steps.raise_priority",
    "priority_matrix": "impact major.when major.commander major.bridge "
    "major.updates_every",
    "audience": "when",
    "channel": "type address match",
    "site": "parent country region format time_zone calendar",
    "list": "rows columns owner_column",
    "system": "criticality depends_on environments availability cost interfaces.id "
    "interfaces.format interfaces.version interfaces.consumers.system "
    "interfaces.consumers.version external",
    "value_stream": "sensitivity participants stages.id stages.title stages.team "
    "stages.items stages.systems stages.entry stages.exit stages.hand_off.to "
    "stages.hand_off.gives stages.expected outcomes",
    "change_model": "change_type sensitivity lead_time approvals.team coordinator "
    "raci.A raci.R raci.C raci.I evidence",
    "freeze": "when.every when.from when.to when.calendar when.rrule level "
    "applies_to.streams requests reason",
    "scheduled_work": "work team window.from window.to window.rrule window.calendar "
    "earliest deadline systems outage changes.interface changes.version "
    "agreed.freeze agreed.work agreed.by agreed.reason",
    "field_set": "fields.id fields.type fields.label fields.required fields.pattern",
    "automation": "trigger inputs endpoint.webhook timeout retry idempotency_key "
    "on_failure.team audit",
    "notification": "subject body",
    "survey": "event sample at_most_every questions.id questions.type questions.from "
    "questions.to questions.text",
    "metric": "layer of value.minutes_between value.calendar where unit window target "
    "baseline serves count over",
    "cost_model": "currency per scope times.when times.factor cap source valid_until",
    "roadmap": "stages.id stages.duration stages.deliverables stages.kpis.metric "
    "stages.kpis.target stages.after stages.risks.category stages.risks.response "
    "stages.marks.from stages.marks.to",
    "loop": "items repeats within problem change feedback.metric feedback.after",
    "test": "item cases.name cases.answers cases.expect.path",
    "article": "items audience",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(TOLD))
def test_a_kind_takes_the_keys_that_the_language_tells_of(kind):
    known = leaves()

    missing = [
        key
        for key in f"{ALL} {TOLD[kind]}".split()
        if not any(each == f"{kind}.{key}" or each.startswith(f"{kind}.{key}.")
                   for each in known)
    ]  # fmt: skip

    assert not missing


def test_every_kind_but_items_is_told_of():
    assert KINDS.keys() - TOLD.keys() == {"service_item"}


@pytest.mark.parametrize("text", ["30d", "4w", "30d elapsed", "3mo", "20bd"])
def test_a_window_of_days_has_one_reading(text):
    assert str(period(text)).startswith(text)


@pytest.mark.parametrize("text, good, bad", [
    ("..30", 30, 31), ("95..", 95, 94), ("2..4", 3, 5), ("..-1", -2, 0),
    ("0.5..", 1, 0),
])  # fmt: skip
def test_a_target_holds_what_it_says(text, good, bad):
    assert goal(text).met(good)
    assert not goal(text).met(bad)
    assert str(goal(text)) == text


@pytest.mark.parametrize("text", ["30", "..", "<30", "4..2", "..30%", "a..b", "1...2"])
def test_what_is_no_target_is_refused_with_the_two_that_are_meant(text):
    with pytest.raises(ValueError, match=r"no target: write \.\.30|holds no number"):
        goal(text)


WORK = """\
work: release
team: security
window: {from: 2026-12-10T22:00+08:00, to: 2026-12-11T02:00+08:00}
"""


@pytest.mark.parametrize("name, text, message", [
    ("stream", "stages: [{id: a, team: servicedesk}]", "did you mean 'service-desk'?"),
    ("stream", "stages: [{id: a, hand_off: {to: b}}]", "no stage here is called 'b'"),
    ("stream", "stages: [{id: a}]\noutcomes: [kept]", "no metric is called 'kept'"),
    ("model", "change_type: normal\ncoordinator: desk", "no team is called 'desk'"),
    ("freeze", "when: {from: 2026-11-09, to: 2026-11-12}\napplies_to: {streams: [a]}",
     "no value stream is called 'a'"),
    ("work", f"{WORK}changes: [{{interface: assets.api, version: 2}}]",
     "'assets' has no interface 'api'"),
    ("metric", "layer: business\nof: count\nwhere: {recrod: incident}",
     "did you mean 'record'?"),
    ("metric", "layer: business\nof: count\nserves: [x]", "no metric is called 'x'"),
    ("cost", "per: minute\ntimes: [{when: {request.time: {within: peak}}, factor: 2}]",
     "'peak'"),
    ("roadmap", "stages: [{id: a, after: [b], duration: 1mo}]", "is called 'b'"),
    ("roadmap", "stages: [{id: a, kpis: [{metric: x, target: ..3}]}]",
     "no metric is called 'x'"),
    ("loop", "items: [vpn]\nproblem: security", "no service item is called 'vpn'"),
    ("loop", "change: network-norml", "did you mean 'network-normal'?"),
])  # fmt: skip
def test_a_name_that_leads_nowhere_is_told_in_every_kind(name, text, message):
    kind = {
        "stream": "value_stream", "model": "change_model", "work": "scheduled_work",
        "cost": "cost_model",
    }.get(name, name)  # fmt: skip
    found = project(
        thing=f"kind: {kind}\nid: thing\ntitle: {{en: A, zh-CN: 甲}}\n{text}\n"
    )

    said = [each.message for each in found.diagnostics]
    assert any(message in each for each in said), said
