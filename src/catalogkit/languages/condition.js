// Whether a condition holds: tree in canonical form 1, answers by name, and a world
// {inside(calendar, moment) => true | false | undefined, day(offset) => "YYYY-MM-DD"}.
// Never throws on an answer: one that is missing or of another type meets no test.
const conditionHolds = (() => {
  "use strict";
  const own = (thing, key) =>
    ({}).hasOwnProperty.call(thing, key) ? thing[key] : undefined;
  const isAbsent = (value) =>
    value === undefined || value === null || value === "" ||
    (Array.isArray(value) && value.length === 0);
  const isRow = (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  const sort = (value) =>
    Object(value) === value || value !== value ? "" : typeof value;
  const shape = (value) => {
    if (typeof value !== "string") return sort(value) === "number" ? "number" : "";
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return "day";
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? "moment" : "";
  };
  const inOrder = (low, high, strictly) =>
    shape(low) !== "" && shape(low) === shape(high) &&
    (low < high || (!strictly && low === high));

  const passes = (value, name, wanted, known, answers, world) => {
    const list = Array.isArray(value) ? value : [];
    const chosen = () => wanted.some((each) => list.includes(each));
    const text = typeof value === "string";
    switch (name) {
      case "is":
        return sort(value) !== "" && wanted.some((each) => known(each) === value);
      case "isnt":
        return wanted.some((each) => sort(value) && sort(known(each)) === sort(value)) &&
          wanted.every((each) => known(each) !== value);
      case "from": return inOrder(known(wanted), value, false);
      case "over": return inOrder(known(wanted), value, true);
      case "to": return inOrder(value, known(wanted), false);
      case "under": return inOrder(value, known(wanted), true);
      case "has_any": return chosen();
      case "has_all": return wanted.every((each) => list.includes(each));
      case "has_none": return list.length > 0 && !chosen();
      case "starts_with": return text && wanted.some((each) => value.startsWith(each));
      case "matches": return text && new RegExp(`^(?:${wanted})$`, "u").test(value);
      case "within": case "outside":
        return shape(value) === "moment" &&
          world.inside(wanted, value) === (name === "within");
      case "any_line":
        return list.some((row) => isRow(row) && holds(wanted, row, world));
      case "all_lines":
        return list.length > 0 &&
          list.every((row) => isRow(row) && holds(wanted, row, world));
    }
    throw new Error(`unknown test: ${name}`);
  };

  const holds = (tree, answers, world) => {
    if (typeof tree === "boolean") return tree;
    if (tree.all) return tree.all.every((part) => holds(part, answers, world));
    if (tree.any) return tree.any.some((part) => holds(part, answers, world));
    if ("not" in tree) return !holds(tree.not, answers, world);
    const known = (value) =>
      typeof value !== "object" ? value
        : "field" in value ? own(answers, value.field) : world.day(value.today);
    const value = own(answers, tree.field);
    if ("given" in tree) return isAbsent(value) !== tree.given;
    return !isAbsent(value) && Object.keys(tree).every((name) =>
      name === "field" || passes(value, name, tree[name], known, answers, world));
  };

  const nowhere = { inside: () => undefined, day: () => "" };
  return (tree, answers, world) => holds(tree, answers, world || nowhere);
})();
if (typeof module !== "undefined") module.exports = conditionHolds;
