"""Target request-tracker: a catalog as the configuration of Request Tracker 5."""

from catalogkit.targets import Side, Target
from catalogkit.targets.request_tracker.adoption.adopt import adopted
from catalogkit.targets.request_tracker.carried import CAPABILITIES, IGNORES
from catalogkit.targets.request_tracker.client import connect
from catalogkit.targets.request_tracker.files import count, emit
from catalogkit.targets.request_tracker.goal import goal
from catalogkit.targets.request_tracker.kinds import KINDS

request_tracker = Target(
    "request-tracker",
    "Request Tracker 5: queues with their forms, rules, levels and rights",
    emit,
    count,
    IGNORES,
    CAPABILITIES,
    Side(KINDS, goal, connect, adopted),
)
