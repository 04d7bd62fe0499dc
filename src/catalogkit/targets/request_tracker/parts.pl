# The parts of a request as tickets: approvals, tasks, and requests for other items.
package CatalogKit::Parts;
use strict;
use warnings;
no warnings 'redefine';

sub _done { return CatalogKit::Tracker::done(@_) }
sub _said { return CatalogKit::Tracker::said(@_) }

# The principals of a party, as far as RT knows them.
sub principals {
    my ($party, $rules, $known, $facts) = @_;
    return CatalogKit::Tracker::found('RT::Group', $party->{team}) || () if $party->{team};
    return CatalogKit::Tracker::found('RT::Group', "role.$party->{role}") || ()
        if $party->{role};
    if ($party->{owners}) {
        my $owner = $party->{owners}{$facts->{$party->{of}} // ''} or return ();
        return principals($owner, $rules, $known, $facts);
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
    my ($lines) = @_;
    my @texts = map { Encode::encode('UTF-8', "$_\n") } grep { defined && $_ ne '' } @$lines;
    return MIME::Entity->build(Type => 'text/plain', Charset => 'UTF-8', Data => \@texts);
}

# The answers of a request in plain words, for those who decide or work; what is for
# some only is read where it was answered.
sub _answers {
    my ($ticket, $rules) = @_;
    my %asked = map { $_->{key} => 1 } grep { !$_->{sensitive} } @{$rules->{inputs}};
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

# Approvals one by one, as RT asks them: where several must agree, one after the other;
# what comes before one and the same other, too, for RT would be content with the first.
# Returns them, and for each that an author named, the last of its own.
sub approvals {
    my ($rules, $asked) = @_;
    my %asked = map { $_ => 1 } @$asked;
    my (@found, %last, %first);
    for my $step (grep { $asked{$_->{id}} } @{$rules->{approvals}}) {
        my $each = $step->{quorum} > 1 && $step->{quorum} == @{$step->{by}};
        my @before;
        for my $n (1 .. $step->{quorum}) {
            my $id = $n == 1 ? $step->{id} : "$step->{id} $n";
            push @found, {
                %$step, id => $id, after => [$n == 1 ? @{$step->{after}} : $before[-1]],
                by => $each ? [$step->{by}[$n - 1]] : $step->{by},
                not_again => $each ? [] : [@before], behind => $n > 1,
            };
            $first{$step->{id}} = $found[-1] if $n == 1;
            push @before, $id;
        }
        $last{$step->{id}} = $before[-1];
    }
    for my $part (grep { !$_->{afterwards} && !$_->{behind} } @found) {
        my @before = grep { $first{$_} } @{$part->{after}};
        push @{$first{$before[$_]}{after}}, $before[$_ - 1] for 1 .. $#before;
        my %early = map { $_ => 1 } @before[0 .. $#before - 1];
        $part->{after} = [grep { !$early{$_} } @{$part->{after}}];
    }
    for my $part (grep { !$_->{behind} } @found) {
        $part->{after} = [map { $last{$_} // $_ } @{$part->{after}}];
    }
    return (\@found, \%last);
}

# Who decided once may not decide again: only the others are left.
sub narrow {
    my ($part, $tickets, $ended) = @_;
    my $approval = CatalogKit::Request::_ticket($tickets->{$part->{id}} || 0) or return;
    return if $ended->{$part->{id}};
    my %gone;
    for my $before (map { CatalogKit::Request::_ticket($tickets->{$_}) }
            grep { $ended->{$_} } @{$part->{not_again} || []}) {
        my $transactions = $before->Transactions;
        $transactions->Limit(FIELD => 'Type', VALUE => 'Status');
        $transactions->Limit(FIELD => 'NewValue', VALUE => 'resolved');
        while (my $each = $transactions->Next) { $gone{$each->Creator} = 1 }
    }
    return unless %gone;
    my @now = map { $_->MemberId } @{$approval->AdminCc->MembersObj->ItemsArrayRef};
    my @left = _without(\%gone, @now);
    return if "@now" eq "@left";
    _done($approval, 'nobody decides twice', $approval->AddWatcher(
        Type => 'AdminCc', PrincipalId => $_)) for _not_in(\@left, \@now);
    _done($approval, 'nobody decides twice', $approval->DeleteWatcher(
        Type => 'AdminCc', PrincipalId => $_)) for _not_in(\@now, \@left);
    return 1;
}

sub _not_in {
    my ($some, $others) = @_;
    my %others = map { $_ => 1 } @$others;
    return grep { !$others{$_} } @$some;
}

# Principals without some people: of a group in which one of them is, the other members.
sub _without {
    my ($gone, @principals) = @_;
    return map {
        my $principal = RT::Principal->new(RT->SystemUser);
        $principal->Load($_);
        my @people = $principal->IsUser ? $_
            : map { $_->id } @{$principal->Object->UserMembersObj->ItemsArrayRef};
        (grep { $gone->{$_} } @people) ? grep { !$gone->{$_} } @people : $_;
    } @principals;
}

# Whether RT knows who decides, and who: the owner of the item where it does not.
sub _deciders {
    my ($rules, $known, $by, $part, $facts) = @_;
    my @never = map { CatalogKit::Tracker::user($facts->{"$_.login"}) } @{$part->{never} || []};
    my %never = map { $_->id => 1 } grep { $_ } @never;
    my @found = _without(\%never, map { principals($_, $rules, $known, $facts) } @$by);
    my $owner = defined $rules->{owner}
        ? CatalogKit::Tracker::found('RT::Group', $rules->{owner}) : 0;
    return @found ? (1, @found) : (0, _without(\%never, $owner || ()));
}

sub _approval {
    my ($ticket, $rules, $known, $part, $before, $facts) = @_;
    my ($is_known, @deciders) = _deciders($rules, $known, $part->{by}, $part, $facts);
    push @deciders, principals($part->{delegate}, $rules, $known, $facts)
        if $part->{delegate};
    my $note = $is_known ? undef : _said($rules->{sentences}{pass_on}, $rules);
    my $due = $part->{within} ? CatalogKit::Course::due_of($ticket, $known, $part) : undef;
    my $approval = _begun($ticket, $part->{id},
        Queue => '___Approvals', Type => 'approval',
        Subject => _subject($ticket, $part, $rules),
        Requestor => [map { $_->PrincipalId }
            @{$ticket->Requestors->UserMembersObj->ItemsArrayRef}],
        AdminCc => \@deciders,
        DependedOnBy => [$ticket->id], DependsOn => $before,
        (defined $due ? (Due => CatalogKit::Tracker::moment_utc($due)) : ()),
        MIMEObj => _words([$note, _answers($ticket, $rules)])) or return undef;
    CatalogKit::Course::watch($ticket, $known, $part, $approval->id, $due) if defined $due;
    my $status = 'waiting on approval';
    _done($ticket, 'an approval is asked', $ticket->SetStatus($status))
        if $ticket->Status ne $status;
    return $approval->id;
}

sub _task {
    my ($ticket, $rules, $known, $part, $before, $facts) = @_;
    my @lines = map { '- ' . _said($_->{label}, $rules) } @{$part->{asks} || []};
    my $task = _begun($ticket, $part->{id},
        Queue => CatalogKit::Tracker::found('RT::Queue', 'tasks') || '',
        Subject => _subject($ticket, $part, $rules),
        DependedOnBy => [$ticket->id], DependsOn => $before,
        MIMEObj => _words([_answers($ticket, $rules), @lines])) or return undef;
    if ($part->{afterwards}) {
        my (undef, @who) = _deciders($rules, $known, $part->{by}, $part, $facts);
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

# The files that an answer of the request hands on.
sub _files {
    my ($ticket, $rules, $from) = @_;
    my $name = ref $from eq 'HASH' ? $from->{field} // '' : '';
    my ($input) = grep { $_->{name} eq $name } @{$rules->{inputs}};
    my $field = $input ? CatalogKit::Tracker::field($ticket, $input->{key}) : undef;
    return [] unless $field;
    return [map { {
        Value => $_->Content, LargeContent => $_->LargeContent,
        ContentType => $_->ContentType,
    } } @{$ticket->CustomFieldValues($field->id)->ItemsArrayRef}];
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
        my $contents = $field->Type =~ /^(?:Binary|Image)/
            ? _files($ticket, $rules, $part->{answers}{$name})
            : CatalogKit::Tracker::contents($field, $handed->{$name});
        $fields{'CustomField-' . $field->id} = $contents if @$contents;
    }
    my $request = _begun($ticket, $part->{id},
        Queue => $queue || '', Subject => _subject($ticket, $part, $rules),
        Requestor => [map { $_->PrincipalId }
            @{$ticket->Requestors->UserMembersObj->ItemsArrayRef}],
        DependedOnBy => [$ticket->id], %fields) or return undef;
    return $request->id;
}

1;
