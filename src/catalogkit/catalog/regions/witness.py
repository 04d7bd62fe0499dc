"""A point of a space as a request that somebody could send."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogkit.catalog.answered import limits
from catalogkit.catalog.canonical import And, Ask, Given, Not, Or, Typed
from catalogkit.catalog.fits import accepts
from catalogkit.catalog.forms import Form
from catalogkit.catalog.holds import holds
from catalogkit.catalog.regions.build import of_lines
from catalogkit.catalog.regions.derived import OTHER
from catalogkit.catalog.regions.dimension import ABSENT
from catalogkit.catalog.regions.members import REST
from catalogkit.catalog.regions.offers import is_ever_offered
from catalogkit.catalog.regions.prove import Unproven, ground
from catalogkit.catalog.regions.realise import moment_of, realised
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.smallest import smallest
from catalogkit.catalog.regions.space import Lines, Space
from catalogkit.catalog.regions.values import values
from catalogkit.decision import Request
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem

Answers = dict[str, object]
MEDIA = {"image/*": ".png", "image/png": ".png", "image/jpeg": ".jpg"}


@dataclass(frozen=True)
class Filling:
    """Answers a form, or one line of a group, from values that a proof found."""

    scene: Scene
    fields: Sequence[Field]
    space: Space

    def answers(
        self, masks: Sequence[int], found: Mapping[str, object], known: Answers
    ) -> Answers:
        """The answers, in order of the form; `known` is what is known beside them."""
        given: Answers = {}
        for field in self.fields:
            if field.id in self.space.several:
                answer = self.held(field, masks, found)
            elif field.id in self.space.index:
                answer = found.get(field.id)
            else:
                answer = None
            if answer is not None:
                given[field.id] = self.file(field) if field.type == "file" else answer
        return {**given, **self.rest(given, known)}

    def rest(self, given: Answers, known: Answers) -> Answers:
        """Answers that nothing reads and a form requires."""
        records = self.scene.records
        facts = {**records.known(self.fields, given), **known}
        return {
            field.id: self.sample(field)
            for field in self.fields
            if field.id not in self.space.index
            and field.type != "note"
            and self.needed(field, facts)
        }

    def needed(self, field: Field, facts: Answers) -> bool:
        """Whether a field must be answered."""
        if not self.holds(field.visible_when, facts, otherwise=True):
            return False
        return field.required or self.holds(field.required_when, facts)

    def holds(self, when: object, facts: Answers, *, otherwise: bool = False) -> bool:
        """Whether a condition of the form holds."""
        if when is None:
            return otherwise
        tree: Typed = self.scene.catalog.typed[id(when)]
        return holds(tree, facts, self.scene.world)

    def sample(self, field: Field) -> object:
        """Any answer that the form takes."""
        if field.type == "file":
            return self.file(field)
        if field.type == "group":
            return self.some_lines(field)
        ids = self.scene.ids(field)
        if field.type == "choices":
            low, _ = limits(field, self.scene.currency)
            return [*(ids or ())][: max(low, 1) if isinstance(low, int) else 1]
        tests = [Given(given=True)]
        found = values(self.scene.sort(field, ids), tests, self.scene.today, field.id)
        if not found:
            message = f"no answer to '{field.id}' is within its limits"
            raise Unproven(message)
        return found[0]

    def file(self, field: Field) -> object:
        """As many files as are needed, of a kind that is taken."""
        ending = next((each for each in field.accept if each.startswith(".")), ".pdf")
        name = f"{field.id}{ending}"
        if not accepts(field, {"name": name}):
            media = next(iter(field.accept), "")
            name = f"{field.id}{MEDIA.get(media, '.pdf')}"
        low, _ = limits(field, self.scene.currency)
        count = max(low, 1) if isinstance(low, int) else 1
        return [{"name": name if n == 0 else f"{n + 1}-{name}"} for n in range(count)]

    def some_lines(self, field: Field) -> object:
        """As many lines as are needed, of which nothing is asked."""
        space = of_lines(self.scene, field.fields, ())
        here = ground(space)
        low, _ = limits(field, self.scene.currency)
        count = max(low, 1) if isinstance(low, int) else 1
        if here is None:
            message = f"no line of '{field.id}' can be filled in"
            raise Unproven(message)
        return [self.line(field, space, here.masks) for _ in range(count)]

    def line(self, field: Field, space: Space, masks: Sequence[int]) -> Answers:
        """One small line of a kind."""
        here = ground(space)
        assert here is not None  # noqa: S101 - some line was found
        exact = [
            (mask if mask == within else mask & within)
            for mask, within in zip(masks, here.masks, strict=True)
        ]
        order = range(len(space.dims) - 1, -1, -1)
        least = smallest(here.rules, exact, exact, order)
        found = realised(space, least, self.scene)
        if found is None:
            message = f"no line of '{field.id}' was found for which its limits hold"
            raise Unproven(message)
        return Filling(self.scene, field.fields, space).answers(least, found, {})

    def held(
        self, field: Field, masks: Sequence[int], found: Mapping[str, object]
    ) -> object:
        """What is chosen of several options, or the lines of a group."""
        members = self.space.several[field.id]
        names = [name for name, dim in members.of.items() if masks[dim] != ABSENT]
        if not names:
            return None
        if field.id in self.space.lines:
            return self.lines(field, self.space.lines[field.id], names, found)
        stock = self.space.stock[field.id]
        low, _ = limits(field, self.scene.currency)
        needed = max(low, 1) if isinstance(low, int) else 1
        chosen = {stock[name][0].id for name in names}
        more = [e.id for name in names if name.startswith(REST) for e in stock[name]]
        for each in more:
            if len(chosen) < needed:
                chosen.add(each)
        ids = [e.id for e in self.scene.choices(field) if is_ever_offered(e)]
        return [each for each in ids if each in chosen]

    def lines(
        self,
        field: Field,
        lines: Lines,
        names: Sequence[str],
        found: Mapping[str, object],
    ) -> object:
        """A line of each kind, and more of the last up to their number."""
        rows = [
            self.line(field, lines.space, lines.kinds[each].masks) for each in names
        ]
        samples = self.space.dims[lines.count].samples
        count = found[f"{field.id}.count"]
        mine = next(each for each in samples if count in each)
        enough = [each for each in mine if isinstance(each, int) and each >= len(rows)]
        total = min(enough, default=len(rows))
        return [*rows, *(dict(rows[-1]) for _ in range(total - len(rows)))]


@dataclass(frozen=True)
class Witness:
    """Makes requests of points."""

    scene: Scene
    item: ServiceItem
    space: Space

    def request(
        self, masks: Sequence[int], first: Sequence[str]
    ) -> tuple[Request, Answers] | None:
        """The request of a point, facts in `first` before others; None: not found.

        With it comes what only later is known, or only of other people.
        """
        found = realised(self.space, masks, self.scene)
        if found is None:
            return None
        known = (OTHER, "requester.", "request.")
        more = {
            name: value
            for name, value in found.items()
            if "." in name and not name.startswith(known) and "=" not in name
        }
        channel = found.get("request.channel") or next(
            iter(self.scene.channels(self.item)), None
        )
        facts: Answers = {
            name: value
            for name, value in found.items()
            if name.startswith(("requester.", "request."))
        }
        filling = Filling(self.scene, self.item.form, self.space)
        answers = filling.answers(masks, found, facts)
        recipient = None
        if any(name.startswith(OTHER) for name in self.space.index):
            recipient = _of("recipient.", _renamed(found))
        order = [*dict.fromkeys((*first, *answers))]
        request = Request(
            self.item.id,
            {name: answers[name] for name in order if name in answers},
            _of("requester.", found),
            recipient if self._is_for_other(answers) else None,
            None if channel is None else str(channel),
            moment_of(found, self.scene),
        )
        return request, more

    def _is_for_other(self, answers: Answers) -> bool:
        recipient = self.item.recipient
        return recipient is not None and recipient.from_ in answers

    def is_taken(self, request: Request, more: Answers, tree: Typed) -> bool:
        """Whether the form takes a request, and a condition holds with more facts."""
        facts = facts_of(request)
        at = self.scene.now if request.at is None else request.at
        world = self.scene.world_at(at, self.space.calendar)
        form = Form(
            self.item,
            self.scene.catalog,
            self.scene.records,
            world,
            facts,
        )
        if next(form.refusals(request.answers), None) is not None:
            return False
        known = {**more, **form.known(request.answers), **facts}
        if self.space.questions.derived is not None:
            known["request.cost"] = self.space.questions.derived.cost.of(
                request.answers
            )
        return holds(meant(self.space, tree), known, world)


def facts_of(request: Request) -> Answers:
    """What is known of a request beside its answers."""
    found: Answers = {f"requester.{k}": v for k, v in request.requester.items()}
    if request.recipient is not None:
        found |= {f"{OTHER}recipient.{k}": v for k, v in request.recipient.items()}
    if request.channel is not None:
        found["request.channel"] = request.channel
    if request.at is not None:
        moment = request.at.astimezone(datetime.UTC).replace(tzinfo=None)
        found["request.time"] = f"{moment.isoformat(timespec='seconds')}Z"
    return found


def meant(space: Space, tree: Typed) -> Typed:
    """A condition with every derived fact replaced by what it follows from."""
    match tree:
        case Ask(name, test):
            meaning = space.questions.meaning(name, test)
            return tree if meaning is None else meant(space, meaning)
        case And(parts):
            return And(tuple(meant(space, part) for part in parts))
        case Or(parts):
            return Or(tuple(meant(space, part) for part in parts))
        case Not(part):
            return Not(meant(space, part))
    return tree


def _of(prefix: str, found: Mapping[str, object]) -> Answers:
    return {
        name.removeprefix(prefix): value
        for name, value in found.items()
        if name.startswith(prefix)
    }


def _renamed(found: Mapping[str, object]) -> Answers:
    return {
        name.removeprefix(OTHER): value
        for name, value in found.items()
        if name.startswith(OTHER)
    }
