# When time is over on a calendar, from its open time as data (routing, format 1):
# {from, to, unit, first, runs, shifts}. Moments are seconds since 1970 in UTC, times are
# written like "4h", "3bd", "72h elapsed". What the data does not hold is undef.
package CatalogKit::Clock;
use strict;
use warnings;
no warnings 'redefine';
use POSIX ();
use Time::Local ();

my $DAY = 86400;
my %UNITS = (m => 60, h => 3600, d => $DAY, w => 7 * $DAY);
my %MONTHS = (mo => 1, y => 12);
my $INFINITE = 9 ** 9 ** 9;

# How many of a sorted list are below a value; with $same, not above it.
sub _count {
    my ($list, $value, $same) = @_;
    my ($low, $high) = (0, scalar @$list);
    while ($low < $high) {
        my $middle = int(($low + $high) / 2);
        my $each = $list->[$middle];
        if ($each < $value || ($same && $each == $value)) { $low = $middle + 1 }
        else { $high = $middle }
    }
    return $low;
}

sub _max { return $_[0] > $_[1] ? $_[0] : $_[1] }
sub _min { return $_[0] < $_[1] ? $_[0] : $_[1] }
sub _floor { return POSIX::floor($_[0] / $_[1]) }

# A moment or a day as text, in seconds; undef where it is none.
sub seconds {
    my ($text) = @_;
    return undef unless defined $text
        && $text =~ /\A(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?Z?)?\z/;
    my @clock = ($6 || 0, $5 || 0, $4 || 0);
    my ($year, $month, $day) = ($1, $2, $3);
    return eval { Time::Local::timegm(@clock, $day, $month - 1, $year) };
}

sub written {
    my ($at) = @_;
    return undef unless defined $at && $at > -$INFINITE && $at < $INFINITE;
    return POSIX::strftime('%Y-%m-%dT%H:%M:%SZ', gmtime $at);
}

# The table of a calendar, unfolded.
sub clock {
    my ($data) = @_;
    my ($low, $high) = (seconds($data->{from}), seconds($data->{to}));
    my $unit = $data->{unit};
    my $t = {low => $low, high => $high, starts => [], ends => [], sums => []};
    my ($at, $sum) = ($low + $data->{first} * $unit, 0);
    for my $run (@{$data->{runs}}) {
        my ($times, @lengths) = @$run;
        for (my $i = 0; $i < $times * @lengths; $i += 2) {
            my $open = $lengths[$i % @lengths] * $unit;
            push @{$t->{starts}}, $at;
            push @{$t->{sums}}, $sum;
            push @{$t->{ends}}, $at += $open;
            $sum += $open;
            $at += $lengths[$i % @lengths + 1] * $unit;
        }
    }
    $t->{moments} = [map { $low + $_->[0] * $unit } @{$data->{shifts}}];
    $t->{shifts} = [map { $_->[1] } @{$data->{shifts}}];
    my $shown = -$INFINITE;
    for my $i (0 .. $#{$t->{shifts}}) {
        $shown = $i < $#{$t->{shifts}}
            ? _max($shown, $t->{moments}[$i + 1] - 1 + $t->{shifts}[$i]) : $INFINITE;
        push @{$t->{shown}}, $shown;
    }
    $t->{days} = _working_days($t);
    return $t;
}

# The latest local time that the clock has shown until a moment, and back: the first
# moment at which it shows a local time or a later one.
sub _local {
    my ($t, $at) = @_;
    my $i = _max(_count($t->{moments}, $at, 1) - 1, 0);
    return _max($at + $t->{shifts}[$i], $i > 0 ? $t->{shown}[$i - 1] : -$INFINITE);
}

sub _utc {
    my ($t, $time) = @_;
    my $i = _count($t->{shown}, $time);
    return _max($time - $t->{shifts}[$i], $i > 0 ? $t->{moments}[$i] : -$INFINITE);
}

sub _passed {
    my ($t, $at) = @_;
    my $i = _count($t->{starts}, $at, 1) - 1;
    return 0 if $i < 0;
    return $t->{sums}[$i] + _min($at, $t->{ends}[$i]) - $t->{starts}[$i];
}

sub _reached {
    my ($t, $sum) = @_;
    my $i = _count($t->{sums}, $sum) - 1;
    return undef if $i < 0;
    my $at = $t->{starts}[$i] + $sum - $t->{sums}[$i];
    return $at <= $t->{ends}[$i] ? $at : undef;
}

sub _opened {
    my ($t, $at) = @_;
    my $i = _count($t->{ends}, $at, 1);
    return $i < @{$t->{ends}} ? _max($at, $t->{starts}[$i]) : undef;
}

sub _working_days {
    my ($t) = @_;
    my $first = POSIX::ceil(_local($t, $t->{low}) / $DAY);
    my $last = _floor(_local($t, $t->{high}), $DAY) - 1;
    my @days;
    for my $i (0 .. $#{$t->{starts}}) {
        my $day = _max(_floor(_local($t, $t->{starts}[$i]), $DAY), $first);
        $day = _max($day, $days[-1] + 1) if @days;
        my $end = _min(_floor(_local($t, $t->{ends}[$i] - 1), $DAY), $last);
        push @days, $day .. $end;
    }
    return \@days;
}

sub _on_day {
    my ($t, $day, $clock) = @_;
    my ($at, $end) = (_utc($t, $day * $DAY + $clock), _utc($t, ($day + 1) * $DAY));
    my $i = _count($t->{ends}, $at, 1);
    return _max($at, $t->{starts}[$i]) if $i < @{$t->{starts}} && $t->{starts}[$i] < $end;
    return _min($t->{ends}[$i - 1], $end);
}

sub _business_days {
    my ($t, $start, $amount) = @_;
    my $at = _opened($t, $start);
    return $at if !defined $at || $amount == 0;
    my $day = _floor(_local($t, $at), $DAY);
    my $i = _count($t->{days}, $day);
    return undef unless $i + $amount < @{$t->{days}} && $t->{days}[$i] == $day;
    return _on_day($t, $t->{days}[$i + $amount], _local($t, $at) - $day * $DAY);
}

sub _months_later {
    my ($time, $amount) = @_;
    my ($day, $month, $year) = (gmtime $time)[3, 4, 5];
    my $clock = $time - $DAY * _floor($time, $DAY);
    $month += $amount;
    ($year, $month) = ($year + 1900 + _floor($month, 12), $month - 12 * _floor($month, 12));
    my $last = (31, $year % 4 || (!($year % 100) && $year % 400) ? 28 : 29,
        31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[$month];
    return Time::Local::timegm(0, 0, 0, _min($day, $last), $month, $year) + $clock;
}

sub _parsed {
    my ($text) = @_;
    my ($amount, $unit, $wall) = $text =~ /\A(\d{1,6})\s*(m|h|d|w|bd|mo|y)( elapsed)?\z/
        or die "no time: $text\n";
    return ($amount, $unit, $wall || $unit eq 'd' || $unit eq 'w');
}

sub _known { my ($t, $at) = @_; return $at >= $t->{low} && $at <= $t->{high} }

sub _held {
    my ($t, $at) = @_;
    return defined $at && _known($t, $at) ? $at : undef;
}

# The moment when a time is over that begins at a moment.
sub add {
    my ($t, $start, $time) = @_;
    my ($amount, $unit, $wall) = _parsed($time);
    return $start + $amount * $UNITS{$unit} if $wall;
    return undef unless $t && _known($t, $start);
    return _held($t, _utc($t, _months_later(_local($t, $start), $amount * $MONTHS{$unit})))
        if $MONTHS{$unit};
    return _business_days($t, $start, $amount) if $unit eq 'bd';
    return $amount == 0 ? $start : _reached($t, _passed($t, $start) + $amount * $UNITS{$unit});
}

# The open seconds between two moments; those of the wall without a calendar.
sub worked {
    my ($t, $start, $end) = @_;
    return _max($end - $start, 0) unless $t;
    return undef unless _known($t, $start) && _known($t, $end);
    return _max(_passed($t, $end) - _passed($t, $start), 0);
}

sub _week_day {
    my ($day, $amount) = @_;
    my $step = $amount < 0 ? -1 : 1;
    $day += $step while ($day + 3) % 7 > 4;
    for (my $left = abs $amount; $left > 0;) {
        $day += $step;
        $left -= 1 if ($day + 3) % 7 < 5;
    }
    return $day;
}

# The working day so many after a day counted from 1970, or before it.
sub _working_day {
    my ($t, $day, $amount) = @_;
    return _week_day($day, $amount) unless $t;
    my $i = ($amount < 0 ? _count($t->{days}, $day, 1) - 1 : _count($t->{days}, $day));
    $i += $amount;
    return $i < 0 ? undef : $t->{days}[$i];
}

sub _moved {
    my ($t, $day, $text) = @_;
    my ($amount, $unit) = $text =~ /\A([+-]?\d{1,6})(d|w|bd|mo|y)\z/ or return undef;
    return _working_day($t, $day, $amount) if $unit eq 'bd';
    return _months_later($day * $DAY, $amount * $MONTHS{$unit}) / $DAY if $MONTHS{$unit};
    return $day + $amount * $UNITS{$unit} / $DAY;
}

# The local day of a moment, written; the day of UTC without a calendar.
sub day_of {
    my ($t, $at) = @_;
    return undef unless !$t || _known($t, $at);
    return substr written($t ? _local($t, $at) : $at), 0, 10;
}

# The moment of a promise "ready on that day": at its time, else when it opens.
sub ready {
    my ($t, $day, $time) = @_;
    my $begin = seconds($day);
    return undef unless defined $begin;
    $begin += 60 * (60 * $1 + $2) if defined $time && $time =~ /\A(\d\d):(\d\d)\z/;
    return $begin unless $t;
    my $at = _held($t, _utc($t, $begin));
    return defined $at && !defined $time ? _opened($t, $at) : $at;
}

# What conditions ask of the world: $clock->(name) is the table of a calendar, unfolded,
# $now the moment of submission, $own the calendar that its days are of.
sub world {
    my ($clock, $now, $own) = @_;
    return {
        inside => sub {
            my ($t, $at) = ($clock->($_[0]), seconds($_[1]));
            return undef unless $t && defined $at && _known($t, $at) && $at < $t->{high};
            my $opened = _opened($t, $at);
            return defined $opened && $opened == $at ? 1 : 0;
        },
        day => sub {
            my $t = defined $own ? $clock->($own) : undef;
            my $today = seconds(day_of($t, $now));
            my $day = defined $today ? _moved($t, $today / $DAY, $_[0]) : undef;
            return defined $day ? substr(written($day * $DAY), 0, 10) : '';
        },
    };
}

1;
