# The requests that the host answers. What writes stands between `begin` and `commit`.
package Catalogkit;

our %ANSWER = (
    hello => sub { start($_[0]{user}) },
    rows => sub { [map { rows_of(@$_) } @{ $_[0]{of} }] },
    entries => sub { +{ map { $_ => entries($_) } @{ $_[0]{of} } } },
    holding => sub { holding(@{ $_[0] }{qw(kind native)}) },
    user => sub { user_named($_[0]{name}) },
    begin => \&begin,
    commit => \&commit,
    rollback => sub { back() if $OPEN; 1 },
    create => sub { written(sub { create(@{ $_[0] }{qw(kind body)})->id }, @_) },
    change => sub { written(sub { change($_[0]{kind}, thing($_[0]), $_[0]{body}); 1 }, @_) },
    disable => sub {
        written(sub { disable($_[0]{kind}, thing($_[0]), $_[0]{disabled} ? 1 : 0); 1 }, @_)
    },
    remove => sub { written(sub { remove($_[0]{kind}, thing($_[0])); 1 }, @_) },
    write_entry => sub {
        written(sub { set_entry(@{ $_[0] }{qw(kind native entry maps)}); 1 }, @_)
    },
    mark => sub { written(sub { mark(@{ $_[0] }{qw(type native label content)}) }, @_) },
    unmark => sub { written(sub { unmark($_[0]{number}); 1 }, @_) },
    grant => sub { written(\&grant_one, @_) },
    revoke => sub { written(sub { revoke($_[0]{number}); 1 }, @_) },
);

sub thing { return loaded(@{ $_[0] }{qw(kind native)}) }

sub user_named {
    my ($name) = @_;
    my $user = RT::User->new(RT->SystemUser);
    $user->LoadByCols(Name => $name);
    return $user->id;
}

sub rows_of {
    my ($name, $one) = @_;
    return defaults() if $name eq 'defaults';
    return contents($one) if $name eq 'contents';
    return rows($name, $one);
}

sub grant_one {
    my ($call) = @_;
    my $object = object_of_right(@{ $call->{object} });
    my $principal = principal_of_right(@{ $call->{principal} }, $object);
    return [grant($principal, $object, $call->{right})];
}

sub begin {
    back() if $OPEN;
    forget();
    look();
    $RT::Handle->BeginTransaction or die "the database cannot begin\n";
    $OPEN = 1;
    return 1;
}

sub commit {
    $OPEN or refuse('there is nothing to commit');
    $RT::Handle->Commit or die "the database cannot commit\n";
    $OPEN = 0;
    return 1;
}

sub back {
    $RT::Handle->ForceRollback if $OPEN;
    $OPEN = 0;
    forget();
    $STALE = 1;
}

# One write. RT complains in its log about much that it does not answer.
sub written {
    my ($write, $call) = @_;
    $OPEN or refuse('nothing is written outside a transaction');
    @HEARD = ();
    my $done = $write->($call);
    die { error => 'rejected', message => 'Request Tracker complains: ' . plain($HEARD[0]) }
        if @HEARD;
    return $done;
}

sub answered {
    my ($line) = @_;
    my $call = $JSON->decode($line);
    my $answer = $ANSWER{ $call->{op} // '' } or refuse('the host does not know this request');
    @HEARD = ();
    my $value = $answer->($call);
    return $call->{op} eq 'rows' ? '{"ok":' . quoted($value) . '}' : $JSON->encode({ ok => $value });
}

sub serve {
    binmode STDIN, ':raw';
    while (defined(my $line = <STDIN>)) {
        my $answer = eval { answered($line) };
        if (!defined $answer) {
            my $problem = failure($@);
            eval { back() } if $OPEN;
            $answer = $JSON->encode($problem);
        }
        utf8::encode($answer) if utf8::is_utf8($answer);
        print {$OUT} $answer, "\n";
    }
    eval { back() } if $OPEN;
}

serve();
