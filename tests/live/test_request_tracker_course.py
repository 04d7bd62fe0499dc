"""What becomes of a request in a live Request Tracker, from first word to last."""

import datetime

import pytest

from tests.live.move import ASKED, HOUR, MOVE, Stage, moved
from tests.live.stage import Hand, TimedTracker, tick

pytestmark = pytest.mark.live

HOSTILE = "it's `mine' \\ } @{[die]} $x %s 中文 😀\n__END__\n'); die <<'E';\n\x01"


@pytest.fixture(scope="module")
def stage(new_tracker):
    """A Request Tracker that keeps to the small world, and the hand on it."""
    tracker = new_tracker(TimedTracker)
    moved(tracker, MOVE)
    hand = Hand(tracker)
    yield Stage(tracker, hand)
    hand.stop()


def test_a_request_goes_to_the_team_of_its_path_and_is_due_as_promised(stage):
    number = stage.ask(kind="plain", desks="2")

    found = stage.ticket(number)

    assert (found["path"], found["team"]) == ("standard", ["service-desk"])
    assert found["level"].startswith("1h / 8h hq")
    assert found["due"] == ASKED + 24 * HOUR
    assert found["next"] == "2026-12-01 07:00:00"
    task = stage.part(number, "look")
    assert (task["queue"], task["team"], task["status"]) == (
        "tasks",
        ["security"],
        "new",
    )
    assert {*found["parts"]} == {"look"}


def test_a_task_says_what_was_answered_but_nothing_that_is_for_some_only(stage):
    number = stage.ask(kind="plain", desks="2", health="a bad back")

    said = stage.part(number, "look")["content"]

    assert "Kind: plain" in said
    assert "Desks: 2" in said
    assert "back" not in said


def test_what_a_task_brings_decides_what_comes_next(stage):
    number = stage.ask(kind="plain")
    look = stage.ticket(number)["parts"]["look"]

    outcome = stage.fields["task.outcome"]
    stage.tracker.settled(
        "PUT", f"ticket/{look}", {"CustomFields": {outcome: "broken"}}
    )
    stage.end(number, "look")

    found = stage.ticket(number)
    assert {*found["parts"]} == {"look", "mend", "pc"}
    assert stage.part(number, "mend")["team"] == ["network-operations"]
    laptop = stage.part(number, "pc")
    assert (laptop["queue"], laptop["path"]) == ("laptop", "standard")


def test_a_request_cannot_be_delivered_before_its_tasks(stage):
    number = stage.ask(kind="plain")

    done, message = stage.hand.ask("act", number, "SetStatus", "delivered")

    assert not done
    assert "unresolved dependencies" in message


def test_two_people_of_a_team_agree_before_the_clock_starts(stage):
    number = stage.ask(kind="risky", why=HOSTILE)
    found = stage.ticket(number)
    assert found["status"] == "waiting on approval"
    assert (found["path"], found["team"], found["due"]) == ("expert", ["security"], 0)
    assert found["next"] is None
    assert "Security calls you." in found["said"][0]
    first = stage.part(number, "safe")
    assert first["type"] == "approval"
    assert first["admincc"] == ["security"]

    stage.tracker.at(ASKED + HOUR)
    stage.hand.ask("password", "l.wang", "a password of tests")
    number_of = stage.ticket(number)["parts"]
    done = stage.tracker.settled(
        "PUT", f"ticket/{number_of['safe']}", {"Status": "resolved"}, user="l.wang"
    )

    assert done.status == 200
    assert stage.part(number, "safe")["status"] == "resolved"
    assert stage.ticket(number)["status"] == "waiting on approval"
    assert stage.part(number, "safe 2")["admincc"] == ["j.roth"]

    stage.end(number, "safe 2", "resolved")

    found = stage.ticket(number)
    assert found["status"] == "in progress"
    assert found["due"] > ASKED + HOUR
    assert found["next"] is not None


def test_an_approval_that_is_refused_ends_the_request_and_its_tasks(stage):
    number = stage.ask(kind="risky", why="x")
    stage.end(number, "safe", "rejected")

    assert stage.ticket(number)["status"] == "refused"
    assert stage.part(number, "look")["status"] == "withdrawn"


def test_the_manager_is_asked_whom_the_directory_names(stage):
    number = stage.ask(kind="big")

    assert stage.part(number, "paid")["admincc"] == ["t.li"]
    carry = stage.part(number, "carry")
    assert carry["depends"] == [str(stage.ticket(number)["parts"]["paid"])]


def test_silence_is_escalated_to_the_owner_or_refuses(stage):
    big, slow = stage.ask(kind="big"), stage.ask(kind="slow")

    stage.tracker.at(ASKED + 2 * HOUR)
    tick(stage.tracker)

    assert stage.part(big, "paid")["admincc"] == ["t.li", "service-desk"]
    assert "Nobody has decided within 1h." in stage.ticket(big)["said"][-1]
    assert stage.ticket(slow)["status"] == "refused"


def test_steps_of_the_ladder_are_taken_once_and_in_time(stage):
    number = stage.ask(kind="plain")

    stage.tracker.at(ASKED + 5 * HOUR)
    tick(stage.tracker)
    tick(stage.tracker)
    found = stage.ticket(number)
    assert [text for text in found["said"] if "50%" in text] == found["said"]
    assert found["team"] == ["service-desk"]

    stage.tracker.at(ASKED + 25 * HOUR)
    tick(stage.tracker)

    found = stage.ticket(number)
    assert found["team"] == ["network-operations"]
    assert found["next"] is None


def test_the_clock_stands_still_while_the_requester_is_asked(stage):
    number = stage.ask(kind="plain")
    stage.tracker.at(ASKED + HOUR)
    stage.act(number, "SetStatus", "waiting on requester")
    assert stage.ticket(number)["next"] is None

    stage.tracker.at(ASKED + 2 * HOUR)
    answer = {"ContentType": "text/plain", "Content": "Here I am."}
    stage.hand.ask("password", "ann", "a password of tests")
    said = stage.tracker.settled(
        "POST", f"ticket/{number}/correspond", answer, user="ann"
    )

    assert said.status == 201
    found = stage.ticket(number)
    assert found["status"] == "in progress"
    assert found["next"] == "2026-12-01 08:00:00"
    assert found["due"] == ASKED + 4 * HOUR, "a word is answered in a working hour"


def test_a_request_without_its_answers_waits_and_is_decided_when_they_come(stage):
    number = stage.ask(kind="risky")
    found = stage.ticket(number)
    assert (found["status"], found["path"]) == ("waiting on requester", None)
    assert found["team"] == ["service-desk"]
    assert "- Why" in found["said"][0]

    why = {"CustomFields": {stage.fields["move.why"]: "It burns."}}
    stage.tracker.settled("PUT", f"ticket/{number}", why)

    found = stage.ticket(number)
    assert (found["path"], found["team"]) == ("expert", ["security"])
    assert found["status"] == "waiting on approval"


@pytest.mark.parametrize(
    "requester, answers, said",
    [
        ("ann", {"kind": "plain", "desks": "12"}, "At most nine desks."),
        ("eve", {"kind": "plain"}, "Only these people can ask for this: All staff"),
    ],
)
def test_a_request_that_the_form_refuses_is_refused_with_its_sentence(
    stage, requester, answers, said
):
    found = stage.ticket(stage.ask(requester, **answers))

    assert (found["status"], found["path"]) == ("refused", None)
    assert said in found["said"][0]


def test_what_is_promised_for_a_day_is_due_then(stage):
    number = stage.ask(kind="day", first_day="2026-12-08")

    nine = datetime.datetime.fromisoformat("2026-12-08T09:00+08:00").timestamp()
    assert stage.ticket(number)["due"] == nine


def test_a_queue_of_others_is_left_alone(stage):
    made = stage.tracker.settled("POST", "ticket", {"Queue": "General", "Subject": "x"})

    found = stage.ticket(made.body["id"])

    assert (found["status"], found["path"], found["said"]) == ("new", None, [])


def test_nothing_failed_on_the_way(stage):
    assert "catalogkit" not in stage.tracker.log
    assert "[error]" not in stage.tracker.log
