"""A plan, and the file that it is kept in until somebody applies it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalogkit.platform import Held
from catalogkit.resource import Json, Key, Owner
from catalogkit.step import Step, as_json, from_json
from catalogkit.step import key as key_of

FORMAT = "catalogkit.plan/1"
NONE = "this is no plan that catalogkit wrote"


@dataclass(frozen=True, slots=True)
class Blocked:
    """Something that cannot be done, and the sentence that says why and what helps."""

    key: Key
    why: str


@dataclass(frozen=True, slots=True)
class Drift:
    """Something that is not as we left it: somebody changed it on the platform.

    `attribute` is "" where the thing itself is gone or out of use. `wanted`
    is what the catalog says, `there` what is there. `also` says that the catalog has
    changed too since. `fate` is what happens to it: `managed` is put back, `ignore` is
    left, `adopt` is written down by an import.
    """

    key: Key
    attribute: str
    wanted: Json
    there: Json
    fate: Owner
    also: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in their order, and what stands against others.

    `goal` and `held` are digests: of what the catalog wants, and of what was read of
    the platform that concerns it. `learnt` is what of our things is as it should be, or
    not for us to change: for the bindings.
    """

    target: str
    env: str
    platform: str
    goal: str
    held: str
    steps: tuple[Step, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    drifts: tuple[Drift, ...] = ()
    learnt: tuple[Held, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.steps and not self.blocked


def plan_as_json(plan: Plan) -> dict[str, Json]:
    """A plan as JSON, as it stands in its file and in a journal."""
    return {
        "format": FORMAT,
        "target": plan.target,
        "env": plan.env,
        "platform": plan.platform,
        "goal": plan.goal,
        "held": plan.held,
        "steps": [as_json(each) for each in plan.steps],
        "blocked": [{"key": str(each.key), "why": each.why} for each in plan.blocked],
        "drifts": [
            {
                "key": str(each.key),
                "attribute": each.attribute,
                "wanted": each.wanted,
                "there": each.there,
                "fate": str(each.fate),
                "also": each.also,
            }
            for each in plan.drifts
        ],
    }


def things_of(plan: Plan) -> Iterator[tuple[str, Json]]:
    """What a plan speaks of, and all that its file says of it."""
    yield from ((str(each.key), as_json(each)) for each in plan.steps)
    yield from ((str(each.key), each.why) for each in plan.blocked)
    yield from ((str(each.key), [each.wanted, each.there]) for each in plan.drifts)


def plan_from_json(form: object) -> Plan:
    """The plan that `plan_as_json` wrote. Raises ValueError for anything else."""
    try:
        if not isinstance(form, Mapping) or form["format"] != FORMAT:
            raise ValueError(FORMAT)
        return Plan(
            str(form["target"]),
            str(form["env"]),
            str(form["platform"]),
            str(form["goal"]),
            str(form["held"]),
            steps=tuple(from_json(each) for each in form["steps"]),
            blocked=tuple(
                Blocked(key_of(each["key"]), str(each["why"]))
                for each in form["blocked"]
            ),
            drifts=tuple(
                Drift(
                    key_of(each["key"]),
                    str(each["attribute"]),
                    each["wanted"],
                    each["there"],
                    Owner(each["fate"]),
                    bool(each["also"]),
                )
                for each in form["drifts"]
            ),
        )
    except (KeyError, TypeError, AttributeError, ValueError):
        raise ValueError(NONE) from None


def written(plans: list[Plan]) -> str:
    """The text of a plan file: the plans of several targets."""
    form = {"format": FORMAT, "plans": [plan_as_json(each) for each in plans]}
    return f"{json.dumps(form, ensure_ascii=False, indent=1)}\n"


def read(text: str) -> list[Plan]:
    """The plans of a file. Raises ValueError where it is none."""
    try:
        return [plan_from_json(each) for each in json.loads(text)["plans"]]
    except (ValueError, KeyError, TypeError):
        raise ValueError(NONE) from None
