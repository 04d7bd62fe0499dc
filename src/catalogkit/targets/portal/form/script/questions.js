// The questions of a form on the page: found, read, and shown as they stand.
const formQuestions = (() => {
  "use strict";
  const MANY = 24;
  const bare = () => Object.create(null);
  const made = (name, more = {}) => Object.assign(document.createElement(name), more);

  // A question in an element: its controls, its choices, the rows of its group.
  const bind = (field, node, path, words) => {
    const inside = (selector) => [...node.querySelectorAll(selector)];
    const question = { field, node, path, words, rows: [] };
    question.controls = field.fields ? [] : inside("input, select, textarea");
    question.needs = node.querySelector(".need");
    if (field.fields) bindRows(question);
    const [first] = question.controls;
    if (first && first.localName === "select") {
      question.choices = [...first.querySelectorAll("option")].map(
        (option) => ({ option, group: option.closest("optgroup") }));
    }
    const many = question.choices || question.controls;
    if (field.type !== "file" && many.length > MANY) question.filter = filtered(question);
    return question;
  };

  const bindAll = (fields, container, path, words) => fields.map((field) => bind(
    field, container.querySelector(`:scope > [data-field="${field.id}"]`),
    path + field.id, words));

  const bindRows = (question) => {
    const { field, node, path, words } = question;
    question.list = node.querySelector(":scope > .entries");
    question.blank = node.querySelector(":scope > template");
    question.rows = [...question.list.children].map((row, index) => (
      { row, questions: bindAll(field.fields, row, `${path}.${index}.`, words) }));
    while (question.rows.length > question.list.dataset.start) {
      question.rows.pop().row.remove();
    }
  };

  // One more row of a group, a copy of its blank one.
  const addRow = (question) => {
    const { field, path, words, list, blank, rows } = question;
    const row = blank.content.firstElementChild.cloneNode(true);
    const prefix = `${path}.${rows.length}.`;
    rename(row, `${path}.__.`, prefix);
    list.append(row);
    rows.push({ row, questions: bindAll(field.fields, row, prefix, words) });
    return row;
  };
  // The rows behind one that goes move up, so that their names count from 0.
  const removeRow = (question, gone) => {
    const at = question.rows.findIndex(({ row }) => row === gone);
    question.rows.splice(at, 1);
    gone.remove();
    question.rows.slice(at).forEach(({ row, questions }, index) => {
      const [from, to] = [1, 0].map((step) => `${question.path}.${at + index + step}.`);
      rename(row, from, to);
      moveTo(questions, from, to);
    });
  };
  const moveTo = (questions, from, to) => questions.forEach((each) => {
    each.path = to + each.path.slice(from.length);
    each.rows.forEach((inner) => moveTo(inner.questions, from, to));
  });
  const dashed = (path) => `f-${path.replaceAll(".", "-")}`;
  const rename = (row, from, to) => {
    renumber(row, from, to);
    renumber(row, dashed(from), dashed(to));
  };
  const renumber = (node, from, to) => {
    for (const each of [node, ...node.querySelectorAll("*")]) {
      for (const name of ["id", "name", "for", "aria-describedby", "aria-labelledby"]) {
        const value = each.getAttribute(name);
        if (value) each.setAttribute(name, value.replaceAll(from, to));
      }
      if (each.localName === "template") {
        [...each.content.children].forEach((child) => renumber(child, from, to));
      }
    }
  };

  // A line over a long list that narrows it down to what holds some words.
  const filtered = ({ controls, words }) => {
    const input = made("input", { type: "search", id: `${controls[0].id}-filter` });
    const label = made("label", { htmlFor: input.id, textContent: words.filter });
    const line = made("div", { className: "filter" });
    line.append(label, input);
    const list = controls[0].closest(".options") || controls[0];
    list.before(line);
    return input;
  };
  const found = ({ filter }, text) =>
    !filter || text.toLowerCase().includes(filter.value.trim().toLowerCase());

  // What stands in a question: a value of its type, any other text, or undefined.
  const read = (question) => {
    const { field, controls, rows } = question;
    const [first] = controls;
    if (field.type === "group") return rows.map((each) => readAll(each.questions));
    if (field.type === "note") return undefined;
    const checked = () => controls.filter((each) => each.checked).map((each) => each.value);
    const text = () => first.value.trim() || (first.validity.badInput ? "?" : undefined);
    switch (field.type) {
      case "boolean": return { true: true, false: false }[checked()[0]];
      case "choices": return checked().length > 0 ? checked() : undefined;
      case "choice": return question.choices ? text() : checked()[0] || undefined;
      case "file": return files(first);
      case "datetime": return moment(text());
      case "integer": case "number": case "money": return number(text());
    }
    return text();
  };
  const readAll = (questions) => questions.reduce((all, each) => {
    const value = read(each);
    if (value !== undefined) all[each.field.id] = value;
    return all;
  }, bare());
  const number = (text) => {
    const plain = text && text.normalize("NFKC");
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text;
  };
  const moment = (text) => {
    const time = new Date(text).getTime();
    return Number.isNaN(time) ? text : new Date(time).toISOString().replace(/\.\d+/, "");
  };
  const files = (input) => input.files.length === 0 ? undefined
    : [...input.files].map(({ name, type, size }) => type ? { name, type, size } : { name, size });

  // The page as the questions stand.
  const show = (questions, settled, world) => questions.forEach((question, index) => {
    const { field, node, controls, needs, rows } = question;
    const { shown, needed, locked, offered } = settled.questions[index];
    node.hidden = !shown;
    if (node.localName === "fieldset") node.disabled = !shown;
    if (field.type === "note") return;
    if (needs) needs.textContent = question.words[needed ? "needed" : "optional"];
    node.classList.toggle("needed", needed);
    for (const each of controls) {
      const written = ["text", "email", "tel", "url", "date", "datetime-local", "textarea"];
      const stays = written.includes(each.type);
      each.readOnly = locked && stays;
      each.disabled = !shown || (locked && !stays);
      each.required = needed && each.type !== "checkbox";
    }
    if (offered || question.filter) offer(question, offered);
    if (field.type === "date") day(controls[0], field, world);
    rows.forEach((each, at) => showRow(question, each, at, settled.rows[field.id][at], world));
    if (field.type === "group") count(question, needed);
  });
  const showRow = ({ words }, { row, questions }, at, settled, world) => {
    const legend = row.querySelector(":scope > legend");
    if (legend) legend.textContent = words.line.replace("{count}", at + 1);
    show(questions, settled, world);
  };
  const day = (input, field, world) => {
    for (const key of ["min", "max"]) input[key] = formAnswers.bound(field[key], world) || "";
  };
  const count = ({ field, node, rows }, needed) => {
    const fewest = needed ? Math.max(field.min || 1, 1) : 0;
    node.querySelector(":scope > .add").hidden = rows.length >= field.max;
    for (const { row } of rows) {
      row.querySelector(":scope > .remove").hidden = rows.length <= fewest;
    }
  };

  // What may be chosen: options are built anew, since not every browser hides them.
  const offer = (question, offered) => {
    const { controls, choices } = question;
    const isOffered = (id) => id === "" || !offered || offered.has(id);
    if (!choices) {
      for (const each of controls) {
        const label = each.closest("label");
        each.disabled = each.disabled || !isOffered(each.value);
        label.hidden = !isOffered(each.value) ||
          !(each.checked || found(question, label.textContent));
      }
      return;
    }
    const [select] = controls;
    const { value } = select;
    const kept = choices.filter(({ option }) => isOffered(option.value) &&
      ([value, ""].includes(option.value) || found(question, option.textContent)));
    const key = kept.map(({ option }) => option.value).join(" ");
    if (key === question.offered) return;
    question.offered = key;
    select.replaceChildren();
    for (const { option, group } of kept) {
      if (group && group.parentNode !== select) {
        group.replaceChildren();
        select.append(group);
      }
      (group || select).append(option);
    }
    select.value = kept.some(({ option }) => option.value === value) ? value : "";
  };

  return { bindAll, readAll, show, addRow, removeRow, made };
})();
