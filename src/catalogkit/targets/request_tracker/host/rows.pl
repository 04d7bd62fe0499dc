# Reading: fixed queries. `%s` is where one of a kind is singled out, by its number.
package Catalogkit;

our %ROWS = (
    marks => q{
        SELECT ObjectType, ObjectId, Content, id FROM Attributes
        WHERE Name = 'catalogkit' %s ORDER BY id},
    users => q{
        SELECT u.id, u.Created, p.Disabled, u.Name, u.RealName, u.EmailAddress, m.id
        FROM Users u JOIN Principals p ON p.id = u.id
        JOIN %g g ON g.Domain = 'SystemInternal' AND g.Name = 'Privileged'
        LEFT JOIN GroupMembers m ON m.GroupId = g.id AND m.MemberId = u.id
        WHERE u.id > 0 %s ORDER BY u.id},
    groups => q{
        SELECT g.id, g.Created, p.Disabled, g.Name, g.Description
        FROM %g g JOIN Principals p ON p.id = g.id
        WHERE g.Domain = 'UserDefined' %s ORDER BY g.id},
    members => q{
        SELECT m.GroupId, u.Name, m.MemberId
        FROM GroupMembers m JOIN %g g ON g.id = m.GroupId
        LEFT JOIN Users u ON u.id = m.MemberId
        WHERE g.Domain = 'UserDefined' %s ORDER BY m.id},
    roles => q{
        SELECT id, Created, Disabled, Name, Description, MaxValues, EntryHint
        FROM CustomRoles WHERE id > 0 %s ORDER BY id},
    role_queues => q{
        SELECT CustomRole, ObjectId FROM ObjectCustomRoles WHERE id > 0 %s ORDER BY id},
    queues => q{
        SELECT id, Created, Disabled, Name, Description, Lifecycle, SLADisabled,
            CorrespondAddress, CommentAddress, SubjectTag
        FROM Queues WHERE id > 0 %s ORDER BY id},
    queue_levels => q{
        SELECT ObjectId, Content FROM Attributes
        WHERE Name = 'SLA' AND ObjectType = 'RT::Queue' %s ORDER BY id},
    fields => q{
        SELECT id, Created, Disabled, Name, Type, MaxValues, LookupType, Description,
            EntryHint, Pattern, RenderType, BasedOn, UniqueValues
        FROM CustomFields WHERE id > 0 %s ORDER BY id},
    values => q{
        SELECT CustomField, Name, Description, Category FROM CustomFieldValues
        WHERE id > 0 %s ORDER BY CustomField, SortOrder, Name, id},
    applied => q{
        SELECT o.ObjectId, o.CustomField, f.LookupType
        FROM ObjectCustomFields o JOIN CustomFields f ON f.id = o.CustomField
        WHERE o.id > 0 %s ORDER BY o.ObjectId, o.SortOrder, o.id},
    everywhere => q{
        SELECT CustomField FROM ObjectCustomFields WHERE ObjectId = 0 %s ORDER BY id},
    templates => q{
        SELECT id, Created, 0, Name, Queue, Description, Type, Content
        FROM Templates WHERE id > 0 %s ORDER BY id},
    scrips => q{
        SELECT s.id, s.Created, s.Disabled, s.Description, c.Name, a.Name, s.Template,
            s.CustomIsApplicableCode, s.CustomPrepareCode, s.CustomCommitCode
        FROM Scrips s LEFT JOIN ScripConditions c ON c.id = s.ScripCondition
        LEFT JOIN ScripActions a ON a.id = s.ScripAction WHERE s.id > 0 %s ORDER BY s.id},
    scrip_queues => q{
        SELECT o.Scrip, o.ObjectId, o.Stage, o.SortOrder, t.id, g.id
        FROM ObjectScrips o JOIN Scrips s ON s.id = o.Scrip
        LEFT JOIN Templates t ON t.Name = s.Template AND t.Queue = o.ObjectId
        LEFT JOIN Templates g ON g.Name = s.Template AND g.Queue = 0
        WHERE o.id > 0 %s ORDER BY o.id},
    rights => q{
        SELECT a.id, a.Created, a.RightName, a.ObjectType, a.ObjectId, g.id, g.Domain,
            g.Name, u.Name
        FROM ACL a LEFT JOIN %g g ON g.id = a.PrincipalId
        LEFT JOIN Users u ON g.Domain = 'ACLEquivalence' AND u.id = g.Instance
        WHERE a.id > 0 %s ORDER BY a.id},
    classes => q{
        SELECT id, Created, Disabled, Name, Description FROM Classes
        WHERE id > 0 %s ORDER BY id},
    class_queues => q{
        SELECT Class, ObjectId FROM ObjectClasses WHERE id > 0 %s ORDER BY id},
    articles => q{
        SELECT id, Created, Disabled, Name, Summary, Class FROM Articles
        WHERE id > 0 %s ORDER BY id},
    contents => q{
        SELECT v.ObjectId, v.CustomField, v.id
        FROM ObjectCustomFieldValues v JOIN Articles a ON a.id = v.ObjectId
        JOIN ObjectCustomFields o
            ON o.CustomField = v.CustomField AND (o.ObjectId = a.Class OR o.ObjectId = 0)
        WHERE v.ObjectType = 'RT::Article' AND v.Disabled = 0 %s
        ORDER BY v.ObjectId, o.SortOrder, o.id},
);

# By what one of a kind is singled out.
our %ONE = (
    marks => 'Description', users => 'u.id', groups => 'g.id', members => 'm.GroupId',
    role_queues => 'CustomRole', queue_levels => 'ObjectId', values => 'CustomField',
    applied => 'o.ObjectId', everywhere => 'CustomField', scrips => 's.id', scrip_queues => 'o.Scrip',
    class_queues => 'Class', rights => 'a.id', contents => 'v.ObjectId',
);

sub rows {
    my ($name, $one) = @_;
    my $query = $ROWS{$name} // refuse("'$name' is no table of the host");
    my $column = $ONE{$name} // 'id';
    my $narrowed = defined $one ? "AND $column = ?" : '';
    $query =~ s/%s/$narrowed/;
    return asked($query, defined $one ? $one : ());
}

sub asked {
    my ($query, @given) = @_;
    my $groups = RT->Config->Get('DatabaseType') eq 'mysql' ? '`Groups`' : 'Groups';
    $query =~ s/%g/$groups/g;
    my $handle = $RT::Handle->dbh;
    local $handle->{RaiseError} = 1;
    local $handle->{PrintError} = 0;
    my $rows = $handle->selectall_arrayref($query, undef, map { bytes($_) } @given);
    for my $row (@$rows) {
        for (@$row) { utf8::decode($_) if defined && !utf8::is_utf8($_) }
    }
    return $rows;
}

# MySQL and SQLite are given bytes, as RT itself does; PostgreSQL takes characters.
sub bytes {
    my ($text) = @_;
    utf8::encode($text) unless RT->Config->Get('DatabaseType') eq 'Pg';
    return $text;
}

# The text of an article may stand in several places and encodings; RT knows them all.
sub contents {
    my ($one) = @_;
    my $rows = rows('contents', $one);
    for my $row (@$rows) {
        my $value = RT::ObjectCustomFieldValue->new(RT->SystemUser);
        $value->Load($row->[2]);
        $row->[2] = $value->Content;
    }
    return $rows;
}

# What is answered to fields without an answer given, by the number of the field.
sub defaults {
    my $kept = RT->System->FirstAttribute('CustomFieldDefaultValues');
    my $by_field = $kept && $kept->Content || {};
    return [map { [$_, listed($by_field->{$_})] } sort keys %$by_field];
}

sub listed {
    my ($value) = @_;
    return $value if ref $value eq 'ARRAY';
    return defined $value && length $value ? [$value] : [];
}

# How much data goes with one: tickets of a queue, answers of a field.
our %HOLDING = (
    Queue => q{SELECT COUNT(*) FROM Tickets WHERE Queue = ?},
    CustomField => q{SELECT COUNT(*) FROM ObjectCustomFieldValues WHERE CustomField = ?},
    Class => q{SELECT COUNT(*) FROM Articles WHERE Class = ?},
    CustomRole => q{
        SELECT COUNT(*) FROM %g g JOIN GroupMembers m ON m.GroupId = g.id
        WHERE g.Domain = 'RT::Ticket-Role' AND g.Name = ?},
    Group => q{
        SELECT COUNT(*) FROM GroupMembers m JOIN %g g ON g.id = m.GroupId
        WHERE g.Domain = 'RT::Ticket-Role' AND m.MemberId = ?},
    Lifecycle => q{
        SELECT COUNT(*) FROM Tickets t JOIN Queues q ON q.id = t.Queue
        WHERE q.Lifecycle = ?},
    ServiceLevel => q{SELECT COUNT(*) FROM Tickets WHERE SLA = ?},
);

sub holding {
    my ($kind, $native) = @_;
    my $query = $HOLDING{$kind} or return 0;
    $native = "RT::CustomRole-$native" if $kind eq 'CustomRole';
    return asked($query, $native)->[0][0];
}
