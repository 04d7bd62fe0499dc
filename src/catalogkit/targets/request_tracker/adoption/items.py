"""A queue → the draft of a service item."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.fields import Asked, Origin
from catalogkit.drafting.rules import NOT_CARRIED, STAYS_BEHIND, TO_FILL_IN
from catalogkit.drafting.saying import Block
from catalogkit.drafting.sets import Drafted, Parts, Use, lifted
from catalogkit.drafting.texts import definition, set_texts, to_fill_in
from catalogkit.resource import Key
from catalogkit.source.node import Value
from catalogkit.targets.request_tracker.adoption.fields import Question, Questions
from catalogkit.targets.request_tracker.adoption.ids import Ids
from catalogkit.targets.request_tracker.adoption.levels import Levels
from catalogkit.targets.request_tracker.adoption.people import Teams
from catalogkit.targets.request_tracker.adoption.sharing import Sharing
from catalogkit.targets.request_tracker.adoption.things import (
    Named,
    Thing,
    Things,
    clean,
)

KIND = "service_item"
USUAL = "default"
"""The lifecycle that queues have unless somebody chose another."""


@dataclass
class Draft:
    """A queue, the item it becomes, and what is asked in it."""

    id: str
    queue: Thing
    form: Sequence[Thing]
    own: list[Question] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Where its definition stands."""
        return f"catalog/items/{self.id}.yaml"


@dataclass
class Items:
    """Makes the item of each queue."""

    things: Things
    ids: Ids
    locale: str
    teams: Teams
    levels: Levels
    sharing: Sharing = field(init=False)
    drafts: list[Draft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sharing = Sharing(self.things, self.ids, self.locale)

    def read(self) -> None:
        """Finds what every queue asks, and what of it several ask."""
        for each in self.things.of("Queue"):
            name = self.ids.entity(KIND, each)
            self.drafts.append(Draft(name, each, list(self._fields(each))))
        self.sharing.find([each.form for each in self.drafts])
        for draft in self.drafts:
            self._own(draft)

    def keys(self) -> Iterator[Named]:
        """What each queue and each of its fields is called from now on."""
        for draft in self.drafts:
            yield Named(draft.queue, Key("Queue", draft.id), draft.path)
            for each in draft.own:
                key = Key("CustomField", f"{draft.id}.{each.id}")
                yield Named(each.thing, key, draft.path)
        for made in self.sharing.sets:
            for each in made.questions:
                key = Key("CustomField", f"{made.id}.{each.id}")
                yield Named(each.thing, key, made.path)

    def files(self) -> Iterator[tuple[str, str]]:
        """Every definition by its path."""
        yield from self.sharing.files()
        asked = [_drafted(each) for each in self.drafts]
        parts, sets = lifted(asked)
        taken = {each.id for each in self.sharing.sets}
        free = [each for each in sets if each.id not in taken]
        own: Mapping[str, Parts] = parts
        if len(free) < len(sets):
            own = {each.id: [*each.fields] for each in asked}
        yield from set_texts(sets if own is parts else (), "request-tracker")
        for draft in self.drafts:
            for each in draft.own:
                yield from each.files.items()
            yield draft.path, self._text(draft, own[draft.id])

    def _fields(self, queue: Thing) -> Iterator[Thing]:
        for each in queue.texts("CustomFields"):
            found = self.things.find("CustomField", each)
            if found is None or found.held.retired:
                message = f"{queue.called} names a custom field that is not in use"
                self.things.say(NOT_CARRIED, queue, message, "CustomFields", each)
            elif not found.is_ours_alone:
                yield found

    def _own(self, draft: Draft) -> None:
        used = self.sharing.used(draft.form)
        shared = [each for made in used for each in made.questions]
        natives = {each.thing.held.native for each in shared}
        maker = Questions(self.things, self.locale, f"{draft.id}.", draft.id)
        left = [each for each in draft.form if each.held.native not in natives]
        for each in _parents_first(self.things, left):
            draft.own.append(maker.question(each, [*shared, *draft.own]))
        order = {each.held.native: index for index, each in enumerate(left)}
        draft.own.sort(key=lambda each: order[each.thing.held.native])

    def _text(self, draft: Draft, parts: Parts) -> str:
        queue, ledger = draft.queue, self.things.ledger(draft.queue)
        ledger.carry(("Name",), ("Description",), ("CustomFields",))
        block: Block = {"kind": KIND, "id": draft.id, "title": queue.title}
        if summary := clean(queue.text("Description")):
            block["summary"] = summary
        team = self.teams.of_queue(queue)
        if team:
            block["owner"] = team
        block["lifecycle"] = "draft"
        form = [*self._form(draft, parts)]
        if form:
            block["form"] = form
        promise = self.levels.promise(queue)
        if promise:
            block["promise"] = promise
        if team:
            block["paths"] = {"standard": {"team": team}}
        self._left(queue)
        missing = to_fill_in(*block)
        comments: dict[Route, str] = {("lifecycle",): missing}
        message = f"{queue.called} is a draft: an item needs what no queue says"
        self.things.say(TO_FILL_IN, queue, message)
        return definition(block, comments)

    def _form(self, draft: Draft, parts: Parts) -> Iterator[Value]:
        """The questions in the order of the queue; a set where its first one stands."""
        sets = {
            each.thing.held.native: made
            for made in self.sharing.used(draft.form)
            for each in made.questions
        }
        names = {each.thing.held.native: each.id for each in draft.own}
        where = {name: part for part in parts for name in _names(part)}
        told: set[str] = set()
        for each in draft.form:
            native = each.held.native
            if native in sets:
                entry: Value = {"use": sets[native].id}
            else:
                part = where[names[native]]
                entry = {"use": part.set.id} if isinstance(part, Use) else part.block
            if str(entry) not in told:
                told.add(str(entry))
                yield entry

    def _left(self, queue: Thing) -> None:
        """What remains the business of Request Tracker."""
        say = self.things.say
        lifecycle = queue.text("Lifecycle").removeprefix("#")
        if lifecycle not in {"", USUAL}:
            message = f"{queue.called} goes through the stages of '{clean(lifecycle)}'"
            say(STAYS_BEHIND, queue, f"{message} until its item is live", "Lifecycle")
        else:
            self.things.ledger(queue).carry(("Lifecycle",))
        for name in ("CorrespondAddress", "CommentAddress"):
            if address := clean(queue.text(name)):
                message = f"mail to {address} goes to {queue.called}, as before"
                say(STAYS_BEHIND, queue, message, name)
        if queue.text("SubjectTag"):
            message = f"the subject tag of {queue.called} stays as it is"
            say(STAYS_BEHIND, queue, message, "SubjectTag")


def _drafted(draft: Draft) -> Drafted:
    fields = [Asked(each.id, (each.id,), 0, each.block) for each in draft.own]
    return Drafted(draft.id, tuple(fields), Origin())


def _names(part: Asked | Use) -> Sequence[str]:
    return [each.id for each in part.set.fields] if isinstance(part, Use) else [part.id]


def _parents_first(things: Things, form: Sequence[Thing]) -> list[Thing]:
    """Fields behind those that their values depend on, else in their order."""
    waiting: Mapping[str, Thing] = {each.held.native: each for each in form}
    found: dict[str, Thing] = {}

    def add(each: Thing, seen: frozenset[str]) -> None:
        parent = things.find("CustomField", each.text("BasedOn"))
        native = each.held.native
        if parent is not None and parent.held.native in waiting.keys() - seen:
            add(waiting[parent.held.native], seen | {native})
        found.setdefault(native, each)

    for each in form:
        add(each, frozenset())
    return list(found.values())
