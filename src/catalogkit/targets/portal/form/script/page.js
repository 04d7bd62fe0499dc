// A form on a page: it lives while it is filled in, says what is wrong, and shows the
// answers in words before they are sent, copied or saved.
const formPage = (form) => {
  "use strict";
  const { made } = formQuestions;
  const data = JSON.parse(document.getElementById("form-data").textContent);
  const { words } = data;
  const part = (name) => form.querySelector(`:scope > .${name}`);
  const [alert, asked, review] = ["alert", "questions", "review"].map(part);
  const questions = formQuestions.bindAll(data.fields, asked, "", words);
  const started = new Date().toISOString().replace(/\.\d+/, "");
  const world = data.calendars ? calendarClock.world(data.calendars, started, data.calendar)
    : { day: () => "", inside: () => undefined };
  const request = { "request.channel": data.channel, "request.time": started };
  let settled, faults = [], tried = false;

  const every = (some) => some.flatMap((each) =>
    [each, ...each.rows.flatMap((row) => every(row.questions))]);

  const update = () => {
    settled = formAnswers.settle(data.fields, formQuestions.readAll(questions), request, world);
    const price = formAnswers.cost(data.price, settled.facts, world);
    settled.facts["request.cost"] = price.once + price.monthly;
    formQuestions.show(questions, settled, world);
    const wrong = formAnswers.wrong(settled, world);
    // A limit over several answers is said when each of them is right by itself.
    const isWrong = (name) => wrong.some(({ at }) => at.split(".")[0] === name.split(".")[0]);
    faults = [
      ...wrong,
      ...formAnswers.broken(data.constraints, settled.facts, world)
        .filter(({ given }) => !given.some(isWrong))
        .map(({ given, otherwise }) => ({ at: placeOf(given), message: otherwise })),
    ];
    for (const sum of form.querySelectorAll(".sum")) showSum(sum, price);
    if (tried) mark();
  };
  // A constraint belongs to the last question that it reads.
  const placeOf = (names) => {
    const bases = names.map((name) => name.split(".")[0]);
    const own = data.fields.filter((each) => bases.includes(each.id));
    return (own[own.length - 1] || data.fields[0] || {}).id;
  };
  const amount = (sum) => `${sum.toLocaleString(data.locale)} ${data.currency}`;
  const showSum = (sum, { once, monthly }) => {
    sum.hidden = data.price.length === 0;
    const said = [[once, words.price_once], [monthly, words.price_monthly]]
      .filter(([each]) => each !== 0)
      .map(([each, text]) => text.replace("{price}", () => amount(each)));
    sum.querySelector("output").textContent = said.join(" + ") || words.free;
  };

  // What is wrong: a list of links over the form, and a sentence at each question.
  const mark = () => {
    const found = every(questions);
    for (const question of found) {
      const { node, path, field } = question;
      const own = faults.filter(({ at }) => at === path);
      const id = `f-${path.replaceAll(".", "-")}-error`;
      let line = document.getElementById(id);
      if (own.length > 0 && !line) {
        line = made("p", { id, className: "error" });
        node.querySelector(":scope > .control, :scope > .options, :scope > .entries").before(line);
      }
      if (line && own.length === 0) line.remove();
      else if (line) line.textContent = own.map(({ message }) => message).join(" ");
      node.classList.toggle("wrong", own.length > 0);
      const described = node.localName === "fieldset" ? [node] : question.controls;
      for (const each of described) describe(each, id, own.length > 0);
      for (const each of question.controls) {
        if (field.type === "choices") continue;
        if (own.length > 0) each.setAttribute("aria-invalid", "true");
        else each.removeAttribute("aria-invalid");
      }
    }
    const list = made("ul");
    for (const { at, message } of faults) {
      const question = found.find(({ path }) => path === at);
      const item = made("li", { textContent: question ? "" : message });
      if (question) {
        const link = made("a", { href: `#${target(question).id}` });
        link.append(made("strong", { textContent: titleOf(question) }), ` ${message}`);
        item.append(link);
      }
      list.append(item);
    }
    alert.hidden = faults.length === 0;
    alert.replaceChildren(made("h3", {
      textContent: (faults.length === 1 ? words.fix_one : words.fix_many)
        .replace("{count}", faults.length),
    }), list);
  };
  const describe = (node, id, on) => {
    const ids = (node.getAttribute("aria-describedby") || "").split(" ")
      .filter((each) => each !== "" && each !== id);
    if (on) ids.push(id);
    if (ids.length > 0) node.setAttribute("aria-describedby", ids.join(" "));
    else node.removeAttribute("aria-describedby");
  };
  const target = ({ controls, node, rows }) =>
    controls.find((each) => !each.disabled && !each.closest("[hidden]")) ||
    (rows.length > 0 ? every(rows[0].questions)[0].controls[0] : undefined) ||
    node.querySelector("button") || node;
  const titleOf = ({ node }) => node.querySelector(".name").textContent.trim();

  // The answers in words: pairs of a label and what was answered, in order.
  const told = (some, { questions: stands, rows }) => some.flatMap((question, index) => {
    const { answer } = stands[index];
    if (answer === undefined) return [];
    const label = titleOf(question);
    if (question.field.type !== "group") return [[label, saidOf(question, answer)]];
    return question.rows.map((row, at) => [
      `${label} – ${words.line.replace("{count}", at + 1)}`,
      told(row.questions, rows[question.field.id][at])]);
  });
  const saidOf = ({ field, controls, choices }, answer) => {
    const label = (id) => {
      if (choices) return choices.find(({ option }) => option.value === id).option.textContent;
      const control = controls.find((each) => each.value === id);
      return control.closest("label").querySelector(".option").textContent;
    };
    const date = (options) => new Date(answer).toLocaleString(data.locale, options);
    if (field.sensitive) return words.kept;
    switch (field.type) {
      case "boolean": return words[answer ? "yes" : "no"];
      case "choice": return label(answer);
      case "site": case "system": case "team": return choices ? label(answer) : answer;
      case "choices": return answer.map(label).join(words.comma);
      case "file": return answer.map(({ name }) => name).join(words.comma);
      case "money": return amount(answer);
      case "integer": case "number": return answer.toLocaleString(data.locale);
      case "date": return date({ dateStyle: "long", timeZone: "UTC" });
      case "datetime": return date({ dateStyle: "long", timeStyle: "short" });
    }
    return answer;
  };
  const listed = (pairs) => {
    const list = made("dl");
    for (const [label, answer] of pairs) {
      const said = made("dd");
      said.append(Array.isArray(answer) ? listed(answer) : answer);
      list.append(made("dt", { textContent: label }), said);
    }
    return list;
  };
  const lines = (pairs, indent = "") => pairs.flatMap(([label, answer]) =>
    Array.isArray(answer) ? [`${indent}${label}`, ...lines(answer, `${indent}  `)]
      : [`${indent}${label}: ${answer}`]);

  const submitted = () => ({
    format: "catalogkit.request/1", item: data.item, version: data.version,
    locale: data.locale, channel: data.channel, at: new Date().toISOString(),
    answers: settled.answers,
  });
  const turn = (reviewing) => {
    for (const each of [asked, part("send")]) each.hidden = reviewing;
    review.hidden = !reviewing;
  };
  const check = () => {
    tried = true;
    update();
    if (faults.length > 0) {
      alert.focus();
      return;
    }
    alert.hidden = true;
    review.querySelector(".answers").replaceChildren(listed(told(questions, settled)));
    turn(true);
    review.focus();
  };

  const acts = {
    change() {
      turn(false);
      target(questions.find(({ node }) => !node.hidden)).focus();
    },
    send() {
      form.querySelector("[name='request.answers']").value = JSON.stringify(settled.answers);
      HTMLFormElement.prototype.submit.call(form);  // a field may be called "submit"
    },
    async copy(button) {
      const text = [data.title, "", ...lines(told(questions, settled))].join("\n");
      await copied(text);
      button.textContent = words.copied;
    },
    save() {
      const text = `${JSON.stringify(submitted(), null, 2)}\n`;
      const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      made("a", { href, download: `${data.item}.json` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 1e4);
    },
    add(button) {
      const question = every(questions).find(({ node }) => node === button.parentElement);
      const row = formQuestions.addRow(question);
      every(question.rows[question.rows.length - 1].questions).forEach(start);
      update();
      row.querySelector("input, select, textarea").focus();
    },
    remove(button) {
      const row = button.parentElement;
      const question = every(questions).find(({ list }) => list === row.parentElement);
      formQuestions.removeRow(question, row);
      update();
      const add = question.node.querySelector(":scope > .add");
      (add.hidden ? question.rows[0].row.querySelector("input, select") : add).focus();
    },
  };
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = made("textarea", { value: text });
      review.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };

  // What only the browser knows: which day it is, and what time it is here.
  const start = ({ field, controls: [input] }) => {
    if (field.default === undefined || input.value !== "") return;
    const time = new Date(field.default);
    input.value = field.default.today ? world.day(field.default.today)
      : new Date(time - time.getTimezoneOffset() * 6e4).toISOString().slice(0, 16);
  };

  every(questions).forEach(start);
  part("send").querySelector("button").hidden = false;
  part("send").querySelector("button").textContent = words.review;
  form.noValidate = true;
  form.classList.add("live");
  for (const event of ["input", "change"]) form.addEventListener(event, update);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-act]");
    const link = event.target.closest(".alert a");
    if (button) acts[button.dataset.act](button);
    if (!link) return;
    event.preventDefault();
    document.getElementById(link.hash.slice(1)).focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  addEventListener("pageshow", update);
  update();
  return { update, submitted, faults: () => faults };
};
const formPages = [];
const startForms = () => {
  for (const form of document.querySelectorAll("form[data-form]")) formPages.push(formPage(form));
};
if (document.readyState === "loading") addEventListener("DOMContentLoaded", startForms);
else startForms();
