"""What others made in a real Request Tracker is imported, marked, and then ours."""

import json

import pytest

from catalogkit.cli.main import run
from catalogkit.findings import findings
from catalogkit.rollout.apply import Apply
from catalogkit.rollout.goal import Terms
from catalogkit.rollout.journal import started
from catalogkit.rollout.plan import plan
from catalogkit.step import Adopt
from catalogkit.targets.request_tracker.kinds import KINDS
from tests.strangers import TODAY, bindings_in, goal_of, imported, project_of, taken

pytestmark = pytest.mark.live
MANIFEST = """\
format: 1
name: Ours
locales: [en]
environments:
  prod:
    platforms:
      request-tracker: {host: HOST, user: root}
"""
OTHERS = r"""
my $u = RT->SystemUser;
sub made { my ($class, %is) = @_; my $it = $class->new($u); my ($ok, $said) = $it->Create(%is);
    die "$class: $said" unless $ok; return $it }
my $team = RT::Group->new($u);
$team->CreateUserDefinedGroup(Name => 'Network team', Description => 'They run *the* network');
for (qw(m.chen a.weber)) {
    $team->AddMember(made('RT::User', Name => $_, Privileged => 1)->PrincipalId);
}
my $vpn = made('RT::Queue', Name => 'VPN access', Description => 'Reach us: from outside',
    CorrespondAddress => 'vpn@example.com');
my $laptop = made('RT::Queue', Name => '笔记本电脑 & "Taschen"');
$team->PrincipalObj->GrantRight(Right => $_, Object => $vpn) for qw(OwnTicket SeeQueue);
my @fields;
sub field { my ($queues, $values, %is) = @_;
    my $field = made('RT::CustomField', LookupType => 'RT::Queue-RT::Ticket', %is);
    my $order = 0;
    $field->AddValue(SortOrder => $order++, %$_) for @$values;
    $field->AddToObject($_) for @$queues;
    return $field }
my $device = field([$vpn], [{Name => 'Laptop', Description => 'company or own'},
    {Name => 'Phone'}, {Name => '笔记本'}], Name => 'Device', Type => 'Select', MaxValues => 1,
    Pattern => '(?#Mandatory).');
my $model = field([$vpn], [{Name => 'X1', Category => 'Laptop'}, {Name => 'Pixel', Category => 'Phone'}],
    Name => 'Model', Type => 'Select', MaxValues => 1);
$model->SetBasedOn($device->id);
field([$vpn, $laptop], [], Name => 'Cost centre', Type => 'Freeform', MaxValues => 1,
    Pattern => '^[A-Z]{2}\d{4}$', EntryHint => 'Two letters & <b>four</b> digits');
field([$laptop], [], Name => 'Why?', Type => 'Text', MaxValues => 1);
field([$laptop], [], Name => 'Pictures', Type => 'Image', MaxValues => 0);
my $known = made('RT::CustomField', Name => 'Department', Type => 'Select', MaxValues => 1,
    LookupType => 'RT::User');
$known->AddValue(Name => $_) for qw(Sales Finance);
$known->AddToObject(RT::User->new($u));
my $class = made('RT::Class', Name => 'FAQ');
my $text = made('RT::CustomField', Name => 'Text', Type => 'HTML', MaxValues => 1,
    LookupType => 'RT::Class-RT::Article');
$text->AddToObject($class);
made('RT::Article', Name => 'How to connect', Summary => 'In five steps', Class => $class->id,
    'CustomField-' . $text->id => '<p>Open <b>it</b> &amp; go.</p>');
made('RT::Scrip', Description => 'Route by device', Queue => 0, ScripCondition => 'On Create',
    ScripAction => 'User Defined', Template => 'Blank', CustomPrepareCode => '1;');
print 'made';
"""  # noqa: E501


@pytest.fixture
def filled(tracker):
    """A Request Tracker in which others have worked."""
    assert tracker.perl(OTHERS) == "made"
    return tracker


@pytest.fixture
def live(filled, connected):
    return connected(filled)


def test_an_import_plans_only_marks_and_then_nothing(live, filled, tmp_path):
    held = live.read()
    made = imported(held)
    project = project_of(made)
    errors = [each for each in findings(project) if each.severity == "error"]
    assert errors == []
    assert {
        "catalog/items/vpn-access.yaml",
        "catalog/teams/network-team.yaml",
        "catalog/field_sets/cost-centre.yaml",
        "catalog/knowledge/how-to-connect.md",
    } <= set(made.files)
    assert "owner: network-team" in made.files["catalog/items/vpn-access.yaml"]
    taken(tmp_path, held, made)

    planned = _plan(live, project, tmp_path)
    assert not planned.blocked
    assert planned.steps
    assert all(isinstance(each, Adopt) and not each.changes for each in planned.steps)

    before = _names(filled)
    bindings = bindings_in(tmp_path)
    journal = started(tmp_path, planned, TODAY.isoformat())
    result = Apply(live, journal, bindings, KINDS).run()
    assert result.is_complete, result.failed
    assert _names(filled) == before
    assert _plan(live, project, tmp_path).is_empty


def test_what_its_author_changes_is_one_update(live, tmp_path):
    held = live.read()
    made = imported(held)
    taken(tmp_path, held, made)
    _apply(live, project_of(made), tmp_path)
    path = "catalog/items/vpn-access.yaml"
    own = made.files[path].replace("label: Device", "label: Which device?")

    changed = project_of(made, {path: own})
    planned = _plan(live, changed, tmp_path)
    assert [str(each.key) for each in planned.steps] == [
        "CustomField:vpn-access.device"
    ]
    _apply(live, changed, tmp_path)

    assert _plan(live, changed, tmp_path).is_empty
    names = [each.body["Name"] for each in live.read() if each.kind == "CustomField"]
    assert "Which device?" in names


def _plan(live, project, folder):
    bindings = bindings_in(folder)
    return plan(goal_of(project), live.read(), bindings, Terms(), live.holding)


def _apply(live, project, folder):
    journal = started(folder, _plan(live, project, folder), TODAY.isoformat())
    result = Apply(live, journal, bindings_in(folder), KINDS).run()
    assert result.is_complete, result.failed


def _names(tracker):
    """Every queue, field and group, as Request Tracker itself names them."""
    return tracker.perl(
        "for my $class (qw(RT::Queues RT::CustomFields RT::Groups RT::Articles)) {"
        " my $all = $class->new(RT->SystemUser); $all->UnLimit;"
        " while (my $one = $all->Next) {"
        "  print join('|', $class, $one->id, $one->Name // '',"
        "   $class eq 'RT::Queues' ? $one->Lifecycle : ''), qq{\\n} } }"
    )


def test_commands_import_mark_and_have_nothing_left_to_do(
    filled, tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    manifest = MANIFEST.replace("HOST", json.dumps([*filled.host]))
    (tmp_path / "catalogkit.yaml").write_text(manifest, encoding="utf-8")
    here = ("-e", "prod", "--today", TODAY.isoformat())

    codes = [
        run(["import", "--from", "request-tracker", *here]),
        run(["apply", *here, "--yes"]),
        run(["plan", *here, "--exit-code"]),
        run(["import", "--from", "request-tracker", *here]),
    ]

    printed = capsys.readouterr()
    assert codes == [0, 0, 0, 0], printed.err
    assert "request-tracker: nothing to do" in printed.out
    assert "0 files written" in printed.out
