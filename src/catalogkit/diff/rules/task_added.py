"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of, part, teams_asked, words
from catalogkit.difference import Effect
from catalogkit.model.flow import Task


@judgement(
    Effect.WORDING,
    Effect.INTERNAL,
    at=("service_item fulfilment.*",),
    opposite="task-removed",
)
def task_added(change: Change) -> Said | None:
    """A step of the work is new."""
    task = change.new
    if not isinstance(task, Task):
        return None
    who = f" by {called(change, task.team)}" if task.team is not None else ""
    message = f"a step more{who}: {part(change)}"
    agree = (*teams_asked(task.team), *owners_of(change, task.item, task.automation))
    if task.public is None:
        return Said(message, (Effect.INTERNAL,), agree=agree)
    shown = f"{message}, which requesters see as '{change.said(task.public)}'"
    said = words(change, public=task.public)
    return Said(shown, (Effect.WORDING,), agree=agree, words=said)
