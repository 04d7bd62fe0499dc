// Fills in a form on a page as somebody would who has these answers, and nothing else.
// Runs in the page; gives what the page makes of it: {answers, faults}.
const fillIn = (answers, root = document.querySelector(".questions"), path = "") => {
  const own = (thing, key) => Object.hasOwn(thing, key) ? thing[key] : undefined;
  const changed = (node) => node.dispatchEvent(new Event("input", { bubbles: true }));
  for (const node of root.querySelectorAll(":scope > [data-field]")) {
    const name = node.dataset.field;
    const value = own(answers, name);
    if (node.matches(".group")) {
      node.disabled = false;
      const list = node.querySelector(":scope > .entries");
      while (list.firstElementChild) {
        const button = list.firstElementChild.querySelector(":scope > .remove");
        if (list.children.length === 1 && button.hidden) break;
        button.click();
        node.disabled = false;
      }
      const rows = Array.isArray(value) ? value.filter((row) => Object(row) === row) : [];
      while (list.children.length < rows.length) {
        node.querySelector(":scope > .add").click();
        node.disabled = false;
      }
      rows.forEach((row, index) => fillIn(row, list.children[index]));
      continue;
    }
    for (const each of node.querySelectorAll("input, select, textarea")) {
      const list = [value].flat().map(String);
      if (each.type === "radio" || each.type === "checkbox") {
        each.checked = value !== undefined && list.includes(each.value);
      } else if (each.type === "file") {
        const data = new DataTransfer();
        for (const { name: file, type = "", size = 0 } of [value].flat().filter((one) => Object(one) === one)) {
          if (file) data.items.add(new File(["x".repeat(size)], file, { type }));
        }
        each.files = data.files;
      } else if (each.type === "datetime-local") {
        const time = new Date(value);
        each.value = Number.isNaN(time.getTime()) ? ""
          : new Date(time - time.getTimezoneOffset() * 6e4).toISOString().slice(0, 19);
      } else if (each.type !== "search") {
        each.value = value === undefined || Object(value) === value ? "" : String(value);
      }
    }
    changed(node);
  }
};
const filledIn = (answers) => {
  for (let pass = 0; pass < 3; pass++) fillIn(answers);
  const [page] = formPages;
  page.update();
  return { answers: page.submitted().answers, faults: page.faults() };
};
