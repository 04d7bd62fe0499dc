# What initialdata.json cannot say: answers that stand in a field before anybody writes,
# the order of fields that several queues share, and which templates, rules and rights
# are the catalog's. It follows initialdata.json:
#   rt-setup-database --action insert --datafile finish.pl
# It is the same program for every catalog; what it reads is data, and stands below.
use strict;
use warnings;
use utf8;

our @Final = (sub {
    require JSON;
    binmode DATA, ':raw';
    my $todo = JSON->new->utf8->decode(do { local $/; <DATA> });
    my %class = map { $_ => "RT::$_" } qw(Group CustomRole Queue CustomField Class);

    # One that initialdata.json made, by its mark.
    my $made = sub {
        my ($kind, $id) = @_;
        my $marks = RT::Attributes->new(RT->SystemUser);
        $marks->Limit(FIELD => 'Name', VALUE => 'catalogkit');
        $marks->Limit(FIELD => 'Description', VALUE => "$kind:$id");
        $marks->Limit(FIELD => 'ObjectType', VALUE => $class{$kind});
        my $mark = $marks->First or die "nothing bears the mark $kind:$id\n";
        my $thing = $class{$kind}->new(RT->SystemUser);
        $thing->LoadById($mark->ObjectId);
        return $thing;
    };
    my $queue = sub {
        my ($id) = @_;
        return $made->('Queue', $id) unless $id =~ s/^#//;
        my $queue = RT::Queue->new(RT->SystemUser);
        $queue->Load($id);
        return $queue;
    };
    my $mark = sub {
        my ($thing, $kind, $id) = @_;
        die "$kind:$id is not there\n" unless $thing->id;
        my $text = JSON->new->utf8->canonical->encode({ kind => $kind, id => $id });
        my ($ok, $said) = $thing->AddAttribute(
            Name => 'catalogkit', Description => "$kind:$id", Content => $text,
        );
        die "$kind:$id: $said\n" unless $ok;
    };
    my $object = sub {
        my ($kind, $id) = split /:/, $_[0], 2;
        return RT->System if $kind eq 'System';
        return $kind eq 'Queue' ? $queue->($id) : $made->($kind, $id);
    };
    my $principal = sub {
        my ($who, $on) = @_;
        my ($kind, $id) = split /:/, $who, 2;
        return $made->($kind, $id)->PrincipalId if $kind eq 'Group';
        if ($kind eq 'User') {
            my $user = RT::User->new(RT->SystemUser);
            $user->LoadByCols(Name => $id);
            my $alone = RT::Group->new(RT->SystemUser);
            $alone->LoadACLEquivalenceGroup($user->PrincipalObj);
            return $alone->id;
        }
        my $group = RT::Group->new(RT->SystemUser);
        if (!defined $id) { $group->LoadSystemInternalGroup($kind) }
        else {
            my $role = $kind eq 'CustomRole' ? $made->($kind, $id)->GroupType : $id;
            my $place = $on->isa('RT::Queue') ? $on : RT->System;
            $group->LoadRoleGroup(Object => $place, Name => $role);
        }
        return $group->id;
    };

    for my $each (@{ $todo->{defaults} }) {
        my @values = @{ $each->{values} };
        my ($ok, $said) = $made->('CustomField', $each->{id})->SetDefaultValues(
            Object => RT->System, Values => @values == 1 ? $values[0] : \@values,
        );
        die "$each->{id}: $said\n" unless $ok;
    }
    for my $each (@{ $todo->{orders} }) {
        my ($on, $place) = ($queue->($each->{id}), 0);
        for my $id (@{ $each->{fields} }) {
            my $shown = RT::ObjectCustomField->new(RT->SystemUser);
            my $field = $made->('CustomField', $id)->id;
            $shown->LoadByCols(CustomField => $field, ObjectId => $on->id);
            my ($ok, $said) = $shown->_Set(Field => 'SortOrder', Value => ++$place);
            die "$each->{id}, $id: $said\n" unless $ok || $shown->SortOrder == $place;
        }
    }
    for my $each (@{ $todo->{templates} }) {
        my $template = RT::Template->new(RT->SystemUser);
        my $number = length $each->{queue} ? $queue->($each->{queue})->id : 0;
        $template->LoadByCols(Queue => $number, Name => $each->{name});
        $mark->($template, Template => $each->{id});
    }
    for my $each (@{ $todo->{scrips} }) {
        my $scrip = RT::Scrip->new(RT->SystemUser);
        $scrip->LoadByCols(Description => $each->{description});
        $mark->($scrip, Scrip => $each->{id});
    }
    for my $each (@{ $todo->{rights} }) {
        my $on = $object->($each->{object});
        my $who = $principal->($each->{principal}, $on);
        for my $right (@{ $each->{rights} }) {
            my $grant = RT::ACE->new(RT->SystemUser);
            $grant->LoadByCols(
                PrincipalId => $who, RightName => $right,
                ObjectType => ref $on, ObjectId => $on->id,
            );
            $mark->($grant, Right => "$each->{principal}\@$each->{object}");
        }
    }
});

1;

__DATA__
