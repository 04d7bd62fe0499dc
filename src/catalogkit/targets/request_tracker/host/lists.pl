# Writing what is a list in RT: members, values, what is applied where.
package Catalogkit;

# Bring rows to what is wanted: ($have, $want, $leave, $join), each by its number.
sub matched {
    my ($have, $want, $leave, $join) = @_;
    my %have = map { $_ => 1 } @$have;
    my %want = map { $_ => 1 } @$want;
    $leave->($_) for grep { !$want{$_} } @$have;
    $join->($_) for grep { !$have{$_}++ } @$want;
    return 1;
}

sub set_members {
    my ($group, $wanted) = @_;
    my @have = map { $_->MemberId } @{ $group->MembersObj->ItemsArrayRef };
    my @want = map { principal_of_member($_) } @$wanted;
    return matched(
        \@have, \@want,
        sub { sure('take a member out', $group->DeleteMember($_[0])) },
        sub { sure('take a member in', $group->AddMember($_[0])) },
    );
}

sub principal_of_member {
    my ($name) = @_;
    return $1 if $name =~ /^#([0-9]+)$/;
    my $user = RT::User->new($USER);
    $user->LoadByCols(Name => $name);
    return $user->PrincipalId || refuse("Request Tracker has no user '$name'");
}

sub set_role_queues {
    my ($role, $wanted) = @_;
    my @have = map { $_->ObjectId } @{ links('RT::ObjectCustomRoles', CustomRole => $role->id) };
    return matched(
        \@have, $wanted,
        sub { sure('take it from a queue', $role->RemoveFromObject(ObjectId => $_[0])) },
        sub { sure('give it to a queue', $role->AddToObject(ObjectId => $_[0])) },
    );
}

sub links {
    my ($class, %limits) = @_;
    my $found = $class->new($USER);
    $found->UnLimit;
    $found->Limit(FIELD => $_, VALUE => $limits{$_}) for sort keys %limits;
    return $found->ItemsArrayRef;
}

sub set_level {
    my ($queue, $level) = @_;
    return $queue->SetSLA($level) if length $level;
    return 1 unless $queue->FirstAttribute('SLA');
    return $queue->DeleteAttribute('SLA');
}

# The fields of a queue or of a class of articles, in this order.
sub set_fields {
    my ($object, $wanted) = @_;
    my $lookup = ref $object eq 'RT::Queue' ? 'RT::Queue-RT::Ticket' : 'RT::Class-RT::Article';
    my @have = grep { $_->CustomFieldObj->__Value('LookupType') eq $lookup }
        @{ links('RT::ObjectCustomFields', ObjectId => $object->id) };
    matched(
        [map { $_->CustomField } @have], $wanted,
        sub { sure('take a field away', loaded('CustomField', $_[0])->RemoveFromObject($object)) },
        sub { sure('give it a field', loaded('CustomField', $_[0])->AddToObject($object)) },
    );
    my $order = 0;
    for my $number (@$wanted) {
        my $applied = RT::ObjectCustomField->new($USER);
        $applied->LoadByCols(CustomField => $number, ObjectId => $object->id);
        $order++;
        next if $applied->SortOrder == $order;
        sure('order its fields', $applied->SetSortOrder($order));
    }
    return 1;
}

sub set_render_type {
    my ($field, $type) = @_;
    return 1 if !length $type && !$field->HasRenderTypes;
    return $field->SetRenderType($type);
}

# The values that a field offers. One is known by its name and category; if that is new,
# by its description, so that a value that reads otherwise stays the one it was.
sub set_values {
    my ($field, $wanted) = @_;
    my @have = @{ links('RT::CustomFieldValues', CustomField => $field->id) };
    my %named = map { pair($_->Name, $_->Category) => $_ } @have;
    my %described = map { ($_->Description // '') => $_ } @have;
    my %taken;
    my @found = map { claimed(\%taken, $named{ pair(@$_{qw(Name Category)}) }) } @$wanted;
    for my $index (0 .. $#$wanted) {
        my $mark = $wanted->[$index]{Description} // '';
        $found[$index] //= claimed(\%taken, $described{$mark}) if length $mark;
    }
    for my $value (grep { !$taken{ $_->id } } @have) { sure('take a value away', $value->Delete) }
    for my $index (0 .. $#$wanted) {
        value($field, $found[$index], { %{ $wanted->[$index] }, SortOrder => $index + 1 });
    }
    return 1;
}

sub pair { return join "\0", map { lc($_ // '') } @_ }

sub claimed {
    my ($taken, $value) = @_;
    return undef if !$value || $taken->{ $value->id }++;
    return $value;
}

sub value {
    my ($field, $value, $wanted) = @_;
    $_ //= '' for @$wanted{qw(Description Category)};
    return sure('offer a value', $field->AddValue(%$wanted)) unless $value;
    for my $name (qw(Name Description Category SortOrder)) {
        next if ($value->$name // '') eq $wanted->{$name};
        my $method = "Set$name";
        sure('change a value', $value->$method($wanted->{$name}));
    }
}

# What stands in a field before anybody answers.
sub set_default {
    my ($field, $wanted) = @_;
    my $kept = RT->System->FirstAttribute('CustomFieldDefaultValues');
    my %all = %{ $kept && $kept->Content || {} };
    delete $all{ $field->id };
    $all{ $field->id } = @$wanted == 1 ? $wanted->[0] : [@$wanted] if @$wanted;
    return RT->System->SetAttribute(Name => 'CustomFieldDefaultValues', Content => \%all);
}

sub set_scrip_queue {
    my ($scrip, $queue) = @_;
    my ($stage, $order) = ('TransactionCreate', undef);
    for my $link (@{ links('RT::ObjectScrips', Scrip => $scrip->id) }) {
        ($stage, $order) = ($link->Stage, $link->SortOrder);
        sure('take it from a queue', $link->Delete);
    }
    my $link = RT::ObjectScrip->new($USER);
    return $link->Add(
        Scrip => $scrip, ObjectId => $queue || 0, Stage => $stage, SortOrder => $order,
    );
}

# Scrips know a template by its name, so they have to hear of another one.
sub rename_template {
    my ($template, $name) = @_;
    my @users = @{ $template->UsedBy->ItemsArrayRef };
    sure('rename it', $template->SetName($name));
    sure('tell its scrips', $_->SetTemplate($template->id)) for @users;
    return 1;
}

# A template of ours is given by its number, one of RT's own by its name.
sub set_template {
    my ($scrip, $name) = @_;
    return $scrip->SetTemplate($name) unless $name =~ /\D/;
    my ($link) = @{ links('RT::ObjectScrips', Scrip => $scrip->id) };
    my $template = RT::Template->new($USER);
    $template->LoadByName(Name => $name, Queue => $link ? $link->ObjectId : 0);
    return $template->id ? $scrip->SetTemplate($template->id) : (0, "there is no '$name'");
}

sub on_queue {
    my ($scrip, $name, $value) = @_;
    my $method = "Set$name";
    for my $link (@{ links('RT::ObjectScrips', Scrip => $scrip->id) }) {
        next if $link->$name eq $value;
        sure("change its $name", $link->$method($value));
    }
    return 1;
}

# A class of articles is of use in these queues; in all of them, where 0 is named.
sub set_class_queues {
    my ($class, $wanted) = @_;
    my @have = map { $_->ObjectId } @{ links('RT::ObjectClasses', Class => $class->id) };
    return matched(
        \@have, $wanted,
        sub { sure('take it from a queue', $class->RemoveFromObject(queue($_[0]))) },
        sub { sure('give it to a queue', $class->AddToObject(queue($_[0]))) },
    );
}

sub queue {
    my ($number) = @_;
    my $queue = RT::Queue->new($USER);
    $queue->Load($number) if $number;
    return $queue;
}

# The text of an article: the first field of its class.
sub set_content {
    my ($article, $text) = @_;
    my $field = $article->ClassObj->ArticleCustomFields->First
        or refuse('the class of this article has no field for its text');
    my $have = $article->FirstCustomFieldValue($field->id);
    return 1 if ($have // '') eq $text;
    return $article->DeleteCustomFieldValue(Field => $field->id, Value => $have)
        unless length $text;
    return $article->AddCustomFieldValue(Field => $field->id, Value => $text);
}
