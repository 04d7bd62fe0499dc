"""What is wrong with a request, in the sentences that its form would show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.catalog.answered import limits
from catalogkit.catalog.fits import accepts
from catalogkit.catalog.formats import size, whole
from catalogkit.catalog.forms import Form, Refusal
from catalogkit.catalog.holds import is_absent
from catalogkit.decide.questions import Course
from catalogkit.decide.rulebook import Rulebook
from catalogkit.decide.rules import Rules
from catalogkit.decision import Objection, Request, Texts
from catalogkit.diagnostic import Route
from catalogkit.model.base import Entity
from catalogkit.model.form import Field
from catalogkit.model.organisation import Audience, Channel
from catalogkit.model.service_item import ServiceItem
from catalogkit.wording import sentence
from catalogkit.wording.messages import messages
from catalogkit.wording.sentences import WORDINGS, best


@dataclass(slots=True)
class Objections:
    """Finds everything for which a request is not taken."""

    book: Rulebook
    rules: Rules
    course: Course
    request: Request
    anybody: bool = False

    def all(self, people: Mapping[str, object]) -> Iterator[Objection]:
        """Every objection; nothing where the request is taken."""
        yield from gone(self.book, self.rules.item, self.request)
        if not self.anybody:
            yield from self._people()
        yield from self._channel()
        if not isinstance(self.request.answers, Mapping):
            said = self._sentence("invalid_text")
            yield Objection((), "type", said, self.rules.item.at("form"))
            return
        form = Form(
            self.rules.item,
            self.book.catalog,
            self.book.records,
            self.course.world,
            people,
            self.book.judge,
        )
        for each in form.judged(self.request.answers, self.course.facts):
            yield self._answer(each)

    def _people(self) -> Iterator[Objection]:
        asked = self.rules.audience
        found = [self.course.holds(each) for each in asked]
        if found and not any(found):
            known = [self.book.catalog.get(Audience, each.name) for each in asked]
            said = {
                locale: sentence(
                    locale, "not_for_you", audiences=self._listed(locale, known)
                )
                for locale in self.book.catalog.manifest.locales
            }
            yield Objection((), "audience", said, self.rules.item.at("audience"))

    def _channel(self) -> Iterator[Objection]:
        item, channel = self.rules.item, self.request.channel
        if channel is None or not item.channels or channel in item.channels:
            return
        known = [self.book.catalog.get(Channel, each) for each in item.channels]
        said = {
            locale: sentence(
                locale, "not_this_way", channels=self._listed(locale, known)
            )
            for locale in self.book.catalog.manifest.locales
        }
        yield Objection((), "channel", said, item.at("channels"))

    def _listed(self, locale: str, known: Sequence[Entity | None]) -> str:
        default = self.book.catalog.manifest.default_locale
        titles = [
            each.id if each.title is None else each.title.get(locale, default)
            for each in known
            if each is not None
        ]
        return WORDINGS[best(locale)].listed(titles, "or_last") if titles else ""

    def _sentence(self, key: str) -> Texts:
        return _sentence(self.book, key)

    def _answer(self, refusal: Refusal) -> Objection:
        item, limit = self.rules.item, refusal.constraint
        if limit is not None:
            said = self.book.texts(limit.otherwise)
            return Objection((), "constraint", said, item.at(limit))
        asked = _field(item.form, refusal.route)
        place = item.at("form") if asked is None else item.at(asked)
        if asked is None or refusal.reason in {"unknown", "hidden"}:
            said = self._sentence("not_asked")
        else:
            said = self._said(asked, refusal)
        return Objection(refusal.route, refusal.reason, said, place)

    def _said(self, asked: Field, refusal: Refusal) -> Texts:
        manifest = self.book.catalog.manifest
        value = _value(self.request.answers, refusal.route)
        key = _key(asked, refusal.reason, value, manifest.currency)
        found = {}
        for locale in manifest.locales:
            known = messages(asked, locale, manifest.currency)
            found[locale] = str(known.get(key) or known["required"])
        return found


def gone(book: Rulebook, item: ServiceItem, request: Request) -> Iterator[Objection]:
    """Whether nobody can ask for an item any more."""
    sunset, at = item.sunset, request.at
    if item.lifecycle == "retired":
        place = item.at("lifecycle")
        yield Objection((), "retired", _sentence(book, "retired"), place)
    elif sunset is not None and at is not None:
        zone = book.rules(item).clock.zone
        if sunset < at.astimezone(zone).date():
            place = item.at("sunset")
            yield Objection((), "retired", _sentence(book, "retired"), place)


def _sentence(book: Rulebook, key: str) -> Texts:
    locales = book.catalog.manifest.locales
    return {locale: sentence(locale, key) for locale in locales}


def _field(fields: tuple[Field, ...], route: Route) -> Field | None:
    asked = None
    for step in route:
        if not isinstance(step, int):
            asked = next((each for each in fields if each.id == step), None)
            fields = () if asked is None else asked.fields
    return asked


def _value(answers: object, route: Route) -> object:
    for step in route:
        if isinstance(answers, Mapping):
            answers = answers.get(step)
        elif isinstance(answers, list) and isinstance(step, int):
            answers = answers[step]
    return answers


def _key(asked: Field, reason: str, value: object, currency: str) -> str:
    """Which sentence of a field fits."""
    if reason == "missing" or is_absent(value):
        return "required"
    if reason == "type":
        return "option" if asked.type in {"choice", "choices"} else "type"
    if reason == "option":
        return "option"
    return _limit(asked, value, currency)


def _limit(asked: Field, value: object, currency: str) -> str:
    low, _ = limits(asked, currency)
    if isinstance(value, str) and asked.type not in {"date", "datetime"}:
        return _length(asked, value)
    if isinstance(value, list):
        refused = next((each for each in value if not accepts(asked, each)), None)
        if refused is not None:
            most = None if asked.max_size is None else size(asked.max_size)
            large = most is not None and refused.get("size", 0) > most
            return "max_size" if large else "accept"
        return "min" if isinstance(low, int) and len(value) < low else "max"
    below = isinstance(low, str | int | float) and _less(value, low)
    return "min" if below else "max"


def _length(asked: Field, value: str) -> str:
    if asked.min_length is not None and len(value) < asked.min_length:
        return "min_length"
    if asked.max_length is not None and len(value) > asked.max_length:
        return "max_length"
    return "pattern" if whole(asked.pattern) is not None else "required"


def _less(value: object, low: str | float) -> bool:
    if isinstance(value, str) and isinstance(low, str):
        return value < low
    return (
        isinstance(value, int | float) and isinstance(low, int | float) and value < low
    )
