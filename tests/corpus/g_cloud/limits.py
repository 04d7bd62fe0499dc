"""The limits and options of a question of theirs."""

import hashlib
import re

from tests.corpus.g_cloud.ledger import Ledger
from tests.corpus.g_cloud.texts import markdown
from tests.corpus.g_cloud.year import Json

TEXTS = {"text", "textbox_large", "list"}
SEVERAL = {"list", "checkboxes", "checkbox_tree"}
OPEN_DOCUMENTS = [".odp", ".ods", ".odt", ".pdf"]
_WORDS = re.compile(r"under_([0-9]+)_words")
_LONGEST = 48


def limits(name: str, question: Json, ledger: Ledger) -> Json:
    """The keys of a field that limit its answers; those of a list's entries within."""
    found = _words(question.get("max_length_in_words"))
    for rule in question.get("validations", ()):
        what = ".".join(filter(None, ("validations", rule["name"], rule.get("field"))))
        if rule["name"] != "max_less_than_min":  # a constraint of the item says it
            ledger.leave(name, f"{what}.message", "message")
        fits = _limit(question, rule)
        found.update(fits if isinstance(fits, dict) else {})
        if isinstance(fits, str):
            ledger.leave(name, what, fits)
    if "options" in question:
        found["options"] = options(name, question["options"], ledger)
    return _of_entries(question, found) if question["type"] == "list" else found


def options(name: str, offered: list[Json], ledger: Ledger) -> list[Json]:
    """The options at the leaves, each once: a tree may offer one in several places."""
    found: dict[str, Json] = {}
    for each in offered:
        ledger.keys(name, each.keys(), "options", each["label"])
        if "options" in each:
            ledger.leave(name, f"options.{each['label']}", "tree")
            made = options(name, each["options"], ledger)
        else:
            value = each.get("value", each["label"])
            made = [{"id": option(value), "label": markdown(each["label"])}]
            if "description" in each:
                made[0]["help"] = markdown(each["description"])
        for one in made:
            found.setdefault(one["id"], one)
    return [*found.values()]


def option(value: object) -> str:
    """What we call an answer: its value, and where that is long, a mark of it.

    Where they give no value, the label is what is stored. Another label is then
    another answer, so it gets another id.
    """
    text = "_".join(re.findall(r"[a-z0-9]+", str(value).lower()))
    text = text if text[:1].isalpha() else f"option_{text}"
    if len(text) <= _LONGEST:
        return text
    mark = hashlib.sha256(str(value).encode()).hexdigest()[:6]
    return f"{text[:_LONGEST].rstrip('_')}_{mark}"


def _limit(question: Json, rule: Json) -> Json | str:
    """What a validation limits, or why it limits nothing."""
    kind, numbers = question["type"], re.findall("[0-9]+", rule["message"])
    words = _WORDS.fullmatch(rule["name"])
    match rule["name"]:
        case "answer_required":
            return "nobody" if question.get("optional") else {}
        case "not_money_format" | "max_less_than_min":
            return {}
        case "file_is_open_document_format":
            return {"accept": OPEN_DOCUMENTS}
        case "file_is_less_than_5mb":
            return {"max_size": "5 MB"}
        case "file_can_be_saved" | "dependent_question_error" as why:
            return why
        case "max_items_limit":
            most = question.get("number_of_items", numbers[-1])
            return {"max": str(most)} if kind in SEVERAL else "no text"
        case "under_character_limit":
            return {"max_length": numbers[-1]} if kind in TEXTS else "no text"
        case _ if words:
            most = question.get("max_length_in_words", words[1])
            return _words(most) if kind in TEXTS else "no text"
    raise ValueError(rule["name"])


def _words(most: str | int | None) -> Json:
    """At most so many words, as a pattern."""
    return {} if most is None else {"pattern": rf"\s*\S+(\s+\S+){{0,{int(most) - 1}}}"}


def _of_entries(question: Json, found: Json) -> Json:
    """A list of theirs is a group of ours, each row one text."""
    head = {"id": "entry", "type": "text", "label": question["list_item_name"]}
    row = {each: found.pop(each) for each in ("pattern", "max_length") if each in found}
    return {**found, "fields": [{**head, "required": "true", **row}]}
