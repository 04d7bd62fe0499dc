# The course of a request in Request Tracker: it is decided once, then approvals, tasks
# and the clock are followed. What is known of it stands in an attribute of its ticket.
package CatalogKit::Request;
use strict;
use warnings;
no warnings 'redefine';

my ($KNOWN, $PART) = ('catalogkit request', 'catalogkit part');
my ($WORKING, $APPROVAL, $REQUESTER, $REFUSED, $WITHDRAWN) = (
    'in progress', 'waiting on approval', 'waiting on requester', 'refused', 'withdrawn',
);
my %NAMES = (Web => 'portal', REST2 => 'api', REST => 'api', Email => 'mail');

sub _done { return CatalogKit::Tracker::done(@_) }
sub _said { return CatalogKit::Tracker::said(@_) }

sub _known {
    my ($ticket) = @_;
    my $attribute = $ticket->FirstAttribute($KNOWN);
    return $attribute ? $attribute->Content : {};
}

sub _keep {
    my ($ticket, $known) = @_;
    return _done($ticket, 'what is known is kept',
        $ticket->SetAttribute(Name => $KNOWN, Content => $known));
}

# Something happened to a ticket in a queue of ours. Where several processes of RT handle
# one request at a moment, they go one by one: the row of the whole is locked, and what
# was read before is forgotten. A database that ends a transaction is asked once more.
sub happened {
    my ($number, $transactions) = @_;
    my $inside = RT->DatabaseHandle->TransactionDepth;
    for my $try (1 .. 3) {
        my $ticket = _ticket($number) or return 1;
        return 1 if eval {
            _whole($ticket)->Atomic(sub {
                DBIx::SearchBuilder::Record::Cachable->FlushCache;
                _happened($number, $transactions);
            });
            1;
        };
        die $@ if $inside || $try == 3;
        RT->Logger->warning("catalogkit: ticket $number, once more: $@");
    }
}

# The request that a ticket is a part of.
sub _above {
    my ($ticket) = @_;
    my $part = $ticket->FirstAttribute($PART) or return;
    return _ticket($part->Content->{request});
}

# The outermost, for a task is a part of a request, and that may be one of a bundle.
sub _whole {
    my ($ticket) = @_;
    while (my $above = _above($ticket)) { $ticket = $above }
    return $ticket;
}

sub _happened {
    my ($number, $transactions) = @_;
    my $ticket = _ticket($number) or return;
    $ticket->RanTransactionBatch(1);
    my $rules = CatalogKit::Tracker::rules($ticket->Queue) or return;
    my %what;
    push @{$what{$_->Type eq 'Set' ? $_->Field : $_->Type}}, $_ for @$transactions;
    _part_changed($ticket) if $what{Status};
    return unless $rules->{item};
    my $known = _known($ticket);
    if (!defined $known->{path}) {
        return if $known->{refused} || !($what{Create} || $what{CustomField});
        return decide($ticket, $rules, $known);
    }
    _answered($ticket) if grep { $_->IsInbound } @{$what{Correspond} || []};
    advance($ticket, $rules, $known);
    CatalogKit::Course::changed($ticket, $rules, $known);
    CatalogKit::Course::keep_due($ticket, $known) if $what{Due};
    return CatalogKit::Course::climb($ticket, $rules, $known) if $what{CustomField};
}

# The requester answered: the work goes on.
sub _answered {
    my ($ticket) = @_;
    return unless $ticket->Status eq $REQUESTER;
    return _done($ticket, 'the answer is here', $ticket->SetStatus($WORKING));
}

# A task or a part of a bundle changed: its request may go on.
sub _part_changed {
    my ($ticket) = @_;
    my $whole = _above($ticket) or return;
    $whole->RanTransactionBatch(1);
    my $rules = CatalogKit::Tracker::rules($whole->Queue) or return;
    my $known = _known($whole);
    return advance($whole, $rules, $known) if defined $known->{path};
}

sub _requester { return $_[0]->Requestors->UserMembersObj->First }

# A request as decide() takes it.
sub gathered {
    my ($ticket, $rules) = @_;
    my $answers = CatalogKit::Tracker::answers($ticket, $rules->{inputs});
    my $types = $rules->{people};
    my %person = (requester => CatalogKit::Tracker::person(_requester($ticket), $types));
    my $named = $rules->{recipient};
    my $other = defined $named ? CatalogKit::Tracker::user($answers->{$named}) : undef;
    $person{recipient} = CatalogKit::Tracker::person($other, $types) if $other;
    my $field = CatalogKit::Tracker::field($ticket, 'request.channel');
    my $channel = $field
        ? CatalogKit::Tracker::answer($ticket, $field, {type => 'choice'}) : undef;
    $channel //= $rules->{channels}{$NAMES{RT->CurrentInterface} // ''}
        // $rules->{channels}{portal};
    my $at = CatalogKit::Clock::written($ticket->CreatedObj->Unix);
    return {answers => $answers, channel => $channel, at => $at, %person};
}

sub decide {
    my ($ticket, $rules, $known) = @_;
    my $table = \&CatalogKit::Tracker::clock;
    my $request = gathered($ticket, $rules);
    my $found = CatalogKit::Decision::decide($rules, $request, $table);
    return _ask($ticket, $rules, $known, $found->{missing}) if $found->{missing};
    return _refuse($ticket, $rules, $found->{refused}) if $found->{refused};
    my ($path, $promise) = @$found{qw(path promise)};
    CatalogKit::Tracker::set_team($ticket, $path->{team}) if defined $path->{team};
    my $grid = $rules->{priority};
    if ($grid && defined $found->{priority}) {
        my $number = $grid->{numbers}{$found->{priority}};
        _done($ticket, 'priority', $ticket->SetPriority($number))
            if defined $number && $ticket->Priority != $number;
        _commander($ticket, $grid->{major}, $found) if $grid->{major};
    }
    my @asked = grep { !$_->{afterwards} } @{$found->{approvals}};
    $known = {
        path => $path->{id}, team => $path->{team}, facts => $found->{facts},
        approvals => [map { $_->{id} } @{$found->{approvals}}],
        promise => $promise, tickets => {}, steps => [],
    };
    _keep($ticket, $known);
    _done($ticket, 'approvals are asked', $ticket->SetStatus($APPROVAL))
        if @asked && $ticket->Status ne $APPROVAL;
    _level($ticket, $promise ? $promise->{level} : '');
    $known->{waits} = 1 if @asked && $promise && $promise->{waits};
    $known->{waits}
        ? CatalogKit::Course::keep_due($ticket, $known)
        : CatalogKit::Course::start($ticket, $rules, $known, $ticket->CreatedObj->Unix)
        if $promise;
    _keep($ticket, $known);
    my @told = map { _said($_, $rules, _requester($ticket)) }
        grep { $_ } @$path{qw(because told)};
    _tell($ticket, join "\n\n", @told) if @told;
    advance($ticket, $rules, $known);
    return CatalogKit::Course::changed($ticket, $rules, $known);
}

# The service level, by which RT sets when it is due; without one nothing is due.
sub _level {
    my ($ticket, $level) = @_;
    return 1 if ($ticket->SLA // '') eq $level;
    return _done($ticket, "level '$level'", $ticket->SetSLA($level)) if $level ne '';
    _done($ticket, 'no level', $ticket->_Set(
        Field => 'SLA', Value => '', RecordTransaction => 0));
    return $ticket->DueObj->Unix <= 0 || _done($ticket, 'nothing is due',
        $ticket->SetDue(CatalogKit::Tracker::moment_utc(0)));
}

sub _commander {
    my ($ticket, $major, $found) = @_;
    return unless CatalogKit::Condition::holds($major->{when}, @$found{qw(facts world)});
    my $group = CatalogKit::Tracker::found('RT::Group', $major->{commander});
    return _done($ticket, 'a major incident is led',
        $ticket->AddWatcher(Type => 'AdminCc', PrincipalId => $group)) if $group;
}

sub _tell {
    my ($ticket, $text) = @_;
    return _done($ticket, 'the requester is told', $ticket->Correspond(Content => $text));
}

# Without its answers a request is not routed: its owner keeps it, the requester is asked.
sub _ask {
    my ($ticket, $rules, $known, $missing) = @_;
    return if $known->{asked};
    _keep($ticket, {asked => 1});
    CatalogKit::Tracker::set_team($ticket, $rules->{owner}) if defined $rules->{owner};
    my $user = _requester($ticket);
    my $questions = join "\n", map { '- ' . _said($_, $rules, $user) } @$missing;
    _tell($ticket, _said($rules->{sentences}{missing}, $rules, $user) . "\n\n$questions");
    return _done($ticket, 'answers are missing', $ticket->SetStatus($REQUESTER));
}

sub _refuse {
    my ($ticket, $rules, $sentences) = @_;
    _keep($ticket, {refused => 1});
    my $user = _requester($ticket);
    _tell($ticket, join "\n\n", map { _said($_, $rules, $user) } @$sentences);
    return _done($ticket, 'it is refused',
        $ticket->SetStatus(Status => $REFUSED, Force => 1));
}

sub _ticket {
    my ($number) = @_;
    my $ticket = RT::Ticket->new(RT->SystemUser);
    $ticket->Load($number);
    return $ticket->id ? $ticket : undef;
}

sub _has_ended {
    my ($ticket) = @_;
    return !$ticket || $ticket->LifecycleObj->IsInactive($ticket->Status);
}

# How the parts of a request ended: which have, and what they bring.
sub _ended {
    my ($ticket, $rules, $tickets) = @_;
    my (%ended, %facts);
    for my $task (grep { $_->{asks} } @{$rules->{tasks}}) {
        my $answers = CatalogKit::Tracker::answers($ticket, $task->{asks});
        $facts{"$task->{id}.$_"} = $answers->{$_} for keys %$answers;
    }
    for my $id (keys %$tickets) {
        my $part = _ticket($tickets->{$id});
        next unless _has_ended($part);
        $ended{$id} = 1;
        my $field = $part ? CatalogKit::Tracker::field($part, 'task.outcome') : undef;
        my $outcome = $field ? $part->FirstCustomFieldValue($field->id) : undef;
        $facts{"$id.outcome"} = $outcome if defined $outcome;
    }
    return (\%ended, \%facts);
}

# Begins whatever can begin now: approvals, tasks and the parts of a bundle.
sub advance {
    my ($ticket, $rules, $known) = @_;
    return _withdraw_parts($ticket, $known) if _has_ended($ticket);
    my ($ended, $brought) = _ended($ticket, $rules, $known->{tickets});
    my $facts = {%{$known->{facts}}, %$brought};
    my $world = CatalogKit::Clock::world(\&CatalogKit::Tracker::clock,
        $ticket->CreatedObj->Unix, $rules->{calendar});
    my $path = {id => $known->{path}, team => $known->{team}};
    my $tasks = CatalogKit::Decision::tasks($rules, $path, $facts, $world, $ended);
    my ($approvals, $last) = CatalogKit::Parts::approvals($rules, $known->{approvals});
    CatalogKit::Parts::narrow($_, $known->{tickets}, $ended) for @$approvals;
    $_->{after} = [map { $last->{$_} // $_ } @{$_->{after}}] for @$tasks;
    my @parts = (@$approvals, grep { !$_->{maybe} } @$tasks);
    my %applies = map { $_->{id} => 1 } @$approvals, @$tasks;
    my %task = map { $_->{id} => 1 } @$tasks;
    my $tickets = $known->{tickets};
    for my $round (@parts) {
        my $begun = 0;
        for my $part (grep { !$tickets->{$_->{id}} } @parts) {
            my @before = grep { $applies{$_} }
                $part->{afterwards} ? keys %task : @{$part->{after}};
            next if _is_held($part, \@before, $tickets, $ended, \%task);
            my $number = CatalogKit::Parts::begin($ticket, $rules, $known, $part,
                [map { $tickets->{$_} } @before], $facts) or next;
            $tickets->{$part->{id}} = $number;
            _keep($ticket, $known);
            $begun = 1;
        }
        last unless $begun;
    }
    return 1;
}

# What RT makes wait by itself is there from the start; a request for another item would
# begin at once, and an approval would not wait for a task.
sub _is_held {
    my ($part, $before, $tickets, $ended, $is_task) = @_;
    return 1 if grep { !$tickets->{$_} } @$before;
    my @open = grep { !$ended->{$_} } @$before;
    return @open > 0 if $part->{item};
    return 0 if exists $part->{paths} || $part->{afterwards};
    return 0 < grep { $is_task->{$_} } @open;
}

# A request that ended early takes its tasks along.
sub _withdraw_parts {
    my ($ticket, $known) = @_;
    return unless $ticket->Status eq $REFUSED || $ticket->Status eq $WITHDRAWN;
    for my $part (map { _ticket($_) } values %{$known->{tickets}}) {
        next if _has_ended($part) || $part->Type eq 'approval';
        _done($part, 'its request has ended',
            $part->SetStatus(Status => $WITHDRAWN, Force => 1));
    }
    return 1;
}

1;
