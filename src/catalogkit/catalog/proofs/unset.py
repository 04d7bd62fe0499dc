"""Answers that may be missing, or always are, where something reads them."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.canonical import FALSE, TRUE, Ask, Given, Typed, both, negated
from catalogkit.catalog.placeholders import placeholders
from catalogkit.catalog.proofs.asking import Asking
from catalogkit.catalog.proofs.found import Finding, Open, Unset
from catalogkit.catalog.proofs.routes import Routes
from catalogkit.catalog.regions import Unproven
from catalogkit.diagnostic import Place
from catalogkit.model.cases import Case
from catalogkit.model.duration import Duration
from catalogkit.model.flow import Task
from catalogkit.model.form import Field
from catalogkit.model.promise import By, Commitment
from catalogkit.model.references import Dotted

ANSWERS = "answers."


@dataclass(frozen=True, slots=True)
class Reader:
    """Something that reads an answer and needs it.

    `steps` lead to where it says so; `reads` holds when it does.
    """

    field: str
    said: str
    steps: tuple[object, ...]
    reads: Typed = TRUE
    message: bool = False


def of_answers(asking: Asking, routes: Routes) -> Iterator[Finding]:
    """Each answer that something cannot do without and may have to."""
    fields = {field.id: field for field in asking.item.form}
    said: set[Place] = set()
    for reader in _readers(asking, routes):
        field = fields.get(reader.field.partition(".")[0])
        absent = FALSE if field is None else _absent(asking, field)
        if field is not None and absent != FALSE:
            for each in _judged(asking, reader, field, absent):
                if each.place not in said:
                    said.add(each.place)
                    yield each
    yield from _never_given(asking, routes)


def _judged(
    asking: Asking, reader: Reader, field: Field, absent: Typed
) -> Iterator[Open | Unset]:
    place = asking.item.at(*reader.steps)
    try:
        request = asking.example([reader.reads, absent])
    except Unproven as reason:
        question = f"'{field.id}' is answered wherever it is read"
        yield asking.open(place, question, reason)
    else:
        if request is not None:
            yield Unset(
                asking.item, place, field.id, reader.said, request, reader.message
            )


def _absent(asking: Asking, field: Field) -> Typed:
    """When an answer is missing: without a default, or while it is hidden."""
    shown = asking.tree(field.visible_when) or TRUE
    if field.default is not None or field.required:
        return negated(shown)
    return Ask(field.id, Given(given=False))


def _never_given(asking: Asking, routes: Routes) -> Iterator[Finding]:
    steps = {
        **{each.id: each.when for each in asking.item.approvals},
        **{each.id: each.when for each in asking.item.fulfilment},
    }
    tasks = {each.id: each for each in asking.item.fulfilment}
    for field in asking.item.form:
        shown = asking.tree(field.visible_when)
        for index, name in enumerate(field.needed_by if shown is not None else ()):
            reads = asking.tree(steps.get(name)) or TRUE
            if name in tasks and tasks[name].paths:
                reads = both([reads, routes.on(routes.worked(tasks[name].paths))])
            if reads not in (TRUE, shown):
                place = asking.item.at(field, "needed_by", index)
                yield from _missing(asking, field, place, (name, reads))


def _missing(
    asking: Asking, field: Field, place: Place, reader: tuple[str, Typed]
) -> Iterator[Finding]:
    name, reads = reader
    given = Ask(field.id, Given(given=True))
    try:
        if not asking.possible([reads, given]) and (
            asking.possible([reads]) and asking.possible([given])
        ):
            yield Unset(asking.item, place, field.id, f"'{name}'", None)
    except Unproven as reason:
        question = f"'{field.id}' is answered in some request with '{name}'"
        yield asking.open(place, question, reason)


def _readers(asking: Asking, routes: Routes) -> Iterator[Reader]:
    item = asking.item
    for step in item.approvals:
        for approver in step.by:
            for ref in (approver.manager_of, approver.person, approver.owner_of):
                reads = asking.tree(step.when) or TRUE
                yield from _of_reference(ref, f"'{step.id}'", reads)
    worked = routes.worked(())
    if item.grant is not None:
        until, again = item.grant.until or "", item.grant.recertify
        if until.startswith(ANSWERS) and again is None:
            name = until.removeprefix(ANSWERS)
            steps = ("grant", "until")
            yield Reader(name, "the end of the grant", steps, routes.on(worked))
        if again is not None:
            said = "the recertification"
            yield from _of_reference(again.by.owner_of, said, routes.on(worked))
    for task in item.fulfilment:
        yield from _of_task(asking, routes, task)
    yield from _of_promises(asking, routes)
    yield from _of_messages(asking)


def _of_reference(ref: Dotted | None, said: str, reads: Typed) -> Iterator[Reader]:
    if ref is not None and ref.who == "answers" and not ref.kind:
        yield Reader(ref.rest, said, (ref,), reads)


def _of_task(asking: Asking, routes: Routes, task: Task) -> Iterator[Reader]:
    found: list[tuple[str, tuple[object, ...]]] = []
    if task.automation is not None:
        inputs = asking.catalog[task.automation].inputs.values()
        found += [(each, (task, "automation")) for each in inputs]
    if task.item is not None:
        must = {each.id for each in asking.catalog[task.item].form if _must(each)}
        found += [
            (answer.raw, (task, "answers", name))
            for name, answer in task.answers.items()
            if name in must and isinstance(answer.raw, str)
        ]
    found = [each for each in found if each[0].startswith(ANSWERS)]
    if found:
        on = routes.on(routes.worked(task.paths))
        reads = both([on, asking.tree(task.when) or TRUE])
        for text, steps in found:
            name = text.removeprefix(ANSWERS)
            yield Reader(name, f"'{task.id}'", steps, reads)


def _must(field: Field) -> bool:
    return field.required and field.default is None and field.visible_when is None


def _of_promises(asking: Asking, routes: Routes) -> Iterator[Reader]:
    item = asking.item
    for name, path in item.paths.items():
        own = path.promise
        if own == "none":
            continue
        promise = own if isinstance(own, Commitment) and own.fulfil else item.promise
        for each in (promise, None if promise is None else promise.next):
            cases = (each.fulfil or ()) if each is not None else ()
            if any(isinstance(case.is_, By) for case in cases):
                yield from _of_cases(asking, cases, routes.on(frozenset({name})))


def _of_cases(
    asking: Asking, cases: tuple[Case[Duration | By], ...], on: Typed
) -> Iterator[Reader]:
    earlier: list[Typed] = []
    for case in cases:
        own = asking.tree(case.when) or TRUE
        if isinstance(case.is_, By):
            reads = both([on, *map(negated, earlier), own])
            yield Reader(case.is_.by, "the promise", (case.is_, "by"), reads)
        earlier.append(own)


def _of_messages(asking: Asking) -> Iterator[Reader]:
    for use in asking.item.notifications:
        template = asking.catalog[use.template]
        named = {
            name.removeprefix(ANSWERS): None
            for text in (template.subject, template.body)
            for _, name in placeholders(text)
            if name.startswith(ANSWERS)
        }
        for name in named:
            reads = asking.tree(use.when) or TRUE
            said = f"the message '{use.template}'"
            yield Reader(name, said, (use, "template"), reads, message=True)
