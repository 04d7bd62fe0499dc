"""What one part of a definition hands to another: an answer, or a value."""

from collections.abc import Collection, Mapping

from catalogkit.catalog.answered import answered
from catalogkit.catalog.canonical import Json
from catalogkit.model.answers import Answer
from catalogkit.model.service_item import ServiceItem

ANSWERS = "answers."
PEOPLE = ("requester.", "recipient.", "request.")


def source(text: str) -> Json:
    """Where a value comes from: `{"field": name}`, or None where it is no reference."""
    if text.startswith(ANSWERS):
        return {"field": text.removeprefix(ANSWERS)}
    if text.startswith(PEOPLE) or text in {"requester", "recipient"}:
        return {"field": text}
    return None


def answers_for(
    item: ServiceItem,
    answers: Mapping[str, Answer],
    currency: str,
    tasks: Collection[str] = (),
) -> dict[str, Json]:
    """The answers that a task gives for another item, also those of finished tasks."""
    fields = {each.id: each for each in item.form}
    found: dict[str, Json] = {}
    for name, answer in answers.items():
        text = answer.raw if isinstance(answer.raw, str) else ""
        task, dot, _ = text.partition(".")
        of_task = bool(dot) and task in tasks
        referred: Json = {"field": text} if of_task else source(text)
        if referred is not None:
            found[name] = referred
        elif name in fields:
            found[name] = answered(fields[name], answer.raw, currency)
    return found
