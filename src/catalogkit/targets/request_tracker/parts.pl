# The parts of a request as tickets: approvals, tasks, and requests for other items.
package CatalogKit::Parts;
use strict;
use warnings;
no warnings 'redefine';

sub _done { return CatalogKit::Tracker::done(@_) }
sub _said { return CatalogKit::Tracker::said(@_) }

# The principals of a party; @unknown are words about whom RT does not know.
sub principals {
    my ($party, $rules, $known, $facts, $ticket) = @_;
    return CatalogKit::Tracker::found('RT::Group', $party->{team}) || () if $party->{team};
    return CatalogKit::Tracker::found('RT::Group', "role.$party->{role}") || ()
        if $party->{role};
    if ($party->{owners}) {
        my $owner = $party->{owners}{$facts->{$party->{of}} // ''} or return ();
        return principals($owner, $rules, $known, $facts, $ticket);
    }
    if ($party->{part}) {
        return CatalogKit::Tracker::found('RT::Group', $known->{team} // '') || ();
    }
    my ($login) = $party->{login};
    if ($party->{facts}) {
        ($login) = grep { defined && !ref && $_ ne '' } map { $facts->{$_} } @{$party->{facts}};
    }
    my $user = CatalogKit::Tracker::user($login) or return ();
    $user = _manager($user) if $party->{manager};
    return $user ? $user->PrincipalId : ();
}

sub _manager {
    my ($user) = @_;
    my $fields = $user->CustomFields;
    while (my $field = $fields->Next) {
        next unless CatalogKit::Tracker::key_of($field) eq 'person.manager';
        return CatalogKit::Tracker::user($user->FirstCustomFieldValue($field->id));
    }
    return undef;
}

sub _begun {
    my ($ticket, $what, %given) = @_;
    my $part = RT::Ticket->new(RT->SystemUser);
    my ($number, undef, $message) = $part->Create(%given);
    _done($ticket, $what, $number, $message) or return undef;
    $part->SetAttribute(Name => 'catalogkit part',
        Content => {request => $ticket->id, part => $what});
    return $part;
}

sub _words {
    my ($ticket, $lines) = @_;
    my @texts = map { Encode::encode('UTF-8', "$_\n") } grep { defined && $_ ne '' } @$lines;
    return MIME::Entity->build(Type => 'text/plain', Charset => 'UTF-8', Data => \@texts);
}

# The answers of a request in plain words, for those who decide or work.
sub _answers {
    my ($ticket, $rules) = @_;
    my %asked = map { $_->{key} => 1 } @{$rules->{inputs}};
    my $fields = $ticket->CustomFields;
    my @lines;
    while (my $field = $fields->Next) {
        next unless $asked{CatalogKit::Tracker::key_of($field)};
        my $values = $ticket->CustomFieldValues($field->id);
        my @values = map { $_->Content } @{$values->ItemsArrayRef};
        push @lines, $field->Name . ': ' . join ', ', @values if @values;
    }
    return @lines;
}

sub _subject {
    my ($ticket, $part, $rules) = @_;
    my $title = $part->{title} ? _said($part->{title}, $rules) : $part->{id};
    return substr "$title (" . $ticket->Subject . ')', 0, 200;
}

# Begins a part behind those that come before it; its number, or nothing.
sub begin {
    my ($ticket, $rules, $known, $part, $before, $facts) = @_;
    return _task($ticket, $rules, $known, $part, $before, $facts)
        if $part->{afterwards} || exists $part->{paths} && !$part->{item};
    return _approval($ticket, $rules, $known, $part, $before, $facts)
        unless $part->{item};
    return _request($ticket, $rules, $known, $part, $facts);
}

sub _deciders {
    my ($ticket, $rules, $known, $by, $part, $facts) = @_;
    my %never = map { $_ => 1 } grep { $_ }
        map { $facts->{"$_.login"} } @{$part->{never} || []};
    my @found = grep {
        my $principal = RT::Principal->new(RT->SystemUser);
        $principal->Load($_);
        !($principal->IsUser && $never{$principal->Object->Name});
    } map { principals($_, $rules, $known, $facts, $ticket) } @$by;
    my $owner = defined $rules->{owner}
        ? CatalogKit::Tracker::found('RT::Group', $rules->{owner}) : 0;
    return @found ? (1, @found) : (0, $owner || ());
}

sub _approval {
    my ($ticket, $rules, $known, $part, $before, $facts) = @_;
    my @by = $part->{quorum} > 1 ? map { [$_] } @{$part->{by}} : $part->{by};
    my @after = @$before;
    for my $by (@by) {
        my ($is_known, @deciders) = _deciders($ticket, $rules, $known, $by, $part, $facts);
        push @deciders, principals($part->{delegate}, $rules, $known, $facts, $ticket)
            if $part->{delegate};
        my $note = $is_known ? undef : _said($rules->{sentences}{pass_on}, $rules);
        my $due = $part->{within} ? CatalogKit::Course::due_of($ticket, $known, $part) : undef;
        my $approval = _begun($ticket, $part->{id},
            Queue => '___Approvals', Type => 'approval',
            Subject => _subject($ticket, $part, $rules),
            Requestor => [$ticket->Requestors->MemberEmailAddresses],
            AdminCc => \@deciders,
            DependedOnBy => [$ticket->id], DependsOn => \@after,
            (defined $due ? (Due => CatalogKit::Tracker::moment_utc($due)) : ()),
            MIMEObj => _words($ticket, [$note, _answers($ticket, $rules)])) or return undef;
        CatalogKit::Course::watch($ticket, $known, $part, $approval->id, $due)
            if defined $due;
        @after = ($approval->id);
    }
    my $status = 'waiting on approval';
    _done($ticket, 'an approval is asked', $ticket->SetStatus($status))
        if $ticket->Status ne $status;
    return $after[0];
}

sub _task {
    my ($ticket, $rules, $known, $part, $before, $facts) = @_;
    my @lines = map { '- ' . _said($_->{label}, $rules) } @{$part->{asks} || []};
    my $task = _begun($ticket, $part->{id},
        Queue => CatalogKit::Tracker::found('RT::Queue', 'tasks') || '',
        Subject => _subject($ticket, $part, $rules),
        DependedOnBy => [$ticket->id], DependsOn => $before,
        MIMEObj => _words($ticket, [_answers($ticket, $rules), @lines])) or return undef;
    if ($part->{afterwards}) {
        my (undef, @who) = _deciders($ticket, $rules, $known, $part->{by}, $part, $facts);
        _done($ticket, $part->{id}, $task->AddWatcher(Type => 'AdminCc', PrincipalId => $_))
            for @who;
    }
    my $team = $part->{team} // ($part->{afterwards} ? $rules->{owner} : $known->{team});
    CatalogKit::Tracker::set_team($task, $team) if defined $team;
    return $task->id;
}

# What a task hands on, as answers of the other item; undef where one is still missing.
sub _handed {
    my ($part, $facts) = @_;
    my %found;
    for my $name (keys %{$part->{answers} || {}}) {
        my $value = $part->{answers}{$name};
        $value = $facts->{$value->{field}} if ref $value eq 'HASH' && exists $value->{field};
        $found{$name} = $value if defined $value;
    }
    return \%found;
}

# A request for another item, in its queue, for the same requester.
sub _request {
    my ($ticket, $rules, $known, $part, $facts) = @_;
    my $queue = CatalogKit::Tracker::found('RT::Queue', $part->{item});
    my $handed = _handed($part, $facts);
    my $other = $queue ? CatalogKit::Tracker::rules($queue) : undef;
    my %name = map { $_->{key} => $_->{name} } @{($other || {})->{inputs} || []};
    my $whole = RT::Queue->new(RT->SystemUser);
    $whole->Load($queue);
    my %fields;
    for my $field ($queue ? @{$whole->TicketCustomFields->ItemsArrayRef} : ()) {
        my $name = $name{CatalogKit::Tracker::key_of($field)} // next;
        my $contents = CatalogKit::Tracker::contents($field, $handed->{$name});
        $fields{'CustomField-' . $field->id} = $contents if @$contents;
    }
    my $request = _begun($ticket, $part->{id},
        Queue => $queue || '', Subject => _subject($ticket, $part, $rules),
        Requestor => [map { $_->EmailAddress || $_->Name }
            @{$ticket->Requestors->UserMembersObj->ItemsArrayRef}],
        DependedOnBy => [$ticket->id], %fields) or return undef;
    return $request->id;
}

1;
