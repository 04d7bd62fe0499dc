# What becomes of a request: the rules of one item (request-tracker, format 1), the facts
# that came in and a world {inside, day}. It evaluates no text and knows no RT.
package CatalogKit::Decision;
use strict;
use warnings;
no warnings 'redefine';

sub _holds { return CatalogKit::Condition::holds(@_) }
sub _given { return !CatalogKit::Condition::is_absent($_[0]) }

sub _first {
    my ($cases, $facts, $world) = @_;
    for my $case (@{$cases || []}) {
        return $case if _holds($case->{when}, $facts, $world);
    }
    return undef;
}

sub _value {
    my $case = _first(@_);
    return defined $case ? $case->{is} : undef;
}

# Answers with what is known of them: attributes, and the number of lines.
sub known {
    my ($inputs, $answers) = @_;
    my %facts = %$answers;
    for my $input (@$inputs) {
        my ($name, $value) = ($input->{name}, $answers->{$input->{name}});
        if ($input->{fields} && ref $value eq 'ARRAY') {
            $facts{"$name.count"} = @$value;
            $facts{$name} = [
                map { ref $_ eq 'HASH' ? known($input->{fields}, $_) : $_ } @$value
            ];
        }
        next if !defined $value || ref $value;
        my $attributes = $input->{attributes} || {};
        for my $attribute (keys %$attributes) {
            my $found = $attributes->{$attribute}{$value};
            $facts{"$name.$attribute"} = $found if defined $found;
        }
    }
    return \%facts;
}

# Takes the answers away that nobody was asked for, until each that is left is shown.
sub shown {
    my ($inputs, $answers, $people, $world) = @_;
    my %left = %$answers;
    my $hidden = 1;
    while ($hidden) {
        my $facts = {%{known($inputs, \%left)}, %$people};
        my @hidden = grep { exists $left{$_->{name}}
            && exists $_->{visible} && !_holds($_->{visible}, $facts, $world) } @$inputs;
        delete $left{$_->{name}} for @hidden;
        $hidden = @hidden;
    }
    return \%left;
}

sub _missing {
    my ($inputs, $facts, $world) = @_;
    return map { $_->{label} } grep {
        !_given($facts->{$_->{name}}) && _holds($_->{required}, $facts, $world)
            && (!exists $_->{visible} || _holds($_->{visible}, $facts, $world))
    } grep { exists $_->{required} } @$inputs;
}

# The sentences by which a request is refused.
sub _refused {
    my ($rules, $facts, $world) = @_;
    my $audience = $rules->{audience};
    return ($rules->{not_for_you})
        if @$audience && !grep { _holds($_, $facts, $world) } @$audience;
    return map { $_->{otherwise} } grep {
        my $limit = $_;
        !(grep { !_given($facts->{$_}) } @{$limit->{given}})
            && !_holds($limit->{require}, $facts, $world)
    } @{$rules->{limits}};
}

sub _cost {
    my ($parts, $facts, $world) = @_;
    my $sum = 0;
    for my $part (@$parts) {
        my $rows = exists $part->{group} ? $facts->{$part->{group}} : [$facts];
        for my $row (grep { ref $_ eq 'HASH' } ref $rows eq 'ARRAY' ? @$rows : ()) {
            next unless _holds($part->{when}, $row, $world);
            my $count = exists $part->{times} ? $row->{$part->{times}} : 1;
            my $counted = CatalogKit::Condition::sort_of($count) eq 'number';
            $sum += $part->{amount} * ($counted ? $count : 1);
        }
    }
    return 0 + sprintf '%.6f', $sum;
}

# Whether a condition holds, whatever the open tasks bring; undef: it depends.
sub _certain {
    my ($tree, $open, $facts, $world) = @_;
    return _holds($tree, $facts, $world) if ref $tree ne 'HASH';
    for my $joined ([any => 1], [all => 0]) {
        my ($name, $ends) = @$joined;
        next unless $tree->{$name};
        my @parts = map { _certain($_, $open, $facts, $world) } @{$tree->{$name}};
        return $ends if grep { defined $_ && $_ == $ends } @parts;
        return (grep { !defined $_ } @parts) ? undef : 1 - $ends;
    }
    if (exists $tree->{not}) {
        my $found = _certain($tree->{not}, $open, $facts, $world);
        return defined $found ? 1 - $found : undef;
    }
    my ($task) = $tree->{field} =~ /\A([^.]*)\./;
    return undef if defined $task && $open->{$task};
    return _holds($tree, $facts, $world);
}

# The tasks of a path that are done, or may be: that depends on how others end. Those
# in $ended have brought what they bring.
sub tasks {
    my ($rules, $path, $facts, $world, $ended) = @_;
    my (%state, $starts);
    my %task = map { $_->{id} => $_ } @{$rules->{tasks}};
    $starts = sub {
        my ($task) = @_;
        return $state{$task->{id}} if exists $state{$task->{id}};
        $state{$task->{id}} = undef;
        my $on = grep { $_ eq $path->{id} } @{$task->{paths}};
        my %open = map { $_ => 1 } grep {
            !$ended->{$_} && !(defined $starts->($task{$_}) && !$starts->($task{$_}))
        } @{$task->{reads} || []};
        return $state{$task->{id}} =
            $on ? _certain($task->{when}, \%open, $facts, $world) : 0;
    };
    my @found = map {
        my $certain = $starts->($_);
        defined $certain && !$certain ? ()
            : {%$_, team => $_->{team} || $path->{team}, maybe => defined $certain ? 0 : 1}
    } @{$rules->{tasks}};
    undef $starts;
    return \@found;
}

# What is promised: its case of the path, with the moment of "ready on that day".
sub _promise {
    my ($path, $facts, $world, $table) = @_;
    my $promise = _value($path->{promise}, $facts, $world);
    my $by = $promise ? $promise->{by} : undef;
    return $promise unless $by;
    my $answer = $facts->{$by->{field}};
    my $clock = defined $promise->{calendar} ? $table->($promise->{calendar}) : undef;
    return $promise unless CatalogKit::Condition::sort_of($answer) eq 'text';
    my $day = substr $answer, 0, 10;
    my $ready = CatalogKit::Clock::ready($clock, $day, $by->{at});
    my $asked = CatalogKit::Clock::seconds($facts->{'request.time'});
    my $earliest = CatalogKit::Clock::add($clock, $asked, $by->{lead});
    return $promise unless defined $ready && defined $earliest;
    my $late = $by->{lead} =~ /bd\z/
        ? CatalogKit::Clock::day_of($clock, $earliest) gt $day : $earliest > $ready;
    return $late ? $promise : {%$promise, ready => CatalogKit::Clock::written($ready)};
}

# $request: {answers, requester, recipient, channel, at}; $table->(calendar): its clock.
sub decide {
    my ($rules, $request, $table) = @_;
    my $at = CatalogKit::Clock::seconds($request->{at});
    my $world = CatalogKit::Clock::world($table, $at, $rules->{calendar});
    my %people = ('request.channel' => $request->{channel}, 'request.time' => $request->{at});
    for my $who (qw(requester recipient)) {
        my $person = $request->{$who} || $request->{requester} || {};
        $people{"$who.$_"} = $person->{$_} for keys %$person;
    }
    my $answers = shown($rules->{inputs}, $request->{answers}, \%people, $world);
    my $facts = {%{known($rules->{inputs}, $answers)}, %people};
    my @missing = _missing($rules->{inputs}, $facts, $world);
    return {missing => \@missing, facts => $facts} if @missing;
    my @refused = _refused($rules, $facts, $world);
    return {refused => \@refused, facts => $facts} if @refused;
    $facts->{'request.cost'} = _cost($rules->{cost}, $facts, $world);
    if (my $grid = $rules->{priority}) {
        my $row = $grid->{matrix}{_value($grid->{impact}, $facts, $world) // ''} || {};
        $facts->{'request.priority'} =
            $row->{_value($grid->{urgency}, $facts, $world) // ''};
    }
    my $path = _first($rules->{paths}, $facts, $world) || {id => '', team => $rules->{owner}};
    $facts->{'request.path'} = $path->{id} if $path->{id} ne '';
    return {
        facts => $facts,
        world => $world,
        path => $path,
        priority => $facts->{'request.priority'},
        promise => _promise($path, $facts, $world, $table),
        approvals => [grep { _holds($_->{when}, $facts, $world) } @{$rules->{approvals}}],
        tasks => tasks($rules, $path, $facts, $world, {}),
    };
}

# When the times of a promise are over, in seconds; what nobody knows is not there.
sub times {
    my ($promise, $start, $table) = @_;
    my $clock = defined $promise->{calendar} ? $table->($promise->{calendar}) : undef;
    my %times = (start => $start);
    $times{respond} = _after($clock, $start, $promise->{respond});
    $times{due} = defined $promise->{ready}
        ? CatalogKit::Clock::seconds($promise->{ready})
        : _after($clock, $start, $promise->{fulfil});
    return \%times;
}

sub _is_wall { return $_[0] =~ / elapsed\z|\A[0-9]+[dw]\z/ }

sub _after {
    my ($clock, $start, $time) = @_;
    return undef if !defined $time || (!$clock && !_is_wall($time));
    return CatalogKit::Clock::add($clock, $start, $time);
}

# The steps of the ladder that have a moment, in order of time.
sub ladder {
    my ($rules, $promise, $times, $table) = @_;
    my $clock = defined $promise->{calendar} ? $table->($promise->{calendar}) : undef;
    my @found;
    for my $step (@{$rules->{ladder}}) {
        my $end = $step->{of} eq 'respond' ? $times->{respond} : $times->{due};
        my $moment = $end;
        if (defined $step->{time}) {
            $moment = _after($clock, $times->{start}, $step->{time});
        }
        elsif ($step->{share} && defined $end) {
            my $wall = !$clock || _is_wall($promise->{$step->{of}} // '');
            $moment = _part($wall ? undef : $clock, $times->{start}, $end, $step->{share});
        }
        push @found, {%$step, moment => $moment} if defined $moment;
    }
    return [sort { $a->{moment} <=> $b->{moment} } @found];
}

# The moment when a part of the working minutes between two moments is over.
sub _part {
    my ($clock, $start, $end, $share) = @_;
    my $worked = CatalogKit::Clock::worked($clock, $start, $end);
    return undef unless defined $worked;
    my $minutes = int(int($worked / 60) * $share->[0] / $share->[1]);
    my $time = $clock ? "${minutes}m" : "${minutes}m elapsed";
    return CatalogKit::Clock::add($clock, $start, $time);
}

1;
