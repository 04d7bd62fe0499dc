"""Who must agree, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.model.flow import ApprovalStep, Approver
from catalogkit.model.references import Dotted
from catalogkit.model.service_item import ServiceItem
from catalogkit.wording.printer import label_of
from catalogkit.wording.reader import Reader

BOTH = {"requester", "recipient"}


@dataclass(frozen=True)
class Agreement:
    """One approval: who decides, what, and under which circumstances."""

    id: str
    who: str
    question: str
    details: tuple[str, ...]


def agreements(reader: Reader, item: ServiceItem) -> tuple[Agreement, ...]:
    """Every approval of an item, in the author's order."""
    whos = {each.id: _who(reader, each) for each in item.approvals}
    return tuple(
        Agreement(
            step.id,
            reader.capital(whos[step.id]),
            "" if step.title is None else reader.text(step.title),
            tuple(_details(reader, step, whos)),
        )
        for step in item.approvals
    )


def _who(reader: Reader, step: ApprovalStep) -> str:
    whos = [approver_said(reader, each) for each in step.by]
    if 1 < step.quorum < len(whos):
        who = reader.all_of(whos)
        return reader.told("consent_quorum", count=step.quorum, who=who)
    return reader.all_of(whos) if step.quorum >= len(whos) else reader.any_of(whos)


def approver_said(reader: Reader, by: Approver) -> str:
    """Who agrees, or confirms."""
    if by.team is not None:
        return reader.called(by.team)
    if by.manager_of is not None:
        return _person(reader, by.manager_of, "by_manager")
    if by.person is not None:
        return _person(reader, by.person, "by_person")
    if by.owner_of is not None:
        return owner_said(reader, by.owner_of)
    return reader.role(by.role or "")


def _person(reader: Reader, person: Dotted, key: str) -> str:
    if person.who == "answers":
        return reader.told(f"{key}_answer", field=_field(reader, person.rest))
    return reader.told(f"{key}_{person.who}")


def owner_said(reader: Reader, of: Dotted) -> str:
    """Who owns a system, what was answered, or who that is."""
    if of.who == "answers":
        return reader.told("by_owner_answer", field=_field(reader, of.rest))
    if of.kind:
        system = reader.catalog.entities[of.kind][of.who]
        return reader.told("by_owner_system", system=reader.title(system))
    return reader.told(f"by_person_{of.who}")


def _field(reader: Reader, name: str) -> str:
    return reader.wording.in_quotes(label_of(name, reader.names, reader.locale))


def _details(reader: Reader, step: ApprovalStep, whos: dict[str, str]) -> Iterator[str]:
    if step.when is not None:
        yield reader.told("consent_only_if", when=reader.when(step.when))
    after = [whos[each] for each in step.after if each in whos]
    if after:
        others = reader.wording.comma.join(after)
        yield reader.told("consent_after", others=others)
    if step.afterwards:
        yield reader.told("consent_afterwards")
    if step.within is not None:
        yield reader.told("consent_within", time=reader.time(step.within))
        yield reader.told(f"consent_{step.silence}")
    if step.never:
        never = "both" if set(step.never) >= BOTH else step.never[0]
        yield reader.told(f"consent_never_{never}")
    if step.delegate is not None:
        yield reader.told("consent_delegate", who=party_said(reader, step.delegate))


def party_said(reader: Reader, party: Dotted) -> str:
    """A party that is told or stands in: the owning team, the head of a team."""
    if not party.kind:
        team = reader.told(f"party_{party.who}")
    else:
        team = reader.title(reader.catalog.entities[party.kind][party.who])
    return reader.told(f"party_{party.rest}", team=team) if party.rest else team
