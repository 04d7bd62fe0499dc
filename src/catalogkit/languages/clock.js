// When time is over on a calendar, from its open time as data (routing, format 1):
// {from, to, unit, first, runs, shifts}. Moments are seconds since 1970 in UTC, times are
// written like "4h", "3bd", "72h elapsed". What `from` … `to` does not hold is undefined.
const calendarClock = (() => {
  "use strict";
  const DAY = 86400;
  const UNITS = { m: 60, h: 3600, d: DAY, w: 7 * DAY };
  const MONTHS = { mo: 1, y: 12 };

  // How many of a sorted list are below a value; with `same`, not above it.
  const count = (list, value, same) => {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < value || (same && list[middle] === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const unfolded = (data) => {
    const low = Date.parse(data.from) / 1000, high = Date.parse(data.to) / 1000;
    const table = { low, high, starts: [], ends: [], sums: [] };
    let at = low + data.first * data.unit, sum = 0;
    for (const [times, ...lengths] of data.runs) {
      for (let i = 0; i < times * lengths.length; i += 2) {
        const open = lengths[i % lengths.length] * data.unit;
        table.starts.push(at);
        table.sums.push(sum);
        table.ends.push(at += open);
        sum += open;
        at += lengths[i % lengths.length + 1] * data.unit;
      }
    }
    table.moments = data.shifts.map(([after]) => low + after * data.unit);
    table.shifts = data.shifts.map(([, shift]) => shift);
    let shown = -Infinity;
    table.shown = table.shifts.map((shift, i) =>
      shown = i + 1 < table.shifts.length
        ? Math.max(shown, table.moments[i + 1] - 1 + shift) : Infinity);
    return table;
  };

  // The latest local time that the clock has shown until a moment, and back: the first
  // moment at which it shows a local time or a later one.
  const local = (t, at) => {
    const i = Math.max(count(t.moments, at, true) - 1, 0);
    return Math.max(at + t.shifts[i], i > 0 ? t.shown[i - 1] : -Infinity);
  };
  const utc = (t, time) => {
    const i = count(t.shown, time);
    return Math.max(time - t.shifts[i], i > 0 ? t.moments[i] : -Infinity);
  };

  const passed = (t, at) => {
    const i = count(t.starts, at, true) - 1;
    return i < 0 ? 0 : t.sums[i] + Math.min(at, t.ends[i]) - t.starts[i];
  };
  const reached = (t, sum) => {
    const i = count(t.sums, sum) - 1;
    const at = i < 0 ? NaN : t.starts[i] + sum - t.sums[i];
    return at <= t.ends[i] ? at : undefined;
  };
  const opened = (t, at) => {
    const i = count(t.ends, at, true);
    return i < t.ends.length ? Math.max(at, t.starts[i]) : undefined;
  };

  const workingDays = (t) => {
    const first = Math.ceil(local(t, t.low) / DAY);
    const last = Math.floor(local(t, t.high) / DAY) - 1;
    const days = [];
    t.starts.forEach((start, i) => {
      let day = Math.max(Math.floor(local(t, start) / DAY), first);
      if (days.length > 0) day = Math.max(day, days[days.length - 1] + 1);
      const end = Math.min(Math.floor(local(t, t.ends[i] - 1) / DAY), last);
      for (; day <= end; day++) days.push(day);
    });
    return days;
  };
  const onDay = (t, day, clock) => {
    const at = utc(t, day * DAY + clock), end = utc(t, (day + 1) * DAY);
    const i = count(t.ends, at, true);
    return i < t.starts.length && t.starts[i] < end
      ? Math.max(at, t.starts[i]) : Math.min(t.ends[i - 1], end);
  };
  const businessDays = (t, start, amount) => {
    const at = opened(t, start);
    if (at === undefined || amount === 0) return at;
    const day = Math.floor(local(t, at) / DAY);
    const i = count(t.days, day);
    return t.days[i] === day && i + amount < t.days.length
      ? onDay(t, t.days[i + amount], local(t, at) - day * DAY) : undefined;
  };
  const monthsLater = (time, amount) => {
    const date = new Date(time * 1000);
    const clock = time - Date.UTC(date.getUTCFullYear(), date.getUTCMonth(),
      date.getUTCDate()) / 1000;
    const month = date.getUTCMonth() + amount;
    const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
    const day = Math.min(date.getUTCDate(), last);
    return Date.UTC(date.getUTCFullYear(), month, day) / 1000 + clock;
  };

  const parsed = (text) => {
    const [, amount, unit, wall] = /^(\d{1,6})\s*(m|h|d|w|bd|mo|y)( elapsed)?$/.exec(text);
    return { amount: Number(amount), unit, wall: Boolean(wall) || unit === "d" || unit === "w" };
  };

  const clock = (data) => {
    const t = unfolded(data);
    t.days = workingDays(t);
    const known = (at) => at >= t.low && at <= t.high;
    const held = (at) => at !== undefined && known(at) ? at : undefined;
    return {
      add(start, time) {
        const { amount, unit, wall } = parsed(time);
        if (wall) return start + amount * UNITS[unit];
        if (!known(start)) return undefined;
        if (unit in MONTHS) {
          return held(utc(t, monthsLater(local(t, start), amount * MONTHS[unit])));
        }
        if (unit === "bd") return businessDays(t, start, amount);
        return amount === 0 ? start : reached(t, passed(t, start) + amount * UNITS[unit]);
      },
      worked: (start, end) => !known(start) || !known(end) ? undefined
        : Math.max(passed(t, end) - passed(t, start), 0),
      opens: (at) => known(at) ? opened(t, at) : undefined,
      isOpen: (at) => known(at) && at < t.high ? opened(t, at) === at : undefined,
      local: (at) => known(at) ? local(t, at) : undefined,
      utc: (time) => held(utc(t, time)),
      // The working day so many after a day counted from 1970, or before it.
      workingDay: (day, amount) => t.days[
        (amount < 0 ? count(t.days, day, true) - 1 : count(t.days, day)) + amount],
    };
  };

  const weekDay = (day, amount) => {
    const step = amount < 0 ? -1 : 1;
    const isWorked = (each) => (each + 3) % 7 < 5;
    while (!isWorked(day)) day += step;
    for (let left = Math.abs(amount); left > 0;) {
      day += step;
      if (isWorked(day)) left -= 1;
    }
    return day;
  };
  const written = (at) => at === undefined || Number.isNaN(at) ? undefined
    : new Date(at * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  const read = (text) => Date.parse(text) / 1000;
  const midnight = (day) => read(`${day}T00:00:00Z`);

  // What conditionHolds and decideRequest ask of the world: calendars as the routing
  // file has them, the moment of submission and the calendar that its days are of.
  const world = (calendars, now, own) => {
    const clocks = new Map(Object.keys(calendars).map(
      (name) => [name, calendars[name].open && clock(calendars[name].open)]));
    const of = (name) => clocks.get(name);
    const utcDays = { local: (at) => at, utc: (time) => time, workingDay: weekDay };
    const moved = (day, text) => {
      const [, amount, unit] = /^([+-]?\d{1,6})(d|w|bd|mo|y)$/.exec(text) || [];
      if (unit === "bd") return (of(own) || utcDays).workingDay(day, Number(amount));
      return unit in MONTHS ? monthsLater(day * DAY, amount * MONTHS[unit]) / DAY
        : day + amount * UNITS[unit] / DAY;
    };
    const dayOf = (name, moment) => {
      const time = (of(name) || utcDays).local(read(moment));
      return time === undefined ? undefined : written(time).slice(0, 10);
    };
    return {
      dayOf,
      inside: (name, moment) => of(name) && of(name).isOpen(read(moment)),
      day(offset) {
        const today = dayOf(own, now);
        const day = today && moved(midnight(today) / DAY, offset);
        return (Number.isFinite(day) && written(day * DAY).slice(0, 10)) || "";
      },
      add(name, start, time) {
        const found = of(name);
        if (found) return written(found.add(read(start), time));
        const { amount, unit, wall } = parsed(time);
        return wall ? written(read(start) + amount * UNITS[unit]) : undefined;
      },
      worked: (name, start, end) => of(name) ? of(name).worked(read(start), read(end))
        : Math.max(read(end) - read(start), 0),
      ready(name, day, time) {
        const begin = midnight(day) + (time ? read(`1970-01-01T${time}:00Z`) : 0);
        const at = (of(name) || utcDays).utc(begin);
        return written(time || !of(name) || at === undefined ? at : of(name).opens(at));
      },
    };
  };
  return Object.assign(clock, { world });
})();
if (typeof module !== "undefined") module.exports = calendarClock;
