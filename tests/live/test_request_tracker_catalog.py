"""A catalog on a live Request Tracker: brought there, kept there, asked for there."""

import filecmp

import pytest

from catalogkit.step import Create, Retire, Update
from tests.live.brought import Brought
from tests.live.request_tracker import PASSWORD
from tests.tracked import ITEM, catalog

pytestmark = pytest.mark.live

FORM = """\
- id: door
  type: choice
  label: Which door?
  required: true
  options: [{id: front, label: The front door}, {id: back, label: The back door}]
  default: front
- {id: salary, type: text, label: Salary, sensitive: {readers: [security]}}
"""
MORE = FORM + "- {id: until, type: date, label: Until when?}\n"
PEOPLE = """
my %groups = (ann => 'All staff', w => 'Network operations', s => 'Security');
for my $name (sort keys %groups) {
    my $user = RT::User->new(RT->SystemUser);
    $user->LoadOrCreateByEmail("$name\\@example.com");
    $user->SetName($name); $user->SetPassword($ARGV[0]); $user->SetPrivileged(1);
    my $group = RT::Group->new(RT->SystemUser);
    $group->LoadUserDefinedGroup($groups{$name});
    next if $group->HasMember($user->PrincipalObj);
    my ($ok, $said) = $group->AddMember($user->PrincipalId);
    die "$name: $said\\n" unless $ok;
}
my $api = RT::User->new(RT->SystemUser);
$api->Load('catalogkit-requests'); $api->SetPassword($ARGV[0]);
"""


@pytest.fixture(scope="module")
def there(new_tracker):
    return new_tracker()


@pytest.fixture
def brought(there, connected, tmp_path_factory):
    found = Brought(connected(there), there.folder / "ours")
    found.folder.mkdir(exist_ok=True)
    return found


def test_an_empty_one_is_brought_to_the_catalog_and_then_nothing_is_left(
    brought, there
):
    brought.apply(catalog(FORM))

    assert not brought.steps(catalog(FORM))
    once, twice = there.dump("once"), there.dump("twice")
    (file,) = (each.name for each in once.iterdir())
    assert filecmp.cmp(once / file, twice / file, shallow=False)


def test_a_requester_sees_her_own_and_nobody_elses(brought, there):
    brought.apply(catalog(FORM))
    there.perl(PEOPLE, PASSWORD)
    asked = {
        "Queue": "Badge",
        "Requestor": "ann@example.com",
        "CustomFields": {"Which door?": "The back door", "Salary": "100"},
    }

    made = there.rest("POST", "ticket", asked, **_as("catalogkit-requests"))
    own = there.rest("GET", f"ticket/{made.body['id']}", **_as("ann"))

    assert made.status == 201, made.body
    assert _answers(own) == {"Which door?": ["The back door"], "Salary": ["100"]}
    other = there.rest("POST", "ticket", asked | {"Requestor": "bob@example.com"})
    assert there.rest("GET", f"ticket/{other.body['id']}", **_as("ann")).status == 403


def test_a_sensitive_answer_is_shown_to_its_readers_alone(brought, there):
    brought.apply(catalog(FORM))
    there.perl(PEOPLE, PASSWORD)
    asked = {"Queue": "Badge", "CustomFields": {"Salary": "100"}}
    made = there.rest("POST", "ticket", asked)
    give = """
        my $ticket = RT::Ticket->new(RT->SystemUser); $ticket->Load($ARGV[0]);
        my $role = RT::CustomRole->new(RT->SystemUser); $role->Load('Team');
        for my $name ('Network operations', 'Security') {
            my $group = RT::Group->new(RT->SystemUser);
            $group->LoadUserDefinedGroup($name);
            $ticket->AddRoleMember(Type => $role->GroupType, PrincipalId => $group->id);
        }
    """
    there.perl(give, str(made.body["id"]))

    seen = {
        who: _answers(there.rest("GET", f"ticket/{made.body['id']}", **_as(who)))
        for who in ("w", "s")
    }

    assert "Salary" not in seen["w"]
    assert seen["s"]["Salary"] == ["100"]


def test_the_account_of_programs_makes_requests_and_changes_none(brought, there):
    brought.apply(catalog(FORM))
    there.perl(PEOPLE, PASSWORD)
    asked = {"Queue": "Badge", "CustomFields": {"Which door?": "The back door"}}

    made = there.rest("POST", "ticket", asked, **_as("catalogkit-requests"))
    where = f"ticket/{made.body['id']}"
    changed = there.rest("PUT", where, {"Subject": "x"}, **_as("catalogkit-requests"))

    assert made.status == 201
    assert "Permission" in str(changed.body)
    seen = there.rest("GET", where, **_as("catalogkit-requests"))
    assert _answers(seen)["Which door?"] == ["The back door"]


def test_open_requests_keep_their_answers_whatever_becomes_of_the_item(brought, there):
    brought.apply(catalog(FORM))
    asked = {"Queue": "Badge", "CustomFields": {"Which door?": "The back door"}}
    ticket = f"ticket/{there.rest('POST', 'ticket', asked).body['id']}"

    added = brought.steps(catalog(MORE))
    brought.apply(catalog(MORE))

    assert {type(each) for each in added} >= {Create, Update}
    assert _answers(there.rest("GET", ticket))["Which door?"] == ["The back door"]
    brought.apply(catalog(MORE, "lifecycle: retired\nreplaced_by: vpn-access"))
    queue = there.rest("GET", ticket).body["Queue"]["id"]
    assert there.rest("GET", f"queue/{queue}").body["Disabled"] == "1"
    assert _answers(there.rest("GET", ticket))["Which door?"] == ["The back door"]
    assert there.rest("PUT", ticket, {"Status": "in progress"}).status == 200
    brought.apply(catalog(MORE))
    assert there.rest("GET", f"queue/{queue}").body["Disabled"] == "0"
    assert _answers(there.rest("GET", ticket))["Which door?"] == ["The back door"]


def test_a_renamed_item_keeps_its_queue_and_what_is_open_there(brought, there):
    card = ITEM.format(form="  - {id: why, type: text, label: Why?}", more="")
    card = card.replace("{en: Badge, zh-CN: 门禁卡}", "{en: Key card, zh-CN: 钥匙卡}")
    old = card.replace("id: badge", "id: key-card")
    new = card.replace("id: badge", "id: key\nrenamed_from: key-card")
    new = new.replace("Key card", "Key")
    brought.apply(catalog(FORM, files={"key-card.yaml": old}))
    asked = {"Queue": "Key card", "CustomFields": {"Why?": "I lost mine"}}
    ticket = f"ticket/{there.rest('POST', 'ticket', asked).body['id']}"
    queue = there.rest("GET", ticket).body["Queue"]["id"]

    renamed = catalog(FORM, files={"key.yaml": new})
    steps = brought.steps(renamed)
    brought.apply(renamed)

    made = {each.key.kind for each in steps if isinstance(each, Create)}
    assert not made & {"Queue", "CustomField"}
    assert there.rest("GET", ticket).body["Queue"]["id"] == queue
    assert there.rest("GET", f"queue/{queue}").body["Name"] == "Key"
    assert _answers(there.rest("GET", ticket)) == {"Why?": ["I lost mine"]}
    assert not brought.steps(renamed)


def test_what_holds_answers_is_retired_and_not_deleted(brought, there):
    brought.apply(catalog(MORE))
    asked = {"Queue": "Badge", "CustomFields": {"Until when?": "2027-01-31"}}
    there.rest("POST", "ticket", asked)

    found = [each for each in brought.steps(catalog(FORM)) if isinstance(each, Retire)]

    assert [(str(each.key), each.holds) for each in found] == [
        ("CustomField:badge.until", 1)
    ]


def _as(name):
    return {"user": name, "password": PASSWORD}


def _answers(answer):
    return {
        each["name"]: each["values"]
        for each in answer.body["CustomFields"]
        if each["values"]
    }
