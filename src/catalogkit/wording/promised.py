"""A promise in words: "30 working minutes to reply, 4 working hours to finish"."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.cases import Case
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By, Commitment
from catalogkit.wording.printer import BARE, Names, label_of, say
from catalogkit.wording.sentences import WORDINGS, best, time_span

Times = tuple[Case[Duration], ...] | tuple[Case[Duration | By], ...]


@dataclass(frozen=True)
class _Phrases:
    respond: str
    fulfil: str
    ready: str
    at: str
    if_: str
    else_: str
    by_priority: str
    join: str
    and_: str
    nothing: str


PHRASES = {
    "en": _Phrases(
        respond="reply in {time}",
        fulfil="done in {time}",
        ready="ready on {field}{at}, asked {lead} before",
        at=" at {at}",
        if_="{time} if {when}",
        else_="else {time}",
        by_priority="{priority}: {time}",
        join="; ",
        and_=", ",
        nothing="nothing",
    ),
    "zh-CN": _Phrases(
        respond="响应：{time}",
        fulfil="完成：{time}",
        ready="在{field}当天{at}就绪，需提前{lead}提交",
        at=" {at} ",
        if_="{when}时为{time}",
        else_="否则为{time}",
        by_priority="{priority}：{time}",
        join="；",
        and_="，",
        nothing="无承诺",
    ),
}


def promise_said(
    catalog: Catalog,
    promise: Commitment | None,
    names: Names = BARE,
    locale: str = "en",
) -> str:
    """What a path promises, in one line; "nothing" where it promises nothing."""
    voice = _Voice(catalog, names, best(locale), PHRASES[best(locale)])
    parts = () if promise is None else voice.parts(promise)
    return voice.phrases.join.join(parts) or voice.phrases.nothing


@dataclass(frozen=True)
class _Voice:
    catalog: Catalog
    names: Names
    locale: str
    phrases: _Phrases

    def filled(self, template: str, **values: str) -> str:
        return WORDINGS[self.locale].filled(template, values)

    def parts(self, promise: Commitment) -> Iterator[str]:
        for cases, phrase in (
            (promise.respond, self.phrases.respond),
            (promise.fulfil, self.phrases.fulfil),
        ):
            if cases is not None:
                by = isinstance(cases[0].is_, By)
                yield (
                    self.cases(cases)
                    if by
                    else self.filled(phrase, time=self.cases(cases))
                )
        if promise.use is not None:
            yield from self.targets(promise)

    def targets(self, promise: Commitment) -> Iterator[str]:
        """The times of a class by priority, where the promise does not say its own."""
        assert promise.use is not None  # noqa: S101 - asked before
        for priority, target in self.catalog[promise.use].targets.items():
            times = (
                (promise.respond or target.respond, self.phrases.respond),
                (promise.fulfil or target.fulfil, self.phrases.fulfil),
            )
            said = [
                self.filled(phrase, time=self.time(time))
                for time, phrase in times
                if isinstance(time, Duration)
            ]
            if said:
                text = self.phrases.and_.join(said)
                yield self.filled(
                    self.phrases.by_priority, priority=priority, time=text
                )

    def cases(self, cases: Times) -> str:
        *some, last = cases
        said = [
            self.filled(
                self.phrases.if_,
                time=self.time(case.is_),
                when=say(self.catalog.typed[id(case.when)], self.names, self.locale),
            )
            for case in some
        ]
        rest = self.time(last.is_)
        said.append(self.filled(self.phrases.else_, time=rest) if said else rest)
        return self.phrases.and_.join(said)

    def time(self, time: Duration | By) -> str:
        if isinstance(time, Duration):
            unit, elapsed = time.unit, time.elapsed
            return time_span(self.locale, time.amount, unit, elapsed=elapsed)
        at = "" if time.at is None else self.filled(self.phrases.at, at=time.at)
        field = label_of(time.by, self.names, self.locale)
        lead = self.time(time.lead)
        return self.filled(self.phrases.ready, field=field, at=at, lead=lead)
