"""What a clock should say, found by looking at the wall every minute."""

import datetime
from zoneinfo import ZoneInfo

MINUTE = 60
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Wall:
    """A calendar of weekly hours, as somebody reads it who watches the clock."""

    def __init__(self, zone, hours, holidays=(), working=()):
        self.zone = ZoneInfo(zone)
        self.hours = hours
        self.holidays = {datetime.date.fromisoformat(each) for each in holidays}
        self.working = {datetime.date.fromisoformat(each) for each in working}

    def text(self):
        """The same for the library."""
        spans = {day: [f"{a}-{b}" for a, b in each] for day, each in self.hours.items()}
        dates = [str(each) for each in sorted(self.holidays)]
        worked = [str(each) for each in sorted(self.working)]
        return (
            f"time_zone: {self.zone.key}\nhours: {spans}\n"
            f"holidays: {{dates: {dates}}}\nworking_days: {worked}\n"
        )

    def there(self, moment):
        return datetime.datetime.fromtimestamp(moment, self.zone)

    def is_open(self, moment):
        now = self.there(moment)
        clock = f"{now:%H:%M}"
        yesterday = now.date() - datetime.timedelta(days=1)
        today = self.spans(now.date())
        return any(
            start <= clock and (clock < end or end <= start) for start, end in today
        ) or any(end <= start and clock < end for start, end in self.spans(yesterday))

    def spans(self, day):
        if day in self.working:
            while NAMES[day.weekday()] not in self.hours:
                day -= datetime.timedelta(days=1)
        elif day in self.holidays:
            return ()
        return self.hours.get(NAMES[day.weekday()], ())

    def opens(self, moment):
        while not self.is_open(moment):
            moment += MINUTE
        return moment

    def worked(self, start, end):
        return sum(self.is_open(each) for each in range(start, end, MINUTE))

    def add(self, start, minutes):
        while minutes > 0:
            minutes -= self.is_open(start)
            start += MINUTE
        return start

    def add_days(self, start, days):
        start = self.opens(start)
        clock = f"{self.there(start):%H:%M}"
        moment, day = start, self.there(start).date()
        while days > 0:
            while self.there(moment).date() == day or not self.is_open(moment):
                moment += MINUTE
            day, days = self.there(moment).date(), days - 1
        while self.there(moment - MINUTE).date() == day:
            moment -= MINUTE
        closing, shown = None, False
        while self.there(moment).date() == day:
            shown = shown or f"{self.there(moment):%H:%M}" >= clock
            if self.is_open(moment):
                if shown:
                    return moment
                closing = moment + MINUTE
            moment += MINUTE
        return closing
