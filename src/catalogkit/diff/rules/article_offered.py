"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, called, owners_of
from catalogkit.diff.telling import HELPS, title_of
from catalogkit.difference import Effect
from catalogkit.model.worth import KnowledgeUse


@judgement(
    Effect.ADDITION,
    Effect.INTERNAL,
    at=("service_item knowledge.*",),
    opposite="article-no-longer-offered",
)
def article_offered(change: Change) -> Said | None:
    """An article helps at a moment."""
    use = change.new
    if not isinstance(use, KnowledgeUse):
        return None
    message = f"{called(change, use.article)} is {HELPS[use.at]}"
    effect = Effect.ADDITION if use.at == "submit" else Effect.INTERNAL
    agree = owners_of(change, use.article)
    words = {"about": title_of(change.catalogs[NEW], use.article)}
    return Said(message, (effect,), agree=agree, words=words)
