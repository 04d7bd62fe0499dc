"""What people see of plans: calendars to subscribe to, and collisions in words."""

from catalogkit.report.plans.shelves import Shelf, shelves
from catalogkit.report.plans.told import Teller
from catalogkit.report.plans.written import Calendars

__all__ = ["Calendars", "Shelf", "Teller", "shelves"]
