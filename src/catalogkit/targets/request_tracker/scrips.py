"""What happens to a request: one rule of Request Tracker for the whole catalog.

The rule is a fixed program of ours, the same for every catalog. What it decides by lies
beside it as data: the rules of an item in a template of its queue, the open time of a
calendar in a global one. So no text of a catalog is ever a part of a program.
"""

from collections.abc import Iterator
from importlib.resources import files

from catalogkit.catalog.canonical import Json, dumps
from catalogkit.catalog.catalog import Catalog
from catalogkit.decide.rulebook import rulebook
from catalogkit.diagnostic import Diagnostic, Place
from catalogkit.languages.clock import open_time
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.time import Calendar
from catalogkit.resource import Key, Resource
from catalogkit.targets import lossy, written
from catalogkit.targets.request_tracker.followed import TASKS
from catalogkit.targets.request_tracker.item_rules import FORMAT, ItemRules, strings
from catalogkit.targets.request_tracker.queues import of_item

LANGUAGES, HERE = "catalogkit.languages", "catalogkit.targets.request_tracker"
PARTS = {
    "condition": LANGUAGES,
    "clock": LANGUAGES,
    "decision": HERE,
    "tracker": HERE,
    "parts": HERE,
    "course": HERE,
    "request": HERE,
}
"""The parts of the program, each after those it needs, and where they lie."""
LONGEST = 65_535
"""So many bytes MySQL keeps of a template."""
CONCERNS = """\
# Requests follow the catalog: only in queues that have rules, and only when it matters.
my %seen = map { $_->Type => 1 } @{$self->TicketObj->TransactionBatch || []};
return 0 unless grep { $seen{$_} } qw(Create CustomField Status Set Correspond);
my $rules = RT::Template->new(RT->SystemUser);
$rules->LoadByCols(Queue => $self->TicketObj->Queue, Name => 'catalogkit rules');
return $rules->id ? 1 : 0;
"""
HAPPENS = """\
# The program lies in the global templates "catalogkit program ...".
for my $part (qw(%s)) {
    my $template = RT::Template->new(RT->SystemUser);
    $template->LoadByCols(Queue => 0, Name => "catalogkit program $part");
    my $text = $template->id ? $template->Content : die "no program $part\\n";
    next if ($CatalogKit::Loaded{$part} // '') eq $text;
    eval "$text; 1" or die "catalogkit program $part: $@";
    $CatalogKit::Loaded{$part} = $text;
}
CatalogKit::Request::happened(
    $self->TicketObj->id, $self->TicketObj->TransactionBatch || []);
return 1;
"""
RULES, PERL, DATA = "catalogkit rules", "Perl", "Simple"


def scrips(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    """The program, the open times, the rules of each item, and the rule itself."""
    parts = [_program(name) for name in PARTS]
    yield from parts
    book, read = rulebook(catalog), set[str]()
    rules: list[Resource] = []
    for item in catalog.items():
        body = ItemRules(book, item).body()
        read.update(strings(body))
        yield from _rules(item, body, rules)
    for calendar in catalog.all(Calendar):
        if calendar.id in read:
            yield _calendar(catalog, calendar)
    yield from rules
    tasks = _template("tasks.rules", RULES, written({"format": FORMAT}), queue=TASKS)
    yield tasks
    yield _scrip(tuple(each.key for each in (*parts, *rules, tasks)))


def program(name: str) -> str:
    """A part of the program."""
    return files(PARTS[name]).joinpath(f"{name}.pl").read_text(encoding="utf-8")


def _program(name: str) -> Resource:
    key, title = f"{name}.program", f"catalogkit program {name}"
    return _template(key, title, program(name), kind=PERL)


def _rules(
    item: ServiceItem, body: dict[str, Json], rules: list[Resource]
) -> Iterator[Diagnostic]:
    text = written(body)
    if len(text.encode()) >= LONGEST:
        text = dumps(body)
    if len(text.encode()) >= LONGEST:
        message = f"its rules are {len(text.encode())} bytes of JSON, and a Request"
        message += f" Tracker on MySQL keeps only {LONGEST} of a template"
        yield lossy(item.at("form"), message)
    key, queue = f"{item.id}.rules", of_item(item.id)
    rules.append(_template(key, RULES, text, queue=queue, place=item.at("paths")))


def _calendar(catalog: Catalog, calendar: Calendar) -> Resource:
    text = written(open_time(catalog, calendar.id))
    return _template(f"{calendar.id}.open", f"catalogkit calendar {calendar.id}", text)


def _template(
    key: str,
    name: str,
    text: str,
    *,
    queue: Key | None = None,
    kind: str = DATA,
    place: Place | None = None,
) -> Resource:
    body: dict[str, Json] = {
        "Name": name,
        "Queue": "" if queue is None else queue.id,
        "Description": "Kept by catalogkit: what is changed here is put back",
        "Type": kind,
        "Content": text if text.endswith("\n") else f"{text}\n",
    }
    after = () if queue is None else (queue,)
    return Resource(Key("Template", key), body, after=after, place=place)


def _scrip(after: tuple[Key, ...]) -> Resource:
    body: dict[str, Json] = {
        "Description": "catalogkit: requests follow the catalog",
        "Queue": "",
        "Condition": "User Defined",
        "Action": "User Defined",
        "Template": "Blank",
        "Stage": "TransactionBatch",
        "CustomIsApplicableCode": CONCERNS,
        "CustomPrepareCode": "1;\n",
        "CustomCommitCode": HAPPENS % " ".join(PARTS),
    }
    return Resource(Key("Scrip", "requests"), body, after=after)
