"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import owners_of, part, teams_asked, words
from catalogkit.difference import Effect
from catalogkit.model.flow import Task


@judgement(Effect.IN_FLIGHT, at=("service_item fulfilment.*",), opposite="task-added")
def task_removed(change: Change) -> Said | None:
    """A step of the work is gone."""
    task = change.old
    if not isinstance(task, Task):
        return None
    name = part(change)
    message = f"a step less: {name}; open requests that are there lose it"
    agree = (*teams_asked(task.team), *owners_of(change, task.item, task.automation))
    return Said(message, agree=agree, words=words(change))
