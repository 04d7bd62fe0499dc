"""What people do on a platform, and whether they have."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Place
from catalogkit.live.stage import Stage
from catalogkit.normal import digest
from catalogkit.platform import Look, Platform
from catalogkit.resource import Body, Key
from catalogkit.rollout.bindings import Bindings


@dataclass(frozen=True, slots=True)
class Task:
    """One entry of the run-book.

    `seen` is what the platform says of it, None where it cannot be seen; `done` is
    what it says, else what somebody has said.
    """

    key: Key
    body: Body
    place: Place | None
    done: bool
    seen: bool | None = None


def tasks(
    stage: Stage, bindings: Bindings, platform: Platform | None = None
) -> Iterator[Task]:
    """Everything for people, in the order of the catalog; a platform may look."""
    look: Look = getattr(platform, "is_done", lambda *_: None)
    for key, resource in stage.goal.resources.items():
        if not stage.goal.kind(key).by_hand:
            continue
        body = stage.goal.bodies[key]
        told = bindings.by_hand.get(key) == digest(body)
        seen = look(key, body)
        done = told if seen is None else seen
        yield Task(key, body, resource.place, done, seen)


def note(bindings: Bindings, task: Task, *, done: bool) -> None:
    """Keeps that a task is done as it is now wanted, or is not."""
    if done:
        bindings.by_hand[task.key] = digest(task.body)
    else:
        bindings.by_hand.pop(task.key, None)
