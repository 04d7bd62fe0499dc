"""A year of the form set as a catalog: each manifest an item, or one for each lot."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.drafting.names import field_name, item_id, label_of
from catalogkit.source.write import dump
from tests.corpus.g_cloud.asked import fields, key, line
from tests.corpus.g_cloud.ledger import Ledger
from tests.corpus.g_cloud.texts import markdown
from tests.corpus.g_cloud.year import Form, Json, Year, read

TEAM = {"kind": "team", "id": "marketplace", "title": "Marketplace"}
BECAUSE = "An answer does not pass by itself."


@dataclass(frozen=True)
class Converted:
    """The files of a catalog, and what did not fit: (where, what) → why."""

    files: Mapping[str, bytes]
    left: Mapping[tuple[str, str], str]

    def counted(self) -> dict[str, int]:
        """Reasons, the most frequent first."""
        return dict(Counter(self.left.values()).most_common())


def converted(files: Mapping[str, bytes], number: str) -> Converted:
    """The catalog of a year, whose contracts have this version."""
    year, ledger = read(files), Ledger()
    head = {"format": "1", "name": "G-Cloud", "locales": ["en"], "currency": "GBP"}
    made: dict[str, Json] = {
        "catalogkit.yaml": head,
        "catalog/teams/marketplace.yaml": TEAM,
    }
    forms = [*year.forms()]
    for form in forms:
        known = item_of(form)
        made[f"catalog/items/{known}.yaml"] = {
            "kind": "service_item",
            "id": known,
            "version": f"{number}.0.0",
            "title": ": ".join(label_of(each) for each in named(form)),
            "owner": TEAM["id"],
            "form": [*_asked(year, form, ledger)],
            **_rules(year, form),
        }
    for name in sorted(year.questions.keys() - {n for f in forms for n in f.names}):
        ledger.leave(name, "", "never" if year.never(name) else "nowhere")
    written = {path: dump(value).encode() for path, value in made.items()}
    return Converted(written, ledger.left)


def item_of(form: Form) -> str:
    """The id of the item that is made of a form."""
    return item_id("-".join(named(form)))


def named(form: Form) -> list[str]:
    """A form's manifest and lot."""
    return [each for each in (form.manifest, form.lot) if each]


def shown_only(section: Json) -> bool:
    """Whether a section is neither filled in as a whole nor one by one."""
    return section.get("editable") is False and not section.get("edit_questions")


def _asked(year: Year, form: Form, ledger: Ledger) -> Iterator[Json]:
    asked = set(form.names)
    for section, names in form.sections:
        yield _heading(year, names[0], section)
        of_ours = section.keys() - {"name"}
        ledger.keys(f"{form.manifest}/{section['name']}", of_ours)
        for name in names:
            for made in fields(year, name, asked, ledger):
                yield _note(made) if shown_only(section) else made


def _heading(year: Year, first: str, section: Json) -> Json:
    """A section as a note, named after its first question: the words may change."""
    found = {"id": f"before_{key(year, first)}", "label": markdown(section["name"])}
    if "description" in section:
        found["help"] = markdown(section["description"])
    return _note(found)


def _note(made: Json) -> Json:
    kept = {each: made[each] for each in ("id", "label", "help") if each in made}
    return {**kept, "type": "note"}


def _rules(year: Year, form: Form) -> Json:
    """The limits that read two answers, and where assessed answers send a request."""
    limits, wrong = [], []
    for name in form.names:
        question = year.questions[name]
        rules = question.get("validations", ())
        limits += [
            {"require": _ordered(question["fields"]), "otherwise": rule["message"]}
            for rule in rules
            if rule["name"] == "max_less_than_min"
        ]
        passes = question.get("assessment", {}).get("passIfIn", year.offered(name))
        others = [each for each in year.offered(name) if each not in passes]
        if others:
            wrong.append(line(year, name, others))
    paths: Json = {"standard": {"team": TEAM["id"]}}
    if wrong:
        when = {"when": {"any": wrong}}
        paths["expert"] = {**when, "team": TEAM["id"], "because": BECAUSE}
    return {"constraints": limits, "paths": paths} if limits else {"paths": paths}


def _ordered(prices: Json) -> Json:
    least, most = (field_name(prices[f"{end}_price"]) for end in ("minimum", "maximum"))
    return {most: {"at_least": f"answers.{least}"}}
