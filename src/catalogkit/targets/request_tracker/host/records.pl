# Writing: each kind through RT's own API, as the user that we are.
package Catalogkit;

our %CLASS = (
    User => 'RT::User', Group => 'RT::Group', CustomRole => 'RT::CustomRole',
    Queue => 'RT::Queue', CustomField => 'RT::CustomField', Template => 'RT::Template',
    Scrip => 'RT::Scrip', Class => 'RT::Class', Article => 'RT::Article',
);

# What RT's Create takes, ours => RT's; everything else is set when the thing is there.
our %CREATED = (
    User => { map { $_ => $_ } qw(Name Privileged RealName EmailAddress) },
    Group => { map { $_ => $_ } qw(Name Description) },
    CustomRole => { map { $_ => $_ } qw(Name Description MaxValues EntryHint) },
    Queue => { map { $_ => $_ } qw(
        Name Description Lifecycle SLADisabled CorrespondAddress CommentAddress SubjectTag
    ) },
    CustomField => { map { $_ => $_ } qw(
        Name Type MaxValues LookupType Description EntryHint Pattern RenderType BasedOn
        UniqueValues
    ) },
    Template => { map { $_ => $_ } qw(Name Queue Description Type Content) },
    Scrip => {
        Condition => 'ScripCondition', Action => 'ScripAction', SortOrder => 'ObjectSortOrder',
        map { $_ => $_ } qw(
            Description Queue Template Stage CustomIsApplicableCode CustomPrepareCode
            CustomCommitCode
        ),
    },
    Class => { map { $_ => $_ } qw(Name Description) },
    Article => { map { $_ => $_ } qw(Name Summary Class) },
);
our %MAKER = (Group => 'CreateUserDefinedGroup');

# Attributes that are more than a column: ($thing, $value) in the order of `@LAST`.
our %SET = (
    Group => { Members => \&set_members },
    CustomRole => { Queues => \&set_role_queues },
    Queue => { SLA => \&set_level, CustomFields => \&set_fields },
    CustomField => {
        RenderType => \&set_render_type, Values => \&set_values, Default => \&set_default,
        BasedOn => sub { $_[0]->SetBasedOn($_[1] || undef) },
    },
    Template => { Name => \&rename_template, Queue => sub { $_[0]->_Set(Field => 'Queue', Value => $_[1] || 0) } },
    Scrip => {
        Queue => \&set_scrip_queue,
        Condition => sub { $_[0]->SetScripCondition($_[1]) },
        Action => sub { $_[0]->SetScripAction($_[1]) },
        Template => \&set_template,
        Stage => sub { on_queue($_[0], Stage => $_[1]) },
        SortOrder => sub { on_queue($_[0], SortOrder => $_[1]) },
    },
    Class => { Queues => \&set_class_queues, CustomFields => \&set_fields },
    Article => { Content => \&set_content },
);
our @LAST = qw(Queue CustomFields Values Default Content);

sub loaded {
    my ($kind, $native) = @_;
    my $thing = $CLASS{$kind}->new($USER);
    $native =~ /^[0-9]+$/ or refuse("'$native' is no number of a $kind");
    $kind eq 'User' ? $thing->Load($native) : $thing->LoadById($native);
    $thing->id or refuse("Request Tracker holds no $kind with the number $native any more");
    return $thing;
}

sub create {
    my ($kind, $body) = @_;
    my ($class, $takes) = ($CLASS{$kind}, $CREATED{$kind});
    reread() if $kind eq 'Queue';
    my $thing = $class->new($USER);
    my $maker = $MAKER{$kind} // 'Create';
    my %given = map { $takes->{$_} => $body->{$_} } grep { exists $body->{$_} } keys %$takes;
    sure('make it', $thing->$maker(%given));
    $thing = loaded($kind, $thing->id);
    everywhere($thing) if $kind eq 'CustomField' && $thing->IsOnlyGlobal;
    change($kind, $thing, { map { $_ => $body->{$_} } grep { !$takes->{$_} } keys %$body });
    compiles($thing) if $kind eq 'Scrip';
    return $thing;
}

sub change {
    my ($kind, $thing, $values) = @_;
    reread() if $kind eq 'Queue';
    my %last = map { $LAST[$_] => $_ + 1 } 0 .. $#LAST;
    for my $name (sort { ($last{$a} // 0) <=> ($last{$b} // 0) || $a cmp $b } keys %$values) {
        my $set = $SET{$kind}{$name};
        if ($set) { sure("change its $name", $set->($thing, $values->{$name})); next }
        my $method = "Set$name";
        grep { $_ eq $name } keys %{ $CREATED{$kind} }, 'Disabled'
            or refuse("the host knows no attribute '$name' of a $kind");
        sure("change its $name", $thing->$method($values->{$name}));
    }
    compiles($thing) if $kind eq 'Scrip';
}

sub compiles {
    my ($scrip) = @_;
    my ($ok, $said) = $scrip->CompileCheck;
    refuse(plain($said)) if defined $said && !$ok;
}

# A field of users and the like is in use only where it is given to all of them.
sub everywhere {
    my ($field) = @_;
    my $class = $field->RecordClassFromLookupType;
    sure('use it for all', $field->AddToObject($class->new($USER)));
}

sub disable {
    my ($kind, $thing, $disabled) = @_;
    refuse("a $kind cannot be taken out of use") if $kind eq 'Template';
    return if ($thing->Disabled ? 1 : 0) == $disabled;
    # RT moves a field that is used again to the end of every form.
    my %order = map { $_->id => $_->SortOrder } applications($kind, $thing);
    sure($disabled ? 'take it out of use' : 'take it into use', $thing->SetDisabled($disabled));
    for my $applied (applications($kind, $thing)) {
        next if $applied->SortOrder == $order{ $applied->id };
        sure('keep its place', $applied->SetSortOrder($order{ $applied->id }));
    }
}

sub applications {
    my ($kind, $thing) = @_;
    return unless $kind eq 'CustomField';
    return @{ links('RT::ObjectCustomFields', CustomField => $thing->id) };
}

sub remove {
    my ($kind, $thing) = @_;
    $kind =~ /^(?:Scrip|Template)$/
        or return shred($kind, $thing);
    sure('delete it', $thing->Delete);
}

# What holds data is deleted with all of it, by RT's own tool for that.
sub shred {
    my ($kind, $thing) = @_;
    $USER->HasRight(Right => 'SuperUser', Object => RT->System)
        or refuse("only a super user may delete a $kind with its data");
    require RT::Shredder;
    my @objects = $thing;
    # It forgets the groups of a role, which would stand in the way of the next one.
    push @objects, @{ links('RT::Groups', Name => $thing->GroupType) } if $kind eq 'CustomRole';
    my $shredder = RT::Shredder->new;
    $shredder->PutObjects(Objects => \@objects);
    $shredder->WipeoutAll;
}

# The mark: what of all that RT holds is ours, and what we call it. `made` tells a thing
# from another that got its number after it was deleted.
sub mark {
    my ($type, $native, $label, $content) = @_;
    my $object = $type eq 'RT::System' ? RT->System : undef;
    if (!$object) {
        $object = $type->new($USER);
        $object->Load($native);
    }
    my $mark = RT::Attribute->new($USER);
    my @made = $mark->Create(
        Name => $MARK, Description => $label, Content => $JSON->canonical->encode($content),
        Object => $object,
    );
    sure('mark it', @made);
}

sub unmark {
    my ($number) = @_;
    my $mark = RT::Attribute->new($USER);
    $mark->LoadByCols(id => $number, Name => $MARK);
    sure('take its mark away', $mark->Delete) if $mark->id;
}
