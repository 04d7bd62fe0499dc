"""See `diff.judgement`."""

from catalogkit.diff.around import words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.models import asked, laxer
from catalogkit.diff.reading import title
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "change_model lead_time",
        "change_model approvals.*",
        "change_model evidence.*",
        "change_model coordinator",
        "change_model raci.*",
        "change_model raci.*.R.*",
        "change_model raci.*.A.*",
        "change_model raci.*.C.*",
        "change_model raci.*.I.*",
        "change_model sensitivity.*",
    ),
    opposite="change-model-stricter",
)
def change_model_laxer(change: Change) -> Said | None:
    """Changes are made with fewer agreements, less notice or less evidence."""
    found = laxer(change)
    if found is None or found[0] is not True:
        return None
    said = f"{title(change)} is laxer: {found[1]}"
    return Said(said, agree=asked(change), words=words(change))
