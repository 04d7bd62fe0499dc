"""How it ends: withdrawing, waiting for an answer, closing, and what is taken back."""

from collections.abc import Iterator

from catalogkit.model.duration import duration
from catalogkit.model.ending import Closing, Confidential, Grant, Recertify
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.agreed import approver_said
from catalogkit.targets.portal.steps import step_said
from catalogkit.wording.printer import label_of
from catalogkit.wording.reader import Reader


def ends(reader: Reader, item: ServiceItem) -> tuple[str, ...]:
    """What happens at the end, sentence by sentence."""
    return tuple(_all(reader, item))


def _all(reader: Reader, item: ServiceItem) -> Iterator[str]:
    if item.grant is not None:
        yield from _grant(reader, item.grant)
    if item.closing is not None:
        yield from _closing(reader, item, item.closing)
    if item.confidential is not None:
        yield from _confidential(reader, item.confidential)


def _closing(reader: Reader, item: ServiceItem, closing: Closing) -> Iterator[str]:
    until = closing.withdraw_until
    task = next((each for each in item.fulfilment if each.id == until), None)
    if task is not None:
        step = reader.wording.in_quotes(step_said(reader, task))
        yield reader.told("withdraw", step=step)
    unanswered = closing.unanswered
    if unanswered is not None:
        if unanswered.remind:
            yield reader.told("remind", times=reader.times(unanswered.remind))
        yield reader.told("close_unanswered", time=reader.time(unanswered.close))
    if closing.confirm is not None:
        yield reader.told("confirm", time=reader.time(closing.confirm))
    if closing.reopen is not None:
        yield reader.told("reopen", time=reader.time(closing.reopen))


def _grant(reader: Reader, grant: Grant) -> Iterator[str]:
    until = grant.until
    if until is None:
        yield reader.told("ends_never")
    elif until.startswith("answers."):
        field = label_of(until.removeprefix("answers."), reader.names, reader.locale)
        yield reader.told("ends_on", field=reader.wording.in_quotes(field))
    else:
        yield reader.told("ends_after", time=reader.time(duration(until)))
    if grant.remind is not None:
        yield reader.told("remind_end", time=reader.time(grant.remind))
    if grant.recertify is not None:
        yield from _recertified(reader, grant.recertify)


def _recertified(reader: Reader, again: Recertify) -> Iterator[str]:
    who = approver_said(reader, again.by)
    yield reader.told("recertify", time=reader.time(again.every), who=who)
    yield reader.told(f"recertify_{again.silence}")


def _confidential(reader: Reader, secret: Confidential) -> Iterator[str]:
    teams = reader.all_of([reader.called(each) for each in secret.readers])
    yield reader.told("confidential", teams=teams)
    if secret.erase is not None:
        yield reader.told("erased", time=reader.time(secret.erase))
