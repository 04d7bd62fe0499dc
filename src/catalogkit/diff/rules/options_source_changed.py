"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called
from catalogkit.difference import Effect
from catalogkit.model.form import OptionsFrom


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=(
        "service_item form.**.options_from",
        "service_item form.**.options_from.list",
        "service_item form.**.options_from.label",
        "service_item form.**.options_from.where.*",
    ),
    alone="the way back changes what is offered, too",
)
def options_source_changed(change: Change) -> Said | None:
    """The answers to choose from come from elsewhere."""
    if change.steps[-1] == "options_from":
        whole = change.new if change.new is not None else change.old
        if not isinstance(whole, OptionsFrom):
            return None
        verb = "come" if change.new is not None else "no longer come"
        origin = f"{verb} from {called(change, whole.list)}"
    elif change.steps[-1] == "list":
        origin = f"come from {called(change, change.new)}"
    else:
        origin = "are other rows of its list"
    said = f"the options of {question(change)} {origin}: answers may no longer fit"
    return Said(said, words=words(change))
