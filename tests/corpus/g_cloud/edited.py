"""A year with changes planted at random, as somebody might make them next year."""

from collections.abc import Mapping
from random import Random

from tests.corpus.g_cloud.raw import Json, dumped, forms, loaded

EACH = 4
OWN = {"followup", "id"}
PLAIN = {"text", "textbox_large", "radios", "boolean", "checkboxes", "list"}


def edited(files: Mapping[str, bytes], random: Random) -> dict[str, bytes]:
    """Questions dropped, added, reworded, made optional or not; options likewise."""
    year = loaded(files)
    pool = _Pool(year, random)
    for name in pool.draw(lambda q: q["type"] in PLAIN):
        for names in _lists(year):
            names[:] = [each for each in names if each != name]
    for number, name in enumerate(pool.draw(lambda q: q["type"] == "boolean")):
        copy = {k: v for k, v in year["questions"][name].items() if k not in OWN}
        year["questions"][f"planted{number}"] = copy
        for names in _lists(year):
            if name in names:
                names.insert(names.index(name) + 1, f"planted{number}")
    for name in pool.draw(lambda q: q["type"] in PLAIN):
        year["questions"][name]["question"] += " Planted?"
    for name in pool.draw(lambda q: q["type"] in PLAIN and not q.get("optional")):
        year["questions"][name]["optional"] = True
    for name in pool.draw(lambda q: q.get("optional")):
        del year["questions"][name]["optional"]
    for name in pool.draw(_free):
        random.choice(year["questions"][name]["options"])["label"] += " (planted)"
    for name in pool.draw(_free):
        year["questions"][name]["options"].pop()
    for name in pool.draw(_free):
        option = {"label": "Planted", "value": "planted"}
        year["questions"][name]["options"].insert(1, option)
    for name in pool.draw(lambda q: q["type"] == "list"):
        rules = year["questions"][name]["validations"]
        rules[:] = [each for each in rules if each["name"] != "under_10_words"]
    return dumped(year)


class _Pool:
    """Questions that nothing was planted in yet."""

    def __init__(self, year: Json, random: Random) -> None:
        sections = [each for _, those in forms(year) for each in those]
        firsts = {names[0] for _, names in sections}
        asked = {name for _, names in sections for name in names} - firsts
        self.left = {name: year["questions"][name] for name in sorted(asked)}
        self.random = random

    def draw(self, fits) -> list[str]:
        those = [name for name, question in self.left.items() if fits(question)]
        drawn = self.random.sample(those, min(EACH, len(those)))
        for name in drawn:
            del self.left[name]
        return drawn


def _free(question: Json) -> bool:
    """Whether its options have values of their own that no other question follows."""
    options = question.get("options", [])
    busy = question.keys() & {"followup", "assessment"}
    return len(options) > 2 and not busy and all("value" in each for each in options)


def _lists(year: Json) -> list[list[str]]:
    sections = [each for those in year["manifests"].values() for each in those]
    several = [each for each in year["questions"].values() if "questions" in each]
    return [each["questions"] for each in (*sections, *several)]
