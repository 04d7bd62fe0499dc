// What becomes of a request: the rules of one item (routing, format 1), the request
// {answers, requester, recipient, channel, at: "2026-12-01T02:15:00Z"} and a world
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
    return sum;
  };

  return { known, people, refusals, limits, cost };
})();
if (typeof module !== "undefined") module.exports = decideRequest;
