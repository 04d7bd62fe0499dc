"""What is not ours is seen, named, and left as it is."""

import pytest

from catalogkit.platform import Rejected
from catalogkit.resource import Json, Key
from catalogkit.step import Adopt, Change, Create, Delete, Release, Update
from tests.live.bodies import NAME, choice, field, lifecycle, option
from tests.live.stores import only_sqlite

pytestmark = pytest.mark.live
QUEUE = {"Name": "VPN", "Description": "", "CustomFields": []}
ADD_FIELD = """
my ($queue, $field) = @ARGV;
my $made = RT::CustomField->new(RT->SystemUser);
$made->Create(Name => $field, Type => 'FreeformSingle', Queue => $queue);
print $made->id;
"""
B = option("B", "b")
VALUES = """
my $field = RT::CustomField->new(RT->SystemUser);
$field->Load($ARGV[0]);
print join ' ', map { $_->Description . $_->id } @{$field->Values->ItemsArrayRef};
"""


def create(live, kind, name, body):
    return live.carry_out(Create(Key(kind, name), body))


def things(live, kind):
    return [each for each in live.read() if each.kind == kind]


def rejected(live, step):
    before = live.read()
    with pytest.raises(Rejected) as problem:
        live.carry_out(step)
    assert live.read() == before
    return str(problem.value)


def test_a_name_that_a_stranger_has_is_refused_and_nothing_is_made_twice(live):
    cases = {
        Key("Queue", "general"): {"Name": "general"},
        Key("Lifecycle", "default"): lifecycle("open"),
        Key("Class", "general"): {"Name": "General"},
        Key("Template", "blank"): {"Name": "Blank", "Queue": "", "Content": ""},
    }
    for key, body in cases.items():
        assert "already" in rejected(live, Create(key, body)) or key.kind == "Class"


def test_the_same_mark_twice_is_refused(live):
    for kind, body in (("CustomField", field("A")), ("Queue", QUEUE)):
        create(live, kind, "one", body)
        other = {**body, "Name": "B"}

        said = rejected(live, Create(Key(kind, "one"), other))

        assert said == f"{kind}:one is there already, and otherwise"


def test_a_stranger_is_named_by_its_number_where_we_refer_to_it(live, tracker):
    native = create(live, "Queue", "vpn", QUEUE)
    number = tracker.perl(ADD_FIELD, native, "Theirs")

    held = live.find(Key("Queue", "vpn"))

    assert held.body["CustomFields"] == [f"#{number}"]
    assert held.body["Lifecycle"] == "#default"
    change = Change("CustomFields", held.body["CustomFields"], [])
    live.carry_out(Update(held.key, native, (change,)))
    (theirs,) = [each for each in things(live, "CustomField") if each.native == number]
    assert theirs.key is None
    assert not theirs.retired


def test_what_somebody_changed_since_the_plan_is_not_overwritten(live, tracker):
    native = create(live, "Queue", "vpn", QUEUE)
    tracker.rest("PUT", f"queue/{native}", {"Description": "by hand"})

    said = rejected(
        live, Update(Key("Queue", "vpn"), native, (Change("Description", "", "new"),))
    )

    assert said == "Queue:vpn: somebody else changed its Description"
    assert live.find(Key("Queue", "vpn")).body["Description"] == "by hand"


@only_sqlite
def test_a_number_that_another_thing_has_now_is_no_longer_ours(live, tracker):
    body = {"Name": "told", "Queue": "", "Type": "Simple", "Content": "ours"}
    native = create(live, "Template", "told", body)
    tracker.perl(
        "my $t = RT::Template->new(RT->SystemUser); $t->Load($ARGV[0]); $t->Delete;"
        "sleep 1;"
        "$t = RT::Template->new(RT->SystemUser);"
        "$t->Create(Name => 'theirs', Content => '', Queue => 0)",
        native,
    )

    assert live.find(Key("Template", "told")) is None
    there = {each.native: each for each in things(live, "Template")}
    assert there[native].key is None
    assert there[native].body["Name"] == "theirs"
    assert create(live, "Template", "told", body) != native


def test_a_stranger_that_we_take_over_and_give_back_is_as_it_was(live, tracker):
    general = Key("Queue", "general")
    was = next(each for each in things(live, "Queue") if each.native == "1")
    change = Change("Description", was.body["Description"], NAME)

    live.carry_out(Adopt(general, "1", (change,)))
    assert live.find(general).body["Description"] == NAME
    live.carry_out(Release(general, "1", (Change("Description", NAME, change.before),)))

    assert live.find(general) is None
    assert was in live.read()


def test_rights_that_were_there_outlive_ours_and_others_are_not_touched(live, tracker):
    grant = (
        "my $e = RT::Group->new(RT->SystemUser);"
        "$e->LoadSystemInternalGroup('Everyone');"
        "$e->PrincipalObj->GrantRight(Right => $_, Object => RT->System) for @ARGV"
    )
    tracker.perl(grant, "SeeQueue", "ShowTicket")
    key = Key("Right", "Everyone@System")
    body: dict[str, Json] = {"Principal": "Everyone", "Object": "System"}
    body["Rights"] = ["SeeQueue", "OwnTicket"]

    native = create(live, "Right", key.id, body)
    assert live.find(key).body["Rights"] == ["OwnTicket", "SeeQueue"]
    live.carry_out(Delete(key, native, {}))

    (left,) = [
        each.body["Rights"]
        for each in things(live, "Right")
        if (each.body["Principal"], each.body["Object"]) == ("Everyone", "System")
    ]
    assert left == ["SeeQueue", "ShowTicket"]
    assert live.find(key) is None


def test_a_right_goes_with_a_queue_that_is_called_otherwise(live):
    native = create(live, "Queue", "vpn", QUEUE)
    body = {"Principal": "Everyone", "Rights": ["SeeQueue"]}
    old = create(live, "Right", "Everyone@Queue:vpn", {**body, "Object": "Queue:vpn"})
    live.carry_out(Update(Key("Queue", "net"), native, (), Key("Queue", "vpn")))

    new = create(live, "Right", "Everyone@Queue:net", {**body, "Object": "Queue:net"})
    live.carry_out(Delete(Key("Right", old), old, {}))

    assert live.find(Key("Right", new)).body["Rights"] == ["SeeQueue"]
    assert live.find(Key("Right", old)) is None


def test_settings_of_files_and_of_others_in_the_database_stay(tracker, connected):
    tracker.configure(
        "sla",
        "Set(%ServiceAgreements, Default => 'theirs', Levels => {"
        "theirs => {Resolve => {RealMinutes => 60}}});"
        "Set(%ServiceBusinessHours, Default => {1 => {Name => 'Monday',"
        "Start => '8:00', End => '17:00'}});"
        "Set(%Lifecycles, __maps__ => {'default -> approvals' => {new => 'new'}});",
    )
    live = connected(tracker)
    create(live, "ServiceLevel", "gold", {"Resolve": {"RealMinutes": 5}})
    create(live, "BusinessHours", "hq", {"1": {"Start": "9:00", "End": "17:00"}})
    create(live, "Lifecycle", "request", lifecycle("open"))

    there = {
        (each.kind, each.native): each.key
        for each in live.read()
        if each.kind in {"ServiceLevel", "BusinessHours", "Lifecycle"}
    }
    assert there["ServiceLevel", "theirs"] is None
    assert there["BusinessHours", "Default"] is None
    assert there["ServiceLevel", "gold"] == Key("ServiceLevel", "gold")
    said = tracker.perl(
        "my %c = RT->Config->Get('ServiceAgreements');"
        "print join ' ', $c{Default}, sort keys %{$c{Levels}};"
        "my %l = RT->Config->Get('Lifecycles');"
        "print ' ', scalar keys %{$l{__maps__}}, ' ', join ' ', sort keys %l"
    )
    assert said == "theirs gold theirs 2 __maps__ approvals assets default request"


def test_a_value_that_reads_otherwise_stays_the_value_it_was(live, tracker):
    key = Key("CustomField", "f")
    native = create(live, "CustomField", "f", choice("F", option("A", "a"), B))
    before = tracker.perl(VALUES, native)
    was = live.find(key).body["Values"]
    now: list[Json] = [{**B}, {**option("A new name", "a")}]

    live.carry_out(Update(key, native, (Change("Values", was, now),)))

    assert sorted(tracker.perl(VALUES, native).split()) == sorted(before.split())
