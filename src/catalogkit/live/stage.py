"""A target on a stage: what its platform there should hold, and the way to it."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.near import near
from catalogkit.model.options import PlatformOptions
from catalogkit.platform import Platform, PlatformError
from catalogkit.resource import Key, Owner, Resource
from catalogkit.rollout.goal import Goal, Terms, goal
from catalogkit.targets import Reveal, Side, Target, targets


class NotLive(Exception):
    """Nothing can be brought anywhere, and the sentence that says why."""


@dataclass(frozen=True)
class Stage:
    """One target in one environment. `found` is what the target says of the catalog."""

    root: Path
    env: str
    target: Target
    side: Side
    options: PlatformOptions
    goal: Goal
    found: tuple[Diagnostic, ...] = ()

    @property
    def platform(self) -> str:
        """What tells this platform from others: its address, else the way there."""
        return self.options.url or shlex.join(self.options.host) or self.target.name

    def terms(
        self, adopt: Sequence[str] = (), lose: Mapping[Key, str] | None = None
    ) -> Terms:
        """What a plan may do; "all" adopts everything of the same name."""
        owners = {name: Owner(each) for name, each in self.options.owners.items()}
        taken = frozenset("*" if each == "all" else each for each in adopt)
        return Terms(owners, taken, lose or {})


def stages(
    catalog: Catalog,
    root: Path,
    env: str,
    names: Sequence[str] = (),
    *,
    bare: bool = False,
) -> list[Stage]:
    """The targets of an environment that have a platform there; only some by name.

    A `bare` stage has no goal, and is good for going back only. Raises NotLive where
    there is none, or none of that name.
    """
    named = catalog.manifest.environments[env].platforms
    if not named:
        message = (
            f"environment '{env}' names no platform: write one in catalogkit.yaml, "
            f"below environments.{env}, such as 'platforms: {{request-tracker: {{…}}}}'"
        )
        raise NotLive(message)
    for name in names:
        if name not in named:
            message = f"environment '{env}' names no platform of target '{name}'"
            raise NotLive(message + near(name, named))
    wanted = sorted(set(names) or named)
    return [_stage(catalog, root, env, name, bare=bare) for name in wanted]


@contextmanager
def connected(stage: Stage, reveal: Reveal) -> Iterator[Platform]:
    """The platform of a stage, let go in the end. Raises Unreachable."""
    platform = stage.side.connect(stage.options, reveal)
    try:
        yield platform
    finally:
        with suppress(PlatformError):
            platform.close()


def _stage(catalog: Catalog, root: Path, env: str, name: str, *, bare: bool) -> Stage:
    known = {each.name: each for each in targets().values() if each.side is not None}
    target = known.get(name)
    if target is None or target.side is None:
        message = f"'{name}' is no target with a live platform{near(name, known)}"
        raise NotLive(message)
    options = catalog.manifest.environments[env].platforms[name]
    made, found = [], []
    for each in () if bare else target.side.goal(catalog):
        if isinstance(each, Resource):
            made.append(each)
        else:
            found.append(each)
    wanted = goal(target.side.kinds, made)
    return Stage(root, env, target, target.side, options, wanted, tuple(found))
