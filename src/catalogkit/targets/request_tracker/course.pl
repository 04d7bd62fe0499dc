# The clock of a request: the steps of its ladder and the last moments of its approvals.
# A field of the ticket holds the next moment; a timetable outside says when it is there.
package CatalogKit::Course;
use strict;
use warnings;
no warnings 'redefine';

my $NEXT = 'escalation.next';

sub _done { return CatalogKit::Tracker::done(@_) }
sub _keep { return CatalogKit::Request::_keep(@_) }
sub _table { return \&CatalogKit::Tracker::clock }

sub _clock {
    my ($promise) = @_;
    my $calendar = $promise ? $promise->{calendar} : undef;
    return defined $calendar ? CatalogKit::Tracker::clock($calendar) : undef;
}

# The clock begins: the moments of the ladder are known, and the day that was promised.
sub start {
    my ($ticket, $rules, $known, $at) = @_;
    my $promise = $known->{promise};
    my $times = CatalogKit::Decision::times($promise, $at, _table());
    my $steps = CatalogKit::Decision::ladder($rules, $promise, $times, _table());
    push @{$known->{steps}}, @$steps;
    delete $known->{waits};
    keep_due($ticket, $known);
    _keep($ticket, $known);
    return schedule($ticket, $known);
}

# What is promised for a day is due then, whatever RT's clock says.
sub keep_due {
    my ($ticket, $known) = @_;
    my $ready = $known->{promise} ? $known->{promise}{ready} : undef;
    return 1 unless defined $ready;
    my $moment = CatalogKit::Clock::seconds($ready);
    return 1 if $ticket->DueObj->Unix == $moment;
    return _done($ticket, 'due on that day',
        $ticket->SetDue(CatalogKit::Tracker::moment_utc($moment)));
}

# The last moment of an approval; undef where nobody knows.
sub due_of {
    my ($ticket, $known, $part) = @_;
    my $clock = _clock($known->{promise});
    return undef if !$clock && $part->{within} !~ / elapsed\z|\A\d+[dw]\z/;
    return CatalogKit::Clock::add($clock, time, $part->{within});
}

sub watch {
    my ($ticket, $known, $part, $number, $due) = @_;
    push @{$known->{steps}}, {
        moment => $due, approval => $number, silence => $part->{silence},
        at => $part->{within}, of => $part->{id}, wall => 1,
    };
    _keep($ticket, $known);
    return schedule($ticket, $known);
}

sub schedule {
    my ($ticket, $known) = @_;
    my ($next) = sort { $a <=> $b } map { $_->{moment} }
        grep { !$_->{done} && ($_->{wall} || !$known->{paused}) } @{$known->{steps}};
    return CatalogKit::Tracker::write_field($ticket, $NEXT,
        defined $next ? CatalogKit::Tracker::moment($next) : undef);
}

# The clock stands still in some states, and begins when all approvals are there.
sub changed {
    my ($ticket, $rules, $known) = @_;
    my $status = $ticket->Status;
    if ($known->{waits}) {
        return if $status eq 'waiting on approval';
        return start($ticket, $rules, $known, time);
    }
    my $pauses = grep { $_ eq $status } @{($known->{promise} || {})->{pauses} || []};
    if ($pauses && !$known->{paused}) {
        $known->{paused} = time;
    }
    elsif (!$pauses && $known->{paused}) {
        _moved($known, $known->{paused}, time);
        delete $known->{paused};
    }
    else { return }
    _keep($ticket, $known);
    return schedule($ticket, $known);
}

sub _moved {
    my ($known, $from, $to) = @_;
    my $clock = _clock($known->{promise});
    my $paused = CatalogKit::Clock::worked($clock, $from, $to) or return;
    for my $step (grep { !$_->{done} && !$_->{wall} } @{$known->{steps}}) {
        my $time = int($paused / 60) . ($clock ? 'm' : 'm elapsed');
        my $moment = CatalogKit::Clock::add($clock, $step->{moment}, $time);
        $step->{moment} = $moment if defined $moment;
    }
}

# Does all steps whose moment is there, each once.
sub climb {
    my ($ticket, $rules, $known) = @_;
    my @due = grep { !$_->{done} && $_->{moment} <= time
        && ($_->{wall} || !$known->{paused}) } @{$known->{steps}};
    return 1 unless @due;
    $_->{done} = 1 for @due;
    _keep($ticket, $known);
    if (!CatalogKit::Request::_has_ended($ticket)) {
        for my $step (@due) {
            next if $step->{of} eq 'respond' && $ticket->ToldObj->Unix > 0;
            $step->{approval} ? _silence($ticket, $rules, $known, $step)
                : _step($ticket, $rules, $known, $step);
        }
    }
    return schedule($ticket, $known);
}

sub _tell {
    my ($ticket, $rules, $step, @principals) = @_;
    my $which = $step->{approval} ? 'silent' : $step->{of} eq 'respond' ? 'late_respond' : 'late';
    my $text = CatalogKit::Tracker::said($rules->{sentences}{$which}, $rules);
    my $at = $step->{at} eq 'breach' ? '100%' : $step->{at};
    $text =~ s/\{at\}/$at/;
    my @addresses = map { CatalogKit::Tracker::addresses($_) } @principals;
    return _done($ticket, "the step at $step->{at} is told", $ticket->Comment(
        Content => $text, (@addresses ? (CcMessageTo => join ', ', @addresses) : ())));
}

sub _step {
    my ($ticket, $rules, $known, $step) = @_;
    my @who = map {
        CatalogKit::Parts::principals($_, $rules, $known, $known->{facts})
    } @{$step->{notify} || []};
    _tell($ticket, $rules, $step, @who);
    CatalogKit::Tracker::set_team($ticket, $step->{reassign}) if defined $step->{reassign};
    return 1 unless $step->{raise_priority} && $rules->{priority};
    my ($next) = sort { $a <=> $b } grep { $_ > $ticket->Priority }
        values %{$rules->{priority}{numbers}};
    return defined $next ? _done($ticket, 'priority', $ticket->SetPriority($next)) : 1;
}

# Nobody decided in time.
sub _silence {
    my ($ticket, $rules, $known, $step) = @_;
    my $approval = CatalogKit::Request::_ticket($step->{approval});
    return 1 if CatalogKit::Request::_has_ended($approval);
    my $silence = $step->{silence};
    return _done($approval, 'silence', $approval->SetStatus(
        Status => $silence eq 'approve' ? 'resolved' : 'rejected', Force => 1))
        if $silence ne 'escalate';
    my $group = defined $rules->{owner}
        ? CatalogKit::Tracker::found('RT::Group', $rules->{owner}) : 0;
    _done($approval, 'silence', $approval->AddWatcher(
        Type => 'AdminCc', PrincipalId => $group)) if $group;
    return _tell($ticket, $rules, $step, $group || ());
}

1;
