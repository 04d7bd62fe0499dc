"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import (
    OLD,
    called,
    entity_of,
    owners_of,
)
from catalogkit.difference import Effect
from catalogkit.model.worth import KnowledgeUse


@judgement(
    Effect.WORDING,
    Effect.INTERNAL,
    at=("service_item knowledge.*",),
    opposite="article-offered",
)
def article_no_longer_offered(change: Change) -> Said | None:
    """An article no longer helps at a moment."""
    use = change.old
    if not isinstance(use, KnowledgeUse):
        return None
    message = f"{called(change, use.article)} is no longer {AT[use.at]}"
    effect = Effect.WORDING if use.at == "submit" else Effect.INTERNAL
    agree = owners_of(change, use.article)
    named = entity_of(change.catalogs[OLD], use.article)
    about = None if named is None else named.title
    return Said(message, (effect,), agree=agree, words={"about": about})


AT = {
    "submit": "offered to requesters",
    "work": "offered to the team",
    "close": "asked for at the end",
}
