"""What stands beside a question: help, an example, and when it is meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.canonical import Typed
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.model.text import Text
from catalogkit.targets.request_tracker.spoken import Spoken, plain
from catalogkit.targets.request_tracker.values import CELLS, names
from catalogkit.wording import Names, say, sentence
from catalogkit.wording.messages import messages

BETWEEN = " · "
_LIMITS = ("min", "max", "accept", "max_size")
_SAID_IN_PATTERN = frozenset({"integer"})


@dataclass(frozen=True)
class Hints:
    """Says the hints of a form's fields; `names` are the words of its conditions."""

    spoken: Spoken
    names: Names

    def of(self, asked: Field) -> str:
        """Everything that helps to answer, on one line."""
        return BETWEEN.join(each for each in self._parts(asked) if each)

    def note(self, shown: Field) -> str:
        """What a note says, and when it is meant."""
        parts = (self._when(shown), self.spoken.said(shown.label))
        return BETWEEN.join(each for each in parts if each)

    def _parts(self, asked: Field) -> Iterator[str]:
        locale, currency = self.spoken.locale, self.spoken.catalog.manifest.currency
        yield self._when(asked)
        if asked.help is not None:
            yield plain(self._words(asked.help))
        if asked.placeholder is not None:
            yield self._say("hint_like", example=self.spoken.said(asked.placeholder))
        said = messages(asked, locale, currency)
        if asked.type == "money":
            yield str(said["type"])
        if asked.type == "group":
            columns = CELLS.join(self._column(each) for each in asked.fields)
            yield self._say("hint_lines", columns=columns)
        if asked.type not in _SAID_IN_PATTERN:
            yield from (str(said[key]) for key in _LIMITS if key in said)

    def _when(self, asked: Field) -> str:
        """When a question is meant, and when it must be answered."""
        shown, wanted = (
            self._aloud(asked.visible_when),
            self._aloud(asked.required_when),
        )
        if shown and (asked.required or shown == wanted):
            return self._say("hint_then", condition=shown)
        both = (("hint_only", shown), ("hint_needed", "" if asked.required else wanted))
        said = [self._say(key, condition=each) for key, each in both if each]
        return BETWEEN.join(said)

    def _aloud(self, condition: Condition | None) -> str:
        if condition is None:
            return ""
        tree: Typed = self.spoken.catalog.typed[id(condition)]
        return say(tree, self.names, self.spoken.locale)

    def _column(self, asked: Field) -> str:
        label, known = (
            self.spoken.said(asked.label, asked.id),
            names(asked, self.spoken),
        )
        if not known or asked.type in {"site", "system", "team"}:
            return label
        options = ", ".join(known.values())
        return self._say("hint_choices", column=label, options=options)

    def _say(self, key: str, **values: str) -> str:
        return sentence(self.spoken.locale, key, **values)

    def _words(self, text: Text) -> str:
        return text.get(self.spoken.locale, self.spoken.locale)
