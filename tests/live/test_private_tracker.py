"""The private Request Tracker of the tests is real, and nobody else's."""

import pytest

pytestmark = pytest.mark.live


def test_it_answers_at_its_own_port_and_writes_in_its_own_folder(tracker):
    answer = tracker.rest("POST", "queue", {"Name": "上网 ' } @ 🛠"})

    assert answer.status == 201
    assert tracker.rest("GET", "queue/3").body["Name"] == "上网 ' } @ 🛠"
    assert (tracker.folder / "var" / "mason").is_dir()
    assert "[error]" not in tracker.log


def test_another_one_knows_nothing_of_it(new_tracker):
    first, second = new_tracker(), new_tracker()

    first.rest("POST", "queue", {"Name": "Access"})

    assert first.rest("GET", "queue/Access").status == 200
    assert second.rest("GET", "queue/Access").status == 404


def test_its_own_tools_load_and_dump(tracker):
    file = tracker.folder / "one.json"
    file.write_text('{"Queues": [{"Name": "Access"}]}', encoding="utf-8")

    tracker.load(file)

    assert "Access" in (tracker.dump("dump") / "initialdata.json").read_text("utf-8")


def test_a_program_in_perl_sees_it(tracker):
    said = tracker.perl('print RT->Config->Get("DatabaseName"), "|", @ARGV', "上网")

    name = tracker.store.settings(tracker.folder)["$DatabaseName"].strip("'")
    assert said == f"{name}|上网"


def test_a_user_may_do_what_he_was_granted_and_no_more(tracker):
    user = tracker.user("api", ["SeeQueue"])

    assert tracker.rest("GET", "queue/1", **user).status == 200
    assert tracker.rest("POST", "queue", {"Name": "Mine"}, **user).status == 403
