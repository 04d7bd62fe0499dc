"""A Request Tracker brought to a catalog, as plan and apply do it."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from catalogkit.catalog.catalog import Catalog
from catalogkit.platform import Platform
from catalogkit.resource import Resource
from catalogkit.rollout.apply import Applied, Apply
from catalogkit.rollout.bindings import Bindings, read
from catalogkit.rollout.goal import Terms
from catalogkit.rollout.goal import goal as wanted
from catalogkit.rollout.journal import started
from catalogkit.rollout.plan import plan
from catalogkit.rollout.planned import Plan
from catalogkit.step import Manual, Step
from catalogkit.targets.request_tracker.goal import goal
from catalogkit.targets.request_tracker.kinds import KINDS


@dataclass
class Brought:
    """Plans and applies against one platform, whose bindings lie in a folder."""

    platform: Platform
    folder: Path
    bindings: Bindings = field(init=False)

    def __post_init__(self) -> None:
        self.bindings = read(self.folder, "request-tracker", "test", "here")

    def plan(self, catalog: Catalog) -> Plan:
        made = [each for each in goal(catalog) if isinstance(each, Resource)]
        asked = self.platform.holding
        held = self.platform.read()
        return plan(wanted(KINDS, made), held, self.bindings, Terms(), asked)

    def steps(self, catalog: Catalog) -> list[Step]:
        """What a program would do."""
        found = self.plan(catalog)
        assert not found.blocked
        return [each for each in found.steps if not isinstance(each, Manual)]

    def apply(self, catalog: Catalog) -> Applied:
        found = self.plan(catalog)
        assert not found.blocked
        now = datetime.datetime.now(datetime.UTC).isoformat()
        journal = started(self.folder, found, now)
        done = Apply(self.platform, journal, self.bindings, KINDS).run()
        assert done.is_complete, done.failed
        return done
