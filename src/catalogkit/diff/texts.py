"""Words that people read, before and after."""

from dataclasses import dataclass

from catalogkit.diff.judgement import Change
from catalogkit.model.knowledge import Article
from catalogkit.model.text import Text

LONG = 80


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in one locale, before and after; `whole` names what it belongs to.

    `left` are the locales whose words stayed while those of the first one changed.
    """

    whole: Text | None
    name: str
    what: str
    locale: str
    old: str | None
    new: str | None
    is_default: bool
    left: tuple[str, ...] = ()

    @property
    def both(self) -> dict[str, object]:
        """The words before and after, for a changelog."""
        return {"old": self.old, "new": self.new, "locale": self.locale}

    @property
    def sentence(self) -> str:
        """The change as a reviewer reads it."""
        where = "" if self.is_default else f" in {self.locale}"
        what = f"the {self.what} of {self.name}{where}"
        if self.old is None:
            return f"{what} is new: '{_short(self.new)}'"
        if self.new is None:
            return f"{what} is gone: '{_short(self.old)}'"
        old, new = _apart(self.old, self.new)
        stays = f"; in {', '.join(self.left)} it reads as before" if self.left else ""
        return f"{what} reads '{new}' instead of '{old}'{stays}"


def changed_text(change: Change) -> Wording | None:
    """The text that a change is of, where it is one."""
    steps, entity = change.steps, change.after or change.before
    default = change.comparison.new.manifest.default_locale
    value = change.new if change.new is not None else change.old
    if steps == ("body",) and isinstance(entity, Article):
        locale = entity.locale or default
        old, new = change.texts
        is_default = entity.locale is None
        return Wording(
            entity.title, change.name(0), "text", locale, old, new, is_default
        )
    if not isinstance(value, Text) or not steps or change.is_order:
        return None
    locale, depth = steps[-1], len(steps) - 2
    told = [each or None for each in change.texts]
    whole, name = change.about(depth), change.name(depth)
    what, is_default = steps[-2].replace("_", " "), locale == default
    left = _left(change.old, change.new, locale) if is_default else ()
    return Wording(whole, name, what, locale, told[0], told[1], is_default, left)


def _left(old: object, new: object, locale: str) -> tuple[str, ...]:
    """The other locales that say the same before and after."""
    if not isinstance(old, Text) or not isinstance(new, Text):
        return ()
    before, after = old.by_locale, new.by_locale
    others = (each for each in after if each not in {"", locale})
    return tuple(each for each in others if before.get(each) == after[each])


def _short(text: str | None) -> str:
    words = " ".join((text or "").split())
    return words if len(words) <= LONG else f"{words[: LONG - 1]}…"


def _apart(old: str, new: str) -> tuple[str, str]:
    """Two long texts, each from a little before where they differ."""
    if max(len(old), len(new)) <= LONG:
        return _short(old), _short(new)
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = max(0, same - LONG // 4)
    lead = "…" if start else ""
    return f"{lead}{_short(old[start:])}", f"{lead}{_short(new[start:])}"
