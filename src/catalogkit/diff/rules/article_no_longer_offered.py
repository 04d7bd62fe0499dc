"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import OLD, called, owners_of
from catalogkit.diff.telling import HELPS, title_of
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
    message = f"{called(change, use.article)} is no longer {HELPS[use.at]}"
    effect = Effect.WORDING if use.at == "submit" else Effect.INTERNAL
    agree = owners_of(change, use.article)
    words = {"about": title_of(change.catalogs[OLD], use.article)}
    return Said(message, (effect,), agree=agree, words=words)
