# What RT keeps as configuration: lifecycles, service levels, business hours. It stands
# in the database, over what the files of the server say.
package Catalogkit;

our %SETTING = (
    Lifecycle => ['Lifecycles'],
    ServiceLevel => ['ServiceAgreements', 'Levels'],
    BusinessHours => ['ServiceBusinessHours'],
);
our $MAPS = '__maps__';
our $CHANGED = 'ConfigCacheNeedsUpdate';
our ($STALE, $SEEN) = (1, undef);

sub setting {
    my ($name) = @_;
    my $row = RT::Configuration->new(RT->SystemUser);
    $row->LoadByCols(Name => $name, Disabled => 0);
    return ({}, undef) unless $row->id;
    my ($content, $problem) = $row->DecodedContent;
    refuse("the setting $name in the database cannot be read: $problem") if $problem;
    return ($content, $row->id);
}

# As the files say it, whatever the database says.
sub filed {
    my ($name) = @_;
    return RT->Config->_GetFromFilesOnly($name) // RT->Config->Get($name) // {};
}

# All entries of a kind, the database before the files, and the maps of lifecycles.
sub entries {
    my ($kind) = @_;
    my ($name, $part) = @{ $SETTING{$kind} };
    my ($kept) = setting($name);
    my $filed = filed($name);
    ($kept, $filed) = map { $_->{$part} // {} } $kept, $filed if defined $part;
    my %all = (%$filed, %$kept);
    delete $all{''};
    my %maps = (%{ $filed->{$MAPS} // {} }, %{ $kept->{$MAPS} // {} });
    delete $all{$MAPS};
    return { entries => \%all, maps => \%maps };
}

# Writes an entry, or takes it away where it is undefined. Strangers' stay as they are:
# what RT takes as a whole is written with all that the files say of it.
sub set_entry {
    my ($kind, $name, $entry, $maps) = @_;
    my ($setting, $part) = @{ $SETTING{$kind} };
    my ($kept, $number) = setting($setting);
    my $place = $kept;
    if (defined $part) {
        my %whole = (%{ filed($setting)->{$part} // {} }, %{ $kept->{$part} // {} });
        $place = $kept->{$part} = \%whole;
    }
    valid($name, $entry) if $kind eq 'Lifecycle' && defined $entry;
    if (defined $entry) { $place->{$name} = bare($entry) } else { delete $place->{$name} }
    set_maps($kept, $name, bare($maps)) if $kind eq 'Lifecycle';
    save($setting, $kept, $number);
}

sub set_maps {
    my ($kept, $native, $wanted) = @_;
    my %maps = (%{ filed('Lifecycles')->{$MAPS} // {} }, %{ $kept->{$MAPS} // {} });
    for my $way (keys %maps) {
        delete $maps{$way} if grep { $_ eq $native } split / -> /, $way, 2;
    }
    $kept->{$MAPS} = { %maps, %$wanted };
}

sub valid {
    my ($name, $entry) = @_;
    my ($ok, @warnings) = RT::Lifecycle->ValidateLifecycle(
        CurrentUser => $USER, Lifecycle => bare($entry), Name => $name,
    );
    refuse($warnings[0]) unless $ok;
}

# RT would read and check its whole configuration again at every change. This program
# needs to know of lifecycles only, and only when it makes or changes a queue.
sub save {
    my ($name, $content, $number) = @_;
    no warnings qw(redefine once);
    local *RT::Config::ApplyConfigChangeToAllServerProcesses = sub { };
    my $row = RT::Configuration->new($USER);
    my ($ok, $said);
    if ($number) {
        $row->Load($number);
        ($ok, $said) = $row->SetContent($content);
        $ok = 1 if !$ok && ($said // '') =~ /Nothing changed/;
    }
    else {
        ($ok, $said) = $row->Create(Name => $name, Content => $content);
    }
    refuse("only a super user may change the setting $name")
        if !$ok && ($said // '') =~ /Permission Denied/;
    sure("change the setting $name", $ok, plain($said // ''));
    stamp($CHANGED);
    stamp('LifecycleCacheNeedsUpdate') if $name eq 'Lifecycles';
    $STALE = 1;
}

# Running servers look whether a stamp is later than the one they saw, in whole seconds:
# two changes within one second have to look like two.
sub stamp {
    my ($name) = @_;
    my ($now, $before) = (time, stamped($name));
    my $later = ($now > $before ? $now : $before) + 1;
    sure('tell the servers', RT->System->SetAttribute(Name => $name, Content => $later));
    $SEEN = $later if $name eq $CHANGED;
}

sub stamped {
    my ($name) = @_;
    my $kept = RT->System->FirstAttribute($name);
    return $kept ? $kept->Content : 0;
}

# Whether others have changed the configuration since we looked.
sub look {
    my $stamp = stamped($CHANGED);
    $STALE = 1 if $stamp != ($SEEN // 0);
    $SEEN = $stamp;
}

sub reread {
    return unless $STALE;
    RT->Config->LoadConfigFromDatabase;
    RT::Lifecycle->FillCache;
    $STALE = 0;
}

# A copy that holds nothing but plain texts, numbers, lists and tables.
sub bare {
    my ($value) = @_;
    return [map { bare($_) } @$value] if ref $value eq 'ARRAY';
    return { map { $_ => bare($value->{$_}) } keys %$value } if ref $value eq 'HASH';
    return ref $value ? ($value ? 1 : 0) : $value;
}
