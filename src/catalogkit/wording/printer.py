"""A condition read aloud, with the labels of the form.

`{not: [x]}` reads "is given and is not x", and `not: {f: x}` "is not x, or not given":
the reader learns what happens to a request that does not say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalogkit.catalog.canonical import (
    And,
    Ask,
    Between,
    Chosen,
    During,
    Fits,
    Given,
    Is,
    Isnt,
    Not,
    Or,
    Other,
    Rows,
    Starts,
    Test,
    Today,
    Typed,
    Value,
)
from catalogkit.catalog.holds import DAY, MOMENT, shape
from catalogkit.wording.sentences import WORDINGS, best, time_key
from catalogkit.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a form in one locale; an id that has none stands for itself.

    `labels` by field, `options` by field and option, `calendars` by id, and `units`
    by field: what follows a number, such as a currency.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    calendars: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


PEOPLE = ("requester", "recipient")
BARE = Names()
"""Ids as they are written, for authors."""


def say(tree: Typed, names: Names = BARE, locale: str = "en") -> str:
    """The condition as a sentence without its full stop."""
    return _Voice(WORDINGS[best(locale)], names).tree(tree)


def say_test(tree: Typed, names: Names = BARE, locale: str = "en") -> str:
    """What a condition asks of its one field, without naming it: for a column of it."""
    return _Column(WORDINGS[best(locale)], names).tree(tree)


def label_of(name: str, names: Names = BARE, locale: str = "en") -> str:
    """What a field is called, without quotes: for the head of a column."""
    known = names.labels.get(name)
    return known or _Voice(WORDINGS[best(locale)], names).label(name)


def say_day(offset: str, locale: str) -> str:
    """A day seen from today: +5bd is 5 business days from today."""
    return _Voice(WORDINGS[best(locale)], BARE).day(offset)


def of_person(person: str, attribute: str, locale: str) -> str:
    """An attribute of the requester or the recipient: country of the requester."""
    wording = WORDINGS[best(locale)]
    values = {"label": wording.sentences[person], "attribute": attribute}
    return wording.filled(wording.phrases["attribute"], values)


@dataclass(frozen=True, slots=True)
class _Voice:
    """A locale speaking of a form; `prefix` is the group whose lines it reads."""

    wording: Wording
    names: Names
    prefix: str = ""

    def tree(self, tree: Typed) -> str:
        match tree:
            case And(()):
                return self.wording.phrases["always"]
            case Or(()):
                return self.wording.phrases["never"]
            case And(parts):
                texts = [self.part(each, inside=And) for each in parts]
                return self.wording.joined(texts, "and")
            case Or(parts):
                texts = [self.part(each, inside=Or) for each in parts]
                return self.wording.joined(texts, "or")
            case Not(Ask(name, test)):
                return self.denied(name, test)
            case Not(part):
                return self.phrase("not_group", text=self.tree(part))
            case Ask(name, test):
                return self.asked(name, test)

    def part(self, tree: Typed, *, inside: type[And] | type[Or]) -> str:
        """A part of a list, in brackets where it could be read otherwise."""
        text = self.tree(tree)
        mixed = isinstance(tree, And | Or) and not isinstance(tree, inside)
        loose = isinstance(tree, Not) and isinstance(tree.part, Ask)
        lines = isinstance(tree, Ask) and isinstance(tree.test, Rows)
        double = isinstance(tree, Ask) and isinstance(tree.test, Isnt)
        if mixed or loose or lines or (double and inside is Or):
            return self.phrase("group", text=text)
        return text

    def asked(self, name: str, test: Test) -> str:
        match test:
            case Given(given):
                return self.of("given" if given else "absent", name)
            case Is(values):
                return self.of("is", name, values=self.any_of(name, values))
            case Isnt(values):
                return self.of("isnt", name, values=self.any_of(name, values))
            case Between():
                return self.between(name, test)
            case Chosen(how, options):
                key = "has_any" if how == "all" and len(options) == 1 else f"has_{how}"
                return self.of(key, name, values=self.options(name, how, options))
            case Starts(prefixes):
                return self.of("starts", name, values=self.texts(prefixes))
            case Fits(pattern):
                return self.of("fits", name, pattern=pattern)
            case During(calendar, inside):
                return self.during(name, calendar, inside=inside)
            case Rows(every, tree):
                key = "all_lines" if every else "any_line"
                return self.of(key, name, text=self.row(name).tree(tree))

    def denied(self, name: str, test: Test) -> str:
        """What holds where a test does not: another value, or none."""
        match test:
            case Given(given):
                return self.asked(name, Given(not given))
            case Is(values):
                text = self.of("is_not", name, values=self.any_of(name, values))
            case Isnt(values):
                text = self.of("is", name, values=self.any_of(name, values))
            case Between():
                text = self.not_between(name, test)
            case Chosen(how, options):
                key = "any" if how == "all" and len(options) == 1 else how
                listed = self.options(name, how, options)
                text = self.of(f"not_has_{key}", name, values=listed)
            case Starts(prefixes):
                text = self.of("not_starts", name, values=self.texts(prefixes))
            case Fits(pattern):
                text = self.of("not_fits", name, pattern=pattern)
            case During(calendar, inside):
                text = self.during(name, calendar, inside=not inside)
            case Rows(every, tree):
                key = "not_all_lines" if every else "not_any_line"
                text = self.of(key, name, text=self.row(name).tree(tree))
        return self.phrase("or_absent", text=text)

    def between(self, name: str, test: Between) -> str:
        low, high = test.low, test.high
        if low is not None and high is not None:
            ends = {"low": self.value(name, low), "high": self.value(name, high)}
            return self.of("between", name, **ends)
        if low is not None:
            key = self.timed("over" if test.low_open else "from", low)
            return self.of(key, name, low=self.value(name, low))
        if high is not None:
            key = self.timed("under" if test.high_open else "to", high)
            return self.of(key, name, high=self.value(name, high))
        return self.of("given", name)

    def not_between(self, name: str, test: Between) -> str:
        low, high = test.low, test.high
        if low is not None and high is not None:
            ends = {"low": self.value(name, low), "high": self.value(name, high)}
            return self.of("not_between", name, **ends)
        turned = Between(high, low, not test.high_open, not test.low_open)
        return self.between(name, turned)

    def timed(self, key: str, bound: Value | None) -> str:
        times = bound.time if isinstance(bound, Other) else isinstance(bound, Today)
        return f"{key}_time" if times or shape(bound) in {DAY, MOMENT} else key

    def any_of(self, name: str, values: tuple[Value, ...]) -> str:
        words = [self.value(name, value) for value in values]
        return self.wording.listed(words, "or_last")

    def options(self, name: str, how: str, options: tuple[str, ...]) -> str:
        words = [self.value(name, option) for option in options]
        return self.wording.listed(words, "and_last" if how == "all" else "or_last")

    def texts(self, texts: tuple[str, ...]) -> str:
        words = [self.wording.in_quotes(text) for text in texts]
        return self.wording.listed(words, "or_last")

    def during(self, name: str, calendar: str, *, inside: bool) -> str:
        title = self.names.calendars.get(calendar, calendar)
        key = "within" if inside else "outside"
        return self.of(key, name, calendar=self.wording.quoted(title))

    def row(self, name: str) -> "_Voice":
        return _Voice(self.wording, self.names, f"{self.prefix}{name}.")

    def value(self, name: str, value: Value) -> str:
        match value:
            case Other(other):
                return self.label(other)
            case Today(offset):
                return self.day(offset)
            case bool():
                return self.wording.quoted(
                    self.wording.phrases["yes" if value else "no"]
                )
            case int() | float():
                unit = self.names.units.get(self.prefix + name)
                return f"{value} {unit}" if unit else f"{value}"
        if shape(value) == MOMENT:
            time = value[11:19].removesuffix(":00")
            return self.phrase("moment", day=value[:10], time=time)
        if shape(value) == DAY:
            return value
        labels = self.names.options.get(self.prefix + name, {})
        return self.wording.quoted(labels.get(value, value))

    def day(self, offset: str) -> str:
        """A day seen from today: 5 business days from today."""
        amount = offset.lstrip("+-").rstrip("bdmoy")
        if amount == "0":
            return self.wording.phrases["today"]
        unit = offset.lstrip("+-0123456789")
        template = self.wording.sentences[time_key(unit)]
        time = self.wording.filled(template, {"count": amount})
        return self.phrase("earlier" if offset[0] == "-" else "later", time=time)

    def label(self, name: str) -> str:
        whole = self.prefix + name
        if whole in self.names.labels:
            label = self.names.labels[whole]
            return label if _is_known(whole) else self.wording.label(label)
        base, dot, attribute = name.partition(".")
        owner = self.names.labels.get(self.prefix + base)
        if dot and owner is not None:
            said = self.wording.phrases.get(f"of_{attribute}", attribute)
            return self.phrase("attribute", label=self.label(base), attribute=said)
        return name

    def of(self, key: str, name: str, **values: str) -> str:
        return self.phrase(key, field=self.label(name), **values)

    def phrase(self, key: str, **values: str) -> str:
        return self.wording.filled(self.wording.phrases[key], values)


class _Column(_Voice):
    """A voice that leaves out the field that stands over the column."""

    __slots__ = ()

    def of(self, key: str, name: str, **values: str) -> str:  # noqa: ARG002
        text = self.phrase(key, field="", **values)
        # The word for "is" says nothing in a column.
        bare = self.phrase("is", field="", values="").lstrip()
        return text.strip().removeprefix(bare)


def _is_known(name: str) -> bool:
    """Whether our own words name it, which need no quotes."""
    return name in PEOPLE or name.startswith(("request.", "requester.", "recipient."))
