// What becomes of the questions of a form when something is filled in: which are shown,
// what may be chosen, which answers count, and what is wrong with them.
// Needs conditionHolds and answerPatterns; nothing is kept between two calls.
const formAnswers = (() => {
  "use strict";
  const bare = (...some) => Object.assign(Object.create(null), ...some);
  const own = (thing, key) =>
    ({}).hasOwnProperty.call(thing, key) ? thing[key] : undefined;
  const filled = (list) => list.length > 0 ? list : undefined;

  // Answers with what is known of what they name, and the number of a group's rows.
  const known = (fields, answers) => {
    const facts = bare(answers);
    for (const { id, fields: inner, attributes } of fields) {
      if (inner && facts[id]) {
        facts[`${id}.count`] = facts[id].length;
        facts[id] = facts[id].map((row) => known(inner, row));
      }
      for (const name of Object.keys(attributes || {})) {
        const found = own(attributes[name], facts[id]);
        if (found !== undefined) facts[`${id}.${name}`] = found;
      }
    }
    return facts;
  };

  const offers = (option, facts, world) =>
    conditionHolds(option.when ?? true, facts, world) &&
    Object.keys(option.where || {}).every((name) => facts[name] === option.where[name]);

  // One question as it stands: shown, needed, locked, the ids offered, its answer.
  const judged = (field, value, facts, world) => {
    const holds = (tree, otherwise) => conditionHolds(tree ?? otherwise, facts, world);
    const shown = holds(field.visible, true);
    const offered = field.options && new Set(
      field.options.filter((one) => offers(one, facts, world)).map((one) => one.id));
    let answer = value;
    if (offered && Array.isArray(value)) {
      answer = filled(value.filter((id) => offered.has(id)));
    } else if (offered && !offered.has(value)) answer = undefined;
    return {
      field, shown, offered,
      needed: holds(field.required, false),
      locked: holds(field.read_only, false),
      answer: shown ? answer : undefined,
    };
  };

  // All questions of a form, or of one row: what is hidden counts as absent, so hide,
  // then ask again until nothing changes. `filledIn` is by id; of a group a list.
  const settle = (fields, filledIn, request, world) => {
    const rows = bare();
    for (const { id, fields: inner } of fields) {
      if (inner) rows[id] = (filledIn[id] || []).map((row) => settle(inner, row, {}, world));
    }
    const given = ({ id, fields: inner }) =>
      inner ? filled(rows[id].map((row) => row.answers)) : filledIn[id];
    let answers = bare(), questions = [];
    for (let round = 0; round < 2 * fields.length + 2; round++) {
      const facts = bare(known(fields, answers), request);
      questions = fields.map((field) => judged(field, given(field), facts, world));
      const before = JSON.stringify(answers);
      answers = bare();
      for (const { field, answer } of questions) {
        if (answer !== undefined) answers[field.id] = answer;
      }
      if (JSON.stringify(answers) === before) break;
    }
    return { answers, questions, rows, facts: bare(known(fields, answers), request) };
  };

  const LISTS = new Set(["choices", "group"]);
  const isAnswer = (type, value) => {
    if (type === "file") return value.every(({ name }) => !/[\r\n]/.test(name));
    if (LISTS.has(type)) return Array.isArray(value);
    if (type === "boolean") return typeof value === "boolean";
    if (type === "integer") return Number.isInteger(value);
    if (type === "number" || type === "money") return Number.isFinite(value);
    const pattern = own(answerPatterns, type);
    return typeof value === "string" && (type === "paragraph" || !/[\r\n]/.test(value)) &&
      (pattern === undefined || new RegExp(`^(?:${pattern})$`).test(value));
  };
  const accepted = (wanted, { name, type }) => wanted.some((one) =>
    one.startsWith(".") ? name.toLowerCase().endsWith(one.toLowerCase())
      : type === undefined || type === one ||
        (one.endsWith("/*") && type.startsWith(one.slice(0, -1))));

  // A limit; of a day from today the day, undefined where the world does not know it.
  const bound = (limit, world) => Object(limit) === limit
    ? world.day(limit.today) || undefined : limit;

  // What is wrong with an answer: the key of its message, undefined where nothing is.
  const fault = (field, value, world) => {
    if (!isAnswer(field.type, value)) return "type" in field.messages ? "type" : "option";
    const size = Array.isArray(value) ? value.length : value;
    if (size < bound(field.min, world)) return "min";
    if (size > bound(field.max, world)) return "max";
    const { length } = typeof value === "string" ? [...value] : [];
    if (length < field.min_length) return "min_length";
    if (length > field.max_length) return "max_length";
    if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, "u").test(value)) {
      return "pattern";
    }
    if (field.type !== "file") return undefined;
    if (field.accept && !value.every((one) => accepted(field.accept, one))) return "accept";
    return value.some((one) => one.size > field.max_size) ? "max_size" : undefined;
  };

  // Everything wrong with what was filled in: {at, message}, `at` as lines.0.product.
  const wrong = (settled, world, path = "") => settled.questions.flatMap((one) => {
    const { field, shown, needed, answer } = one;
    const at = path + field.id;
    if (!shown || field.type === "note") return [];
    if (answer === undefined) {
      return needed ? [{ at, message: field.messages.required }] : [];
    }
    const key = fault(field, answer, world);
    const message = key && (field.messages[key] || field.messages.required).replace(
      key === "min" || key === "max" ? "{limit}" : /$^/, () => bound(field[key], world));
    const inner = (settled.rows[field.id] || []).flatMap(
      (row, index) => wrong(row, world, `${at}.${index}.`));
    return key ? [{ at, message }, ...inner] : inner;
  });

  // The sentences of constraints that do not hold; what nobody can tell here, does.
  const broken = (constraints, facts, world) => constraints.filter((each) => {
    let unsure = false;
    const told = (answer, nothing) => {
      unsure = unsure || answer === nothing;
      return answer;
    };
    const asking = {
      day: (offset) => told(world.day(offset), ""),
      inside: (calendar, moment) => told(world.inside(calendar, moment), undefined),
    };
    return each.given.every((name) => facts[name] !== undefined) &&
      !conditionHolds(each.require, facts, asking) && !unsure;
  });

  // What it costs, once and every month: parts as the target routing has them.
  const cost = (parts, facts, world) => {
    const sum = { once: 0, monthly: 0 };
    for (const part of parts) {
      for (const row of part.each_line_of ? facts[part.each_line_of] || [] : [facts]) {
        if (!conditionHolds(part.when, row, world)) continue;
        const count = part.times === undefined ? 1 : row[part.times];
        for (const each of Object.keys(sum)) {
          const times = typeof count === "number" ? count : 1;
          sum[each] += (part[each] ? part[each].amount : 0) * times;
        }
      }
    }
    const exact = (amount) => Math.round(amount * 1e6) / 1e6;
    return { once: exact(sum.once), monthly: exact(sum.monthly) };
  };

  return { settle, wrong, broken, cost, bound };
})();
if (typeof module !== "undefined") module.exports = formAnswers;
