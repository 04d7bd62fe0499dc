"""The values of a field that lets people choose, and answers as tickets keep them.

Request Tracker shows a value's name and keeps it in the ticket, so the name is the
label that people read, and the description is the option's id.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.catalog.canonical import Json, Typed, fields
from catalogkit.catalog.choices import Choice, choices
from catalogkit.catalog.holds import holds
from catalogkit.model.form import Field
from catalogkit.targets.request_tracker.spoken import Spoken
from catalogkit.wording import sentence
from catalogkit.wording.names_of import titles

CHOSEN = frozenset({"choice", "choices", "boolean", "site", "system", "team"})
"""Types of field whose answers are chosen from values."""
CELLS = " | "
"""What stands between the answers of a row of a group."""
Names = Mapping[str, str]


@dataclass(frozen=True)
class Offers:
    """Which values are offered with which answer of another field.

    `parent` is that field, `by` holds, for each of its answers, the ids offered.
    `beyond` are the ids whose condition asks for more: they are always offered.
    """

    parent: Field | None
    by: Mapping[str, tuple[str, ...]]
    beyond: tuple[str, ...] = ()


def names(asked: Field, spoken: Spoken) -> Names:
    """What each option of a field is called, by its id, in order; {} if it has none."""
    match asked.type:
        case "choice" | "choices":
            found = choices(asked, spoken.catalog, spoken.records)
            return {each.id: spoken.said(each.label, each.id) for each in found}
        case "boolean":
            locale = spoken.locale
            return {"true": sentence(locale, "yes"), "false": sentence(locale, "no")}
        case "site" | "system" | "team":
            known = titles(spoken.catalog, asked.type, spoken.locale)
            return {each: known[each] for each in spoken.records.ids(asked)}
    return {}


def contents(asked: Field, answer: Json, spoken: Spoken) -> list[str]:
    """An answer as a ticket keeps it: the contents of the values of its field."""
    if answer is None:
        return []
    if isinstance(answer, list):
        return [text for each in answer for text in contents(asked, each, spoken)]
    if isinstance(answer, dict):
        return [_row(asked, answer, spoken)]
    if isinstance(answer, bool):
        answer = "true" if answer else "false"
    text = str(answer)
    if asked.type == "datetime":
        return [text.replace("T", " ").removesuffix("Z")]
    return [names(asked, spoken).get(text, text)]


def offers(asked: Field, others: Mapping[str, Field], spoken: Spoken) -> Offers:
    """How the options of a field hang on the answer of one other field."""
    if asked.type not in {"choice", "choices"}:
        return Offers(None, {})
    found = choices(asked, spoken.catalog, spoken.records)
    reading = {each.id: set(_read(each)) for each in found}
    parents = {name for those in reading.values() for name in those}
    one = min(parents) if len(parents) == 1 else ""
    parent = others.get(one)
    if parent is None or parent.type not in CHOSEN - {"choices"}:
        return Offers(None, {}, tuple(name for name, those in reading.items() if those))
    by = {}
    for name in names(parent, spoken):
        answer = name == "true" if parent.type == "boolean" else name
        facts = spoken.records.known([parent], {parent.id: answer})
        by[name] = tuple(each.id for each in found if _offered(each, facts))
    return Offers(parent, by)


def _read(choice: Choice) -> Iterator[str]:
    yield from choice.where
    if choice.when is not None:
        yield from (name.partition(".")[0] for name, _ in fields(choice.when))


def _offered(choice: Choice, facts: Mapping[str, object]) -> bool:
    when: Typed | None = choice.when
    return choice.suits(facts) and (when is None or holds(when, facts))


def _row(group: Field, row: Mapping[str, Json], spoken: Spoken) -> str:
    cells = []
    for each in group.fields:
        if each.type != "note":
            found = contents(each, row.get(each.id), spoken)
            cells.append(", ".join(text.replace("|", "/") for text in found))
    return CELLS.join(cells)
