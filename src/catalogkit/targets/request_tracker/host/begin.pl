# The host side of catalogkit: a fixed program that Request Tracker's own Perl runs.
# It answers requests, one JSON object a line, with one JSON object a line. What people
# wrote comes in as data only: never as a part of a program or of a query.
use strict;
use warnings;
use utf8;

package Catalogkit;

our ($OUT, $USER, @HEARD, $OPEN);

BEGIN {
    # RT and its libraries may speak; what they say must not stand among our answers.
    open $OUT, '>&', \*STDOUT or die "no way to answer: $!\n";
    open STDOUT, '>&', \*STDERR or die "no way to speak: $!\n";
    binmode $OUT, ':raw';
    $OUT->autoflush(1);
    push @INC, grep { -e "$_/RT.pm" } (
        '/usr/local/share/request-tracker5/lib', '/usr/share/request-tracker5/lib',
        '/opt/rt5/local/lib', '/opt/rt5/lib',
    );
}

use JSON ();
use Scalar::Util ();
use RT;

our $JSON = JSON->new->utf8->canonical->allow_nonref;
our $MARK = 'catalogkit';

# Everything that RT complains about while it works belongs to the answer.
package Catalogkit::Ear;
use parent 'Log::Dispatch::Output';
sub new {
    my ($class, %given) = @_;
    my $self = bless {}, $class;
    $self->_basic_init(%given);
    return $self;
}
sub log_message { my ($self, %said) = @_; push @Catalogkit::HEARD, $said{message}; return }

package Catalogkit;

# One that may succeed with another try, and one that will not.
our $PASSING = qr/
    database \s is \s locked | database \s table \s is \s locked | deadlock | lock \s wait
    | gone \s away | lost \s connection | server \s closed | could \s not \s serialize
    | restart \s transaction | too \s many \s connections | timed \s out | disk \s I\/O
    | connection \s (?:refused | reset | to \s server)
/xi;

sub refuse { my ($message) = @_; die { error => 'rejected', message => $message } }

# What RT answers, or the end of the step: RT says ($ok, $message) and never dies.
sub sure {
    my ($what, $ok, $message) = @_;
    return $ok if $ok;
    $message //= @HEARD ? plain($HEARD[-1]) : 'it does not say why';
    refuse("Request Tracker refuses to $what: $message");
}

sub failure {
    my ($problem) = @_;
    my @heard = map { s/\s+\(\/\S+:\d+\)\s*$//r } @HEARD;
    my $all = join "\n", @heard, ref $problem ? $problem->{message} : $problem;
    return { error => 'unavailable', message => plain($1) }
        if $all =~ /^(.*$PASSING.*)$/m;
    return $problem if ref $problem;
    return { error => 'rejected', message => 'Request Tracker fails: ' . plain($problem) };
}

# The first line of what a Perl program says, without where it was said.
sub plain {
    my ($text) = @_;
    my ($line) = grep { /\S/ } split /\n/, $text;
    return ($line // '') =~ s/ at \S+ line \d+\.?.*$//r =~ s/^\s+|\s+$//gr;
}

# JSON of nested arrays of texts: many, so without detours.
our %ESCAPED = map { chr($_) => sprintf '\\u%04x', $_ } 0 .. 31, 34, 92, 127;

sub quoted {
    my ($value) = @_;
    return 'null' unless defined $value;
    return '[' . join(',', map { quoted($_) } @$value) . ']' if ref $value eq 'ARRAY';
    $value =~ s/([\x00-\x1f"\\\x7f])/$ESCAPED{$1}/g;
    return qq("$value");
}

sub start {
    my ($login) = @_;
    RT::LoadConfig();
    RT::Init();
    $RT::Logger->add(Catalogkit::Ear->new(name => 'catalogkit', min_level => 'error'));
    $USER = RT::CurrentUser->new;
    $USER->Load($login);
    die { error => 'unreachable', message => "Request Tracker has no user '$login'" }
        unless $USER->id;
    return {
        version => $RT::VERSION,
        user => $USER->Name,
        super => $USER->HasRight(Right => 'SuperUser', Object => RT->System) ? 1 : 0,
    };
}

# What a running program remembers of the database is not what others wrote since.
sub forget {
    @HEARD = ();
    DBIx::SearchBuilder::Record::Cachable->FlushCache;
    RT::Principal->InvalidateACLCache;
}
