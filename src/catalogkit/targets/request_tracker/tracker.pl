# What the program asks of Request Tracker, and how it says what went wrong. Everything
# that a catalog names is found by our marker, the attribute "catalogkit" of an object.
package CatalogKit::Tracker;
use strict;
use warnings;
no warnings 'redefine';

my $MARKER = 'catalogkit';
my %clocks;

# Logs what failed, and goes on: ($ok, $message) of RT, behind what was tried.
sub done {
    my ($ticket, $what, $ok, $message) = @_;
    return $ok if $ok;
    RT->Logger->error('catalogkit: ticket ' . $ticket->id . ": $what: " . ($message // ''));
    return 0;
}

sub _id {
    my ($marker) = @_;
    my $content = $marker ? $marker->Content : undef;
    return '' if !defined $content || ref $content;
    my $read = eval { CatalogKit::Condition::read_json($content) };
    $read = $read->{id} if ref $read eq 'HASH';
    return $read // '';
}

sub key_of {
    my ($object) = @_;
    return _id($object->FirstAttribute($MARKER));
}

# The number of what is ours of a class by its key; 0 if there is none.
sub found {
    my ($class, $key) = @_;
    my $markers = RT::Attributes->new(RT->SystemUser);
    $markers->Limit(FIELD => 'Name', VALUE => $MARKER);
    $markers->Limit(FIELD => 'ObjectType', VALUE => $class);
    while (my $marker = $markers->Next) {
        next unless _id($marker) eq $key;
        my $object = $class->new(RT->SystemUser);
        $object->Load($marker->ObjectId);
        return $object->id if $object->id && !$object->Disabled;
    }
    return 0;
}

sub template {
    my ($queue, $name) = @_;
    my $template = RT::Template->new(RT->SystemUser);
    $template->LoadByCols(Queue => $queue, Name => $name);
    return $template->id ? $template->Content : undef;
}

# The rules of a ticket's queue; nothing where it is none of ours.
sub rules {
    my ($queue) = @_;
    my $text = template($queue, 'catalogkit rules');
    return defined $text ? CatalogKit::Condition::read_json($text) : undef;
}

# The clock of a calendar; kept until its open time is written anew.
sub clock {
    my ($name) = @_;
    my $text = template(0, "catalogkit calendar $name");
    return undef unless defined $text;
    my $kept = $clocks{$name};
    if (!$kept || $kept->[0] ne $text) {
        my $table = CatalogKit::Clock::clock(CatalogKit::Condition::read_json($text));
        $kept = $clocks{$name} = [$text, $table];
    }
    return $kept->[1];
}

sub _typed {
    my ($type, $text) = @_;
    if ($type eq 'boolean') { return $text eq 'true' ? JSON::PP::true() : JSON::PP::false() }
    if ($type =~ /\A(?:integer|number|money)\z/) {
        return $text =~ /\A-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\z/ ? 0 + $text : $text;
    }
    return $text if $type ne 'datetime';
    return $text =~ /\A(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)Z?\z/ ? "$1T$2Z" : $text;
}

# A line of a group as it is kept: its cells in the order of its questions.
sub _row {
    my ($fields, $text) = @_;
    my @cells = split / \| /, $text, -1;
    my %row;
    for my $field (@$fields) {
        my $cell = shift @cells;
        next if !defined $cell || $cell eq '';
        my @parts = $field->{type} eq 'choices' ? split(/, /, $cell) : $cell;
        my @values = map { _typed($field->{type}, $field->{values}{$_} // $_) } @parts;
        $row{$field->{name}} = $field->{type} eq 'choices' ? \@values : $values[0];
    }
    return \%row;
}

# What a custom field of an object holds, as an answer to a question of a type.
sub answer {
    my ($object, $field, $input) = @_;
    my %names;
    if ($field->Type =~ /^(?:Select|Combobox|Autocomplete)/) {
        my $values = $field->Values;
        while (my $value = $values->Next) {
            my $id = $value->Description;
            $names{lc $value->Name} = $id if defined $id && $id ne '';
        }
    }
    my @found;
    my $values = $object->CustomFieldValues($field->id);
    while (my $value = $values->Next) {
        my $text = $value->Content;
        next if !defined $text || $text eq '';
        push @found, $input->{fields} ? _row($input->{fields}, $text)
            : _typed($input->{type}, $names{lc $text} // $text);
    }
    return undef unless @found;
    return $input->{type} =~ /\A(?:choices|group|file)\z/ ? \@found : $found[0];
}

# Answers by the names of questions; the key of a question is that of its custom field.
sub answers {
    my ($object, $inputs) = @_;
    my %input = map { $_->{key} => $_ } @$inputs;
    my %answers;
    my $fields = $object->CustomFields;
    while (my $field = $fields->Next) {
        my $input = $input{key_of($field)} or next;
        my $answer = answer($object, $field, $input);
        $answers{$input->{name}} = $answer if defined $answer;
    }
    return \%answers;
}

# The custom field of a ticket by its key; undef if its queue has none.
sub field {
    my ($ticket, $key) = @_;
    my $fields = $ticket->CustomFields;
    while (my $field = $fields->Next) {
        return $field if key_of($field) eq $key;
    }
    return undef;
}

sub write_field {
    my ($ticket, $key, $value) = @_;
    my $field = field($ticket, $key) or return 0;
    my $old = $ticket->FirstCustomFieldValue($field->id);
    return 1 if ($old // '') eq ($value // '');
    return done($ticket, "$key is set", $ticket->AddCustomFieldValue(
        Field => $field->id, Value => $value)) if defined $value;
    return done($ticket, "$key is emptied", $ticket->DeleteCustomFieldValue(
        Field => $field->id, Value => $old));
}

# A moment as fields of date and time take it, in the time zone of the program.
sub moment {
    my ($seconds) = @_;
    my $date = RT::Date->new(RT->SystemUser);
    $date->Set(Format => 'unix', Value => $seconds);
    return $date->ISO(Timezone => 'user');
}

sub moment_utc {
    my ($seconds) = @_;
    my $date = RT::Date->new(RT->SystemUser);
    $date->Set(Format => 'unix', Value => $seconds);
    return $date->ISO;
}

# An answer as a field of a ticket keeps it.
sub contents {
    my ($field, $answer) = @_;
    return [] if CatalogKit::Condition::is_absent($answer);
    return [map { @{contents($field, $_)} } @$answer] if ref $answer eq 'ARRAY';
    my $sort = CatalogKit::Condition::sort_of($answer);
    return [] if $sort eq '';
    my $text = $sort eq 'boolean' ? ($answer ? 'true' : 'false') : "$answer";
    my $values = $field->Values;
    while (my $value = $values->Next) {
        return [$value->Name] if ($value->Description // '') eq $text;
    }
    $text =~ s/\A(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)Z\z/$1 $2/;
    return [$text];
}

sub person {
    my ($user, $types) = @_;
    return {} unless $user && $user->id;
    my @inputs = map { {
        name => $_, type => $types->{$_}, key => "requester.$_",
    } } keys %$types;
    return {login => $user->Name, %{answers($user, \@inputs)}};
}

sub user {
    my ($login) = @_;
    return undef if !defined $login || ref $login || $login eq '';
    my $user = RT::User->new(RT->SystemUser);
    $user->Load($login);
    return $user->id && !$user->Disabled ? $user : undef;
}

# The group in the custom role "team" of a ticket: it alone, for as long as it has one.
sub set_team {
    my ($ticket, $team) = @_;
    my $group = found('RT::Group', $team)
        or return done($ticket, "team '$team'", 0, 'there is no such group');
    my $role = found('RT::CustomRole', 'team')
        or return done($ticket, "team '$team'", 0, 'there is no role for it');
    my $type = "RT::CustomRole-$role";
    my $members = $ticket->RoleGroup($type)->MembersObj;
    for my $member (@{$members->ItemsArrayRef}) {
        return 1 if $member->MemberId == $group;
        done($ticket, 'the old team leaves',
            $ticket->DeleteWatcher(Type => $type, PrincipalId => $member->MemberId));
    }
    return done($ticket, "team '$team'",
        $ticket->AddWatcher(Type => $type, PrincipalId => $group));
}

sub addresses {
    my ($principal) = @_;
    my $object = RT::Principal->new(RT->SystemUser);
    $object->Load($principal);
    return () unless $object->id;
    return $object->Object->EmailAddress if $object->IsUser;
    return $object->Object->MemberEmailAddresses;
}

# A text in the language of a user, else in that of the catalog.
sub said {
    my ($texts, $rules, $user) = @_;
    return $texts if !ref $texts;
    my $language = $user ? $user->Lang || '' : '';
    $language =~ tr/_/-/;
    return $texts->{$language} // $texts->{$rules->{locale}} // (sort values %$texts)[0];
}

1;
