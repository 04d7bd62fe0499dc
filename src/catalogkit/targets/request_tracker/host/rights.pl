# Rights: who may do what with which. Only those that we granted are ours to revoke.
package Catalogkit;

our %OBJECT = map { $_ => $CLASS{$_} } qw(Queue CustomField Class Group CustomRole);

sub object_of_right {
    my ($type, $native) = @_;
    return RT->System if $type eq 'System';
    refuse("rights on a $type are not known") unless exists $OBJECT{$type};
    return loaded($type, $native) if $native =~ /^[0-9]+$/;
    my $object = $OBJECT{$type}->new($USER);
    $object->Load($native);
    return $object->id ? $object : refuse("Request Tracker has no $type '$native'");
}

# A principal by its group or user, or by the role that it plays on the object.
sub principal_of_right {
    my ($type, $native, $object) = @_;
    return loaded($type, $native)->PrincipalObj if $type eq 'Group' || $type eq 'User';
    my $group = RT::Group->new(RT->SystemUser);
    if ($type eq 'System') { $group->LoadSystemInternalGroup($native) }
    else {
        my $name = $type eq 'CustomRole' ? "RT::CustomRole-$native" : $native;
        # Only queues have roles of their own: elsewhere those hold that are global.
        my $of = ref $object eq 'RT::Queue' ? $object : RT->System;
        $group->LoadRoleGroup(Object => $of, Name => $name);
    }
    $group->id or refuse("Request Tracker has no '$native' to give a right to");
    my $principal = RT::Principal->new($USER);
    $principal->Load($group->id);
    return $principal;
}

# Grants a right and gives the number of the grant, and whether it was there before.
sub grant {
    my ($principal, $object, $right) = @_;
    my $found = granted($principal, $object, $right);
    return ($found, 1) if $found;
    my ($id, $said) = $principal->GrantRight(Right => $right, Object => $object);
    sure("grant the right $right", $id, $said);
    return ($id, 0);
}

sub granted {
    my ($principal, $object, $right) = @_;
    my $grant = RT::ACE->new(RT->SystemUser);
    $grant->LoadByCols(
        PrincipalId => $principal->id, RightName => $right,
        ObjectType => ref $object, ObjectId => $object->id,
    );
    return $grant->id;
}

sub revoke {
    my ($number) = @_;
    my $grant = RT::ACE->new($USER);
    $grant->LoadById($number);
    sure('revoke a right', $grant->Delete) if $grant->id;
}
