# Whether a condition holds: tree in canonical form 1, answers by name, and a world
# {inside => sub (calendar, moment), day => sub (offset)}.
# Never dies on an answer: one that is missing or of another type meets no test.
package CatalogKit::Condition;
use strict;
use warnings;
no warnings 'redefine';
use B ();
use JSON::PP ();

my $BOOLEAN = ref JSON::PP::true();
my %OPEN = (from => 0, to => 0, over => 1, under => 1);
my %TESTS = map { $_ => 1 } keys %OPEN, qw(is isnt has_any has_all has_none starts_with
    matches within outside any_line all_lines);

# JSON as every part of the program reads it. Other readers round decimals otherwise.
sub read_json { return JSON::PP->new->allow_nonref->decode($_[0]) }

# text, number, boolean; "" for anything else.
sub sort_of {
    my ($value) = @_;
    return '' unless defined $value;
    return ref $value eq $BOOLEAN ? 'boolean' : '' if ref $value;
    my $flags = B::svref_2object(\$value)->FLAGS;
    return 'text' if $flags & B::SVp_POK || !($flags & (B::SVp_IOK | B::SVp_NOK));
    return $value == $value ? 'number' : '';
}

sub is_absent {
    my ($value) = @_;
    return 1 unless defined $value;
    return !@$value if ref $value eq 'ARRAY';
    return !ref $value && sort_of($value) eq 'text' && $value eq '';
}

sub _double { return unpack 'd', pack 'd', $_[0] }

sub same {
    my ($left, $right) = @_;
    my $sort = sort_of($left);
    return 0 if $sort eq '' || $sort ne sort_of($right);
    return $left eq $right if $sort eq 'text';
    return !$left == !$right if $sort eq 'boolean';
    return _double($left) == _double($right);
}

# As what a value can be ordered: a number, a day, a moment in UTC; else "".
sub shape {
    my ($value) = @_;
    my $sort = sort_of($value);
    return $sort eq 'number' ? $sort : '' if $sort ne 'text';
    return 'day' if $value =~ /\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z/;
    return 'moment'
        if $value =~ /\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\z/;
    return '';
}

sub _in_order {
    my ($low, $high, $strictly) = @_;
    my $shape = shape($low);
    return 0 if $shape eq '' || $shape ne shape($high);
    my $order = $shape eq 'number' ? _double($low) <=> _double($high) : $low cmp $high;
    return $strictly ? $order < 0 : $order <= 0;
}

sub _matches {
    my ($pattern, $text) = @_;
    $pattern =~ s/((?:\\\\)*)\\u([0-9a-f]{4})/$1\\x{$2}/g;
    return $text =~ /\A(?:$pattern)\z/;
}

sub _chosen {
    my ($list, $wanted) = @_;
    return grep { my $each = $_; scalar grep { same($_, $each) } @$list } @$wanted;
}

sub _lines {
    my ($list, $tree, $world) = @_;
    return grep { ref $_ eq 'HASH' && holds($tree, $_, $world) } @$list;
}

sub _is {
    my ($name, $value, $wanted, $known) = @_;
    my $sort = sort_of($value);
    my $equal = grep { same($value, $known->($_)) } @$wanted;
    return $equal > 0 if $name eq 'is';
    return !$equal && $sort ne '' && 0 < grep { sort_of($known->($_)) eq $sort } @$wanted;
}

sub _passes {
    my ($name, $value, $wanted, $known, $world) = @_;
    die "unknown test: $name\n" unless $TESTS{$name};
    return _is($name, $value, $wanted, $known) if $name eq 'is' || $name eq 'isnt';
    return _in_order($known->($wanted), $value, $OPEN{$name})
        if $name eq 'from' || $name eq 'over';
    return _in_order($value, $known->($wanted), $OPEN{$name})
        if $name eq 'to' || $name eq 'under';
    if ($name eq 'within' || $name eq 'outside') {
        return 0 unless shape($value) eq 'moment';
        my $inside = $world->{inside}->($wanted, $value);
        return defined $inside && !$inside == ($name eq 'outside');
    }
    return _listed($name, $value, $wanted, $world) if $name =~ /^has_|_lines?$/;
    return 0 unless sort_of($value) eq 'text';
    return _matches($wanted, $value) if $name eq 'matches';
    return 0 < grep { index($value, $_) == 0 } @$wanted;
}

sub _listed {
    my ($name, $value, $wanted, $world) = @_;
    return 0 unless ref $value eq 'ARRAY';
    return 0 < _lines($value, $wanted, $world) if $name eq 'any_line';
    return @$value == _lines($value, $wanted, $world) if $name eq 'all_lines';
    my $chosen = _chosen($value, $wanted);
    return $chosen > 0 if $name eq 'has_any';
    return $chosen == ($name eq 'has_all' ? @$wanted : 0);
}

my $NOWHERE = {inside => sub { return undef }, day => sub { return '' }};

sub holds {
    my ($tree, $answers, $world) = @_;
    $world ||= $NOWHERE;
    return $tree ? 1 : 0 if ref $tree ne 'HASH';
    if ($tree->{all}) {
        holds($_, $answers, $world) || return 0 for @{$tree->{all}};
        return 1;
    }
    if ($tree->{any}) {
        holds($_, $answers, $world) && return 1 for @{$tree->{any}};
        return 0;
    }
    return holds($tree->{not}, $answers, $world) ? 0 : 1 if exists $tree->{not};
    my $value = $answers->{$tree->{field}};
    return (!is_absent($value) == !!$tree->{given} ? 1 : 0) if exists $tree->{given};
    return 0 if is_absent($value);
    my $known = sub {
        my ($wanted) = @_;
        return $wanted unless ref $wanted eq 'HASH';
        return $answers->{$wanted->{field}} if exists $wanted->{field};
        return $world->{day}->($wanted->{today});
    };
    for my $name (grep { $_ ne 'field' } keys %$tree) {
        return 0 unless _passes($name, $value, $tree->{$name}, $known, $world);
    }
    return 1;
}

1;
