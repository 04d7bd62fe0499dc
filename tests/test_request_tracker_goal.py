"""Who and what a Request Tracker should hold: as little right as a part needs."""

import json
import shutil
import subprocess
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from catalogkit.project import compiled
from catalogkit.resource import Key, Resource
from catalogkit.targets import written
from catalogkit.targets.request_tracker.goal import goal
from catalogkit.targets.request_tracker.initialdata import initialdata
from catalogkit.targets.request_tracker.settings import perl, settings
from tests.pages import TODAY, world
from tests.programs import lost
from tests.tracked import catalog, held

SALARY = """\
- {id: salary, type: text, label: Salary, sensitive: {readers: [security]}}
- {id: why, type: text, label: Why}
"""
RULES = {"Templates", "Scrips"}
RETIRED = "lifecycle: retired\nreplaced_by: vpn-access"


def _rights(of):
    return {name: body["Rights"] for name, body in held(of, "Right").items()}


def _resources(of):
    return [each for each in goal(of) if isinstance(each, Resource)]


def test_an_item_is_a_queue_called_as_people_call_it():
    queue = held(catalog("- {id: why, type: text, label: Why}"), "Queue")["badge"]

    assert queue["Name"] == "Badge"
    assert queue["CustomFields"] == ["badge.why"]


def test_a_retired_item_is_nothing_any_more():
    of = catalog("- {id: why, type: text, label: Why}", RETIRED)

    assert "badge" not in held(of, "Queue")
    assert not held(of, "CustomField", "badge.")


def test_nobody_can_ask_for_a_draft():
    of = catalog(more="lifecycle: draft")

    assert "badge" in held(of, "Queue")
    assert not any("CreateTicket" in its for its in _of(of, "Queue:badge"))


def _of(of, where):
    return [its for name, its in _rights(of).items() if name.endswith(f"@{where}")]


def test_an_audience_may_ask_and_sees_nothing_of_others():
    rights = _rights(catalog("- {id: why, type: text, label: Why}"))

    assert rights["Group:audience.employees@Queue:badge"] == [
        "CreateTicket",
        "SeeQueue",
    ]
    assert rights["Everyone@CustomField:badge.why"] == ["SetInitialCustomField"]
    assert "ShowTicket" not in {
        right
        for name, its in rights.items()
        if name.startswith(("Everyone", "Group:"))
        for right in its
    }


def test_a_team_works_through_its_role_which_is_granted_once():
    rights = _rights(catalog())

    assert "ModifyTicket" in rights["CustomRole:team@System"]
    assert "ModifyTicket" not in rights["Group:security@System"]


def test_a_sensitive_answer_is_read_by_its_readers_only():
    rights = _rights(catalog(SALARY))

    assert "CustomRole:team@Queue:badge" not in rights
    assert "CustomRole:team@CustomField:badge.why" in rights
    assert "CustomRole:team@CustomField:badge.salary" not in rights
    assert "SeeCustomField" in rights["Group:security@CustomField:badge.salary"]


def test_what_was_renamed_says_what_it_was():
    of = catalog("- {id: why, type: text, label: Why}", "renamed_from: key-card")
    was = {each.key: each.formerly for each in _resources(of)}

    assert was[Key("Queue", "badge")] == (Key("Queue", "key-card"),)
    assert was[Key("CustomField", "badge.why")] == (Key("CustomField", "key-card.why"),)


def test_everything_comes_after_what_it_names():
    seen = set()
    for each in _resources(catalog(SALARY)):
        assert not {*each.after} - seen, each.key
        seen.add(each.key)


def test_people_are_made_where_they_are_missing_and_no_more_is_said_of_them():
    users = held(catalog(), "User")

    assert users["m.chen"] == {"Name": "m.chen", "Privileged": True}


def test_an_article_is_read_by_its_audience_in_the_words_of_its_locale():
    of = catalog()
    articles = held(of, "Article")

    assert articles["vpn-setup.zh-CN"]["Name"] != articles["vpn-setup"]["Name"]
    for each in articles.values():
        shelf = each["Class"]
        assert any("ShowArticle" in its for its in _of(of, f"Class:{shelf}"))


def test_a_field_is_loaded_under_a_name_of_its_own_and_named_at_last():
    fields: Any = initialdata(_resources(catalog(SALARY)))["CustomFields"]
    names = [each["Name"] for each in fields]

    assert names.index("badge.why") < names.index("Why")
    assert fields[names.index("Why")]["_Original"] == {"Name": "badge.why"}


def test_the_data_is_what_it_was(golden):
    """Without the rules and their program, which have tests of their own."""
    whole = compiled(world(), TODAY).catalog
    assert whole is not None

    made = initialdata(_resources(whole))

    parts = {name: each for name, each in made.items() if name not in RULES}
    golden("request-tracker/world/initialdata.json", f"{written(parts)}\n")


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
VALUES = st.recursive(
    TEXTS | st.integers(-(2**53), 2**53) | st.booleans(),
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


@given(st.lists(VALUES, max_size=5))
def test_whatever_is_written_perl_reads_as_it_is(values):
    program = f"use utf8; use JSON::PP; print encode_json({perl(values)});"

    assert json.loads(_run(program)) == json.loads(
        json.dumps(values), parse_constant=str
    )


def test_the_file_of_settings_is_perl():
    text = settings(_resources(catalog()))

    head = "sub Set {}\nour (%Lifecycles, %ServiceBusinessHours, %ServiceAgreements);\n"
    said = _run(f"{head}{text}print 'read';")

    assert said == "read"


def _run(program):
    found = shutil.which("perl") or lost("there is no perl")
    done = subprocess.run(
        [found], input=program.encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()
