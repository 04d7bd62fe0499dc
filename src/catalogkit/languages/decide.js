// What becomes of a request: the rules of one item (routing, format 1), the request
// {answers, requester, recipient, channel, at: "2026-12-01T10:15+08:00"} and a world
// {inside(calendar, moment), day(offset), add(calendar, moment, duration),
// ready(calendar, day, time)}: what it does not know stays open.
// Needs conditionHolds (condition.js). It evaluates no text.
const decideRequest = (() => {
  "use strict";
  const holds = typeof conditionHolds === "undefined"
    ? require("./condition.js") : conditionHolds;
  const own = (thing, key) =>
    thing && ({}).hasOwnProperty.call(thing, key) ? thing[key] : undefined;
  const given = (value) =>
    value !== undefined && value !== null && value !== "" &&
    !(Array.isArray(value) && value.length === 0);
  const copy = (...some) => Object.assign(Object.create(null), ...some);
  const lines = (value) => value.filter((row) => Object(row) === row);

  // Answers with what is known of them: attributes, and the number of lines.
  const known = (inputs, answers) => {
    const facts = copy(answers);
    for (const { name, attributes, fields } of inputs) {
      const value = facts[name];
      if (fields && Array.isArray(value)) {
        facts[`${name}.count`] = value.length;
        facts[name] = value.map((row) => Object(row) === row ? known(fields, row) : row);
      }
      for (const attribute of Object.keys(attributes || {})) {
        const found = own(attributes[attribute], value);
        if (found !== undefined) facts[`${name}.${attribute}`] = found;
      }
    }
    return facts;
  };

  const utc = (at) => Number.isNaN(Date.parse(at)) ? undefined
    : `${new Date(at).toISOString().slice(0, 19)}Z`;
  const people = (name, person) => copy(...Object.keys(person || {}).map(
    (key) => ({ [`${name}.${key}`]: person[key] })));

  // What the questions of a form, or of one line of a group, refuse.
  const refusals = (inputs, answers, facts, world, route) => inputs.flatMap((each) => {
    const value = own(answers, each.name);
    const say = (reason) => [{ reason, field: [...route, each.name].join(".") }];
    if (!("visible" in each)) return [];
    const shown = holds(each.visible, facts, world);
    if (!given(value)) {
      return shown && holds(each.required, facts, world) ? say("missing") : [];
    }
    const found = shown ? [] : say("hidden");
    const offered = (each.options || []).filter((one) => holds(one.when, facts, world) &&
      Object.keys(one.where || {}).every((key) => facts[key] === one.where[key]));
    if (each.options && ![].concat(value).every((id) => offered.some((o) => o.id === id)))
      found.push(...say("option"));
    if (!each.fields || !Array.isArray(value)) return found;
    return value.reduce((all, row, at) => [...all, ...(Object(row) === row ? refusals(
      each.fields, row, facts[each.name][at], world, [...route, each.name, at]) : [])], found);
  });

  const reads = (tree, key) => JSON.stringify(tree).includes(`"${key}":`);
  const limits = (rules, facts, world) => rules.constraints
    .filter((each) => each.given.every((name) => given(facts[name])) &&
      !(reads(each.require, "today") && world.day("0d") === "") &&
      !holds(each.require, facts, world))
    .map(({ otherwise }) => ({ reason: "constraint", otherwise }));

  const cost = (parts, facts, world) => {
    let sum = 0;
    for (const part of parts) {
      const rows = part.each_line_of ? facts[part.each_line_of] : [facts];
      for (const row of lines(Array.isArray(rows) ? rows : [])) {
        if (!holds(part.when, row, world)) continue;
        const count = part.times ? row[part.times] : 1;
        const amount = [part.once, part.monthly]
          .reduce((total, price) => total + (price ? price.amount : 0), 0);
        sum += amount * (typeof count === "number" ? count : 1);
      }
    }
    return Math.round(sum * 1e6) / 1e6;
  };

  const first = (cases, facts, world) =>
    (cases || []).find((each) => holds(each.when, facts, world));
  const value = (cases, facts, world) => (first(cases, facts, world) || {}).is;

  // Whether a condition holds, whatever the open tasks bring; undefined: it depends.
  const certain = (tree, open, facts, world) => {
    const parts = (some) => some.map((part) => certain(part, open, facts, world));
    if (tree.all) {
      const each = parts(tree.all);
      return each.includes(false) ? false : each.includes(undefined) ? undefined : true;
    }
    if (tree.any) {
      const each = parts(tree.any);
      return each.includes(true) ? true : each.includes(undefined) ? undefined : false;
    }
    if ("not" in Object(tree)) {
      const found = certain(tree.not, open, facts, world);
      return found === undefined ? found : !found;
    }
    const task = tree.field && tree.field.split(".")[0];
    return open.includes(task) ? undefined : holds(tree, facts, world);
  };

  // The tasks of a path that are done, or may be: that depends on how others end.
  const tasksOf = (rules, path, facts, world) => {
    const answers = rules.inputs.map((each) => each.name);
    const state = copy();
    const starts = (task) => {
      if (task.id in state) return state[task.id];
      state[task.id] = undefined;
      const open = rules.tasks
        .filter((each) => !answers.includes(each.id) &&
          JSON.stringify(task.when).includes(`"field":"${each.id}.`) &&
          starts(each) !== false)
        .map((each) => each.id);
      return state[task.id] = task.paths.includes(path.id) &&
        certain(task.when, open, facts, world);
    };
    return rules.tasks.filter((task) => starts(task) !== false).map((task) => ({
      ...task, team: task.team || path.team, maybe: starts(task) === undefined,
    }));
  };

  const byTheWall = (time) => / elapsed$|[dw]$/.test(time) && !/bd$/.test(time);

  // The moment of a promise "ready on that day"; nothing where it is asked too late.
  const readyOn = (by, calendar, facts, world) => {
    const day = String(facts[by.by]).slice(0, 10);
    const ready = world.ready(calendar, day, by.at);
    const earliest = world.add(calendar, facts["request.time"], by.lead);
    if (!ready || !earliest) return undefined;
    const late = /bd$/.test(by.lead)
      ? world.dayOf(calendar, earliest) > day : earliest > ready;
    return late ? undefined : ready;
  };

  // The promise that holds on the day, its due moments, and the ladder in time.
  const times = (rules, promise, facts, world) => {
    const day = world.day("0d");
    const { next, ...now } = promise || {};
    const words = next && day >= next.effective_from ? { ...now, ...next } : now;
    if (!promise || (day && day < (words.effective_from || "")))
      return { promise: null, respond: null, due: null, escalation: [] };
    const target = own(words.targets, facts["request.priority"]) || {};
    const calendar = words.calendar || target.calendar;
    const respond = value(words.respond, facts, world) || target.respond;
    const fulfil = value(words.fulfil, facts, world) || target.fulfil;
    const start = facts["request.time"];
    const after = (time, clock = calendar) =>
      time && (clock || byTheWall(time)) ? world.add(clock, start, time) : undefined;
    const due = Object(fulfil) === fulfil
      ? readyOn(fulfil, calendar, facts, world) : after(fulfil);
    const ends = { respond: after(respond), fulfil: due };
    const moment = ({ at, of }) => {
      const end = ends[of];
      if (at === "breach" || (/%$/.test(at) && !end)) return end;
      if (!/%$/.test(at)) return after(at);
      const wall = !calendar || / elapsed$/.test({ respond, fulfil }[of]);
      const minutes = Math.floor(world.worked(wall ? null : calendar, start, end) / 60);
      const part = Math.floor(minutes * parseFloat(at) / 100 + 1e-9);
      return wall ? after(`${part}m elapsed`) : after(`${part}m`);
    };
    const ladder = (rules.escalation || []).flatMap((step) => step.of.map((of) => {
      const { when, ...each } = step;
      return { ...each, of, moment: moment({ at: step.at, of }) || null };
    }));
    return {
      promise: { ...words, calendar, respond, fulfil },
      respond: ends.respond || null,
      due: due || null,
      escalation: ladder.sort((one, other) => (one.moment === null) -
        (other.moment === null) || (one.moment < other.moment ? -1
          : one.moment > other.moment ? 1 : 0)),
    };
  };

  const refused = (rules, request, facts, world) => [
    ...(rules.lifecycle === "retired" || world.day("0d") > (rules.sunset || "~")
      ? [{ reason: "retired" }] : []),
    ...(rules.audience.length === 0 ||
      rules.audience.some((each) => holds(each.when, facts, world))
      ? [] : [{ reason: "audience" }]),
    ...(!given(request.channel) || (rules.channels || []).length === 0 ||
      rules.channels.includes(request.channel) ? [] : [{ reason: "channel" }]),
    ...refusals(rules.inputs, request.answers, facts, world, []),
    ...limits(rules, facts, world),
  ];

  const nothing = () => undefined;
  const nowhere = { inside: nothing, day: () => "", add: nothing, worked: nothing,
    ready: nothing, dayOf: nothing };
  return (rules, request, given) => {
    const world = given || nowhere;
    const facts = copy(known(rules.inputs, request.answers),
      people("requester", request.requester),
      people("recipient", request.recipient || request.requester),
      { "request.channel": request.channel, "request.time": utc(request.at) });
    const objections = refused(rules, request, facts, world);
    if (objections.length > 0) return { refused: objections };
    facts["request.cost"] = cost(rules.cost.parts, facts, world);
    const grid = rules.priority;
    if (grid) {
      const row = own(grid.matrix, value(grid.impact, facts, world));
      facts["request.priority"] = own(row, value(grid.urgency, facts, world));
    }
    const path = first(rules.paths, facts, world) || { id: null, team: rules.owner };
    if (path.id !== null) facts["request.path"] = path.id;
    const { id, when, promise, ...taken } = path;
    const found = {
      ...taken,
      path: id,
      cost: facts["request.cost"],
      priority: facts["request.priority"] || null,
      major: grid && grid.major && holds(grid.major.when, facts, world) ? grid.major : null,
      approvals: rules.approvals.filter((each) => holds(each.when, facts, world)),
      tasks: id === null ? [] : tasksOf(rules, path, facts, world),
    };
    return { ...found, ...times(rules, promise, facts, world) };
  };
})();
if (typeof module !== "undefined") module.exports = decideRequest;
