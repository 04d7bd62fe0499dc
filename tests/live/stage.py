"""A Request Tracker whose clock tests set, and a hand on its stage.

The hand is one process of its Perl: it makes people, looks at tickets, and knows what
is ours by our mark. Starting it once is quicker than once for each question.
"""

import json
import shlex
import subprocess
from collections.abc import Mapping
from typing import Any

from catalogkit.catalog.catalog import Catalog
from catalogkit.resource import Resource
from catalogkit.rollout.order import ordered
from catalogkit.step import Create
from catalogkit.targets.request_tracker.client import Host
from catalogkit.targets.request_tracker.crontab import crontab
from catalogkit.targets.request_tracker.goal import goal
from catalogkit.targets.request_tracker.live import Live
from tests.live.request_tracker import Answer, Tracker

CLOCK = r"""
package CatalogKitClock;
use strict; use warnings;
sub moment {
    open my $clock, '<', $ENV{CATALOGKIT_CLOCK} or return CORE::time();
    my $moment = <$clock>;
    return defined $moment && $moment =~ /^(\d+)/ ? 0 + $1 : CORE::time();
}
BEGIN {
    *CORE::GLOBAL::time = sub () { moment() };
    *CORE::GLOBAL::gmtime = sub (;$) { CORE::gmtime(@_ ? $_[0] : moment()) };
    *CORE::GLOBAL::localtime = sub (;$) { CORE::localtime(@_ ? $_[0] : moment()) };
}
1;
"""
HAND = r"""
use JSON::PP ();
my $json = JSON::PP->new->utf8->canonical->allow_nonref;
binmode STDIN, ':raw'; binmode STDOUT, ':raw'; $| = 1;
sub key_of {
    my $mark = $_[0]->FirstAttribute('catalogkit') or return undef;
    return $json->decode(Encode::encode_utf8($mark->Content))->{id};
}
sub sure { my ($ok, $message) = @_; $ok or die "$message\n"; return $ok }
my %does = (
    fields => sub {
        my %found;
        my $all = RT::CustomFields->new(RT->SystemUser);
        $all->UnLimit;
        while (my $field = $all->Next) {
            my $key = key_of($field);
            $found{$key} = $field->id if defined $key;
        }
        return \%found;
    },
    queues => sub {
        my %found;
        my $all = RT::Queues->new(RT->SystemUser);
        $all->UnLimit;
        while (my $queue = $all->Next) {
            my $key = key_of($queue);
            $found{$key} = $queue->id if defined $key;
        }
        return \%found;
    },
    person => sub {
        my ($login, $known) = @_;
        my $user = RT::User->new(RT->SystemUser);
        $user->Load($login);
        sure($user->Create(Name => $login, EmailAddress => "$login\@example.com"))
            unless $user->id;
        my $fields = $user->CustomFields;
        while (my $field = $fields->Next) {
            my $key = key_of($field) // '';
            $key =~ s/^(?:requester|person)\.// or next;
            my $old = $user->FirstCustomFieldValue($field->id);
            sure($user->DeleteCustomFieldValue(Field => $field->id, Value => $old))
                if defined $old;
            next unless defined $known->{$key};
            my ($name) = grep { $_->Description eq $known->{$key} }
                @{$field->Values->ItemsArrayRef};
            my $value = $name ? $name->Name : $known->{$key};
            sure($user->AddCustomFieldValue(Field => $field->id, Value => $value));
        }
        return $user->id;
    },
    quiet => sub {
        my $all = RT::Scrips->new(RT->SystemUser);
        $all->UnLimit;
        while (my $scrip = $all->Next) {
            next if $scrip->ActionObj->ExecModule !~ /Notify|Autoreply|Email|Forward/;
            sure($scrip->SetDisabled(1)) unless $scrip->Disabled;
        }
        return 1;
    },
    password => sub {
        my ($login, $password) = @_;
        my $user = RT::User->new(RT->SystemUser);
        $user->Load($login);
        return sure($user->SetPassword($password));
    },
    ticket => sub {
        my ($id) = @_;
        my $ticket = RT::Ticket->new(RT->SystemUser);
        $ticket->Load($id);
        my $known = $ticket->FirstAttribute('catalogkit request');
        $known = $known ? $known->Content : {};
        my @team;
        my $roles = $ticket->QueueObj->CustomRoles;
        while (my $role = $roles->Next) {
            next unless (key_of($role) // '') eq 'team';
            my $members = $ticket->RoleGroup($role->GroupType)->MembersObj;
            push @team, map { key_of($_->MemberObj->Object) // '?' }
                @{$members->ItemsArrayRef};
        }
        my ($next) = grep { (key_of($_) // '') eq 'escalation.next' }
            @{$ticket->CustomFields->ItemsArrayRef};
        return {
            status => $ticket->Status, priority => 0 + $ticket->Priority,
            level => $ticket->SLA // '', type => $ticket->Type,
            queue => key_of($ticket->QueueObj) // $ticket->QueueObj->Name,
            due => 0 + $ticket->DueObj->Unix, created => 0 + $ticket->CreatedObj->Unix,
            team => \@team, path => $known->{path}, parts => $known->{tickets} || {},
            subject => $ticket->Subject,
            admincc => [map { key_of($_) // $_->Name } map { $_->MemberObj->Object }
                @{$ticket->AdminCc->MembersObj->ItemsArrayRef}],
            depends => [map { $_->LocalTarget } @{$ticket->DependsOn->ItemsArrayRef}],
            next => $next ? $ticket->FirstCustomFieldValue($next->id) : undef,
            content => $ticket->Transactions->First->Content,
            said => [map { $_->Content } grep { $_->Type =~ /^(?:Correspond|Comment)$/ }
                @{$ticket->Transactions->ItemsArrayRef}],
        };
    },
    begun => sub {
        my ($request, $name) = @_;
        my $marks = RT::Attributes->new(RT->SystemUser);
        $marks->Limit(FIELD => 'Name', VALUE => 'catalogkit part');
        return scalar grep { $_->{request} == $request && $_->{part} eq $name }
            map { $_->Content } @{$marks->ItemsArrayRef};
    },
    act => sub {
        my ($id, $method, @given) = @_;
        my $ticket = RT::Ticket->new(RT->SystemUser);
        $ticket->Load($id);
        my ($ok, $message) = $ticket->$method(@given);
        undef $ticket;
        return [$ok ? 1 : 0, $message];
    },
);
while (my $line = <STDIN>) {
    my ($name, @given) = @{$json->decode($line)};
    DBIx::SearchBuilder::Record::Cachable->FlushCache;
    my $found = eval { $does{$name}->(@given) };
    print $json->encode($@ ne '' ? {died => "$@"} : {ok => $found}), "\n";
}
"""


class TimedTracker(Tracker):
    """One whose clock stands where tests set it, and goes with ours until they do."""

    @property
    def environment(self) -> dict[str, str]:
        """With the module that replaces the clock."""
        module = self.folder / "CatalogKitClock.pm"
        if not module.exists():
            module.write_text(CLOCK, encoding="utf-8")
        return {
            **super().environment,
            "PERL5OPT": f"-I{self.folder} -MCatalogKitClock",
            "CATALOGKIT_CLOCK": str(self.folder / "clock"),
        }

    def settled(self, *request: Any, **given: Any) -> Answer:
        """Asks REST 2.0, and waits until all rules were carried out.

        They run after the answer was given, and before the only worker takes the next
        request.
        """
        answer = self.rest(*request, **given)
        self.rest("GET", "queue/1")
        return answer

    def at(self, seconds: int) -> None:
        """Sets the clock."""
        draft = self.folder / "clock.draft"
        draft.write_text(f"{seconds}\n", encoding="utf-8")
        draft.replace(self.folder / "clock")


def apply(tracker: Tracker, catalog: Catalog) -> None:
    """Makes everything that a catalog wants, in an empty Request Tracker."""
    found = [each for each in goal(catalog) if isinstance(each, Resource)]
    found = [each for each in found if each.key.kind != "Manual"]
    needs = {each.key: each.after for each in found}
    creates = [
        Create(each.key, each.body) for each in found if isinstance(each.body, Mapping)
    ]
    steps, circle = ordered(creates, needs)
    assert not circle
    setting = [f"{name}={value}" for name, value in tracker.environment.items()]
    host = Host(["env", *setting, "perl"], "root")
    live = Live(host)
    host.start()
    try:
        for each in steps:
            live.carry_out(each)
    finally:
        live.close()


def tick(tracker: Tracker, field: str = "Next escalation") -> None:
    """What the line of the crontab does when its time is there."""
    line = crontab(field).replace("\\%", "%")
    found = tracker.run(*shlex.split(line)[6:])
    assert found.returncode == 0, found.stderr


class Hand:
    """The process; `ask` says what it answers, and fails where it dies."""

    def __init__(self, tracker: Tracker) -> None:
        program = "use strict; use warnings; use RT; RT::LoadConfig(); RT::Init();"
        self.process = subprocess.Popen(
            ["perl", "-e", program + HAND], env=tracker.environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    def ask(self, name: str, *given: Any) -> Any:
        """What the hand answers."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([name, *given]) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "died" not in answer, answer["died"]
        return answer["ok"]

    def stop(self) -> None:
        """Ends it."""
        self.process.communicate(timeout=30)
