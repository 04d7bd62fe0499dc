"use strict";
/* What every page does: search, once somebody wants to; and the way to one's locale. */
(() => {
  const MOST = 20;

  function loaded(source) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: source, onload: done, onerror: failed });
      document.head.append(script);
    });
  }

  function made(tag, text, className) {
    const found = document.createElement(tag);
    if (text) found.textContent = text;
    if (className) found.className = className;
    return found;
  }

  function lit(tag, text, marks) {
    const found = made(tag);
    for (const [piece, isFound] of self.portalPieces(text, marks)) found.append(isFound ? made("mark", piece) : piece);
    return found;
  }

  class Search {
    constructor(box) {
      this.box = box;
      this.words = box.dataset;
      this.input = box.querySelector("input");
      this.panel = box.querySelector(".found");
      this.list = box.querySelector("[role=listbox]");
      this.more = box.querySelector(".found p");
      this.status = box.querySelector("[role=status]");
      this.chosen = -1;
      this.input.addEventListener("focus", () => this.ready());
      this.input.addEventListener("input", () => this.ready().then(() => this.show()));
      this.input.addEventListener("keydown", (event) => this.key(event));
      box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || this.close());
      this.panel.addEventListener("mousedown", (event) => event.preventDefault());
      if (this.input.value) this.ready().then(() => this.show());
    }

    /* The engine and the index are loaded when the field is entered. */
    ready() {
      this.loading ||= Promise.all([loaded(this.words.engine), loaded(this.words.index)]).then(
        () => { this.find = self.portalSearch(self.portalIndex); },
        () => { this.find = null; },
      );
      return this.loading;
    }

    show() {
      const query = this.input.value;
      this.chosen = -1;
      this.list.replaceChildren();
      this.input.removeAttribute("aria-activedescendant");
      if (!query.trim()) return this.close();
      if (!this.find) return this.open(this.words.failed, "");
      const { count, items } = this.find(query, MOST);
      this.list.append(...items.map((item, order) => this.option(item, order)));
      const said = count === 0 ? this.words.none.replace("{words}", () => query.trim())
        : count === 1 ? this.words.one : this.words.many.replace("{count}", count);
      this.open(said, count > MOST ? ` · ${this.words.first.replace("{count}", MOST)}` : "");
    }

    option(item, order) {
      const found = made("a");
      Object.assign(found, { id: `found-${order}`, href: `${this.words.up}item/${encodeURIComponent(item.id)}.html`, tabIndex: -1 });
      found.setAttribute("role", "option");
      found.setAttribute("aria-selected", "false");
      found.append(lit("b", item.title, item.marks), " ", made("span", item.shelf, "shelf"));
      if (item.summary) {
        const summary = lit("span", item.summary, item.marks);
        summary.className = "soft";
        found.append(summary);
      }
      return found;
    }

    open(said, more) {
      this.more.textContent = said + more;
      this.status.textContent = said;
      this.list.hidden = !this.list.children.length;
      this.panel.hidden = false;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    }

    close() {
      this.panel.hidden = true;
      this.status.textContent = "";
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    key(event) {
      if (event.isComposing || event.keyCode === 229) return;
      const options = this.list.children;
      if (event.key === "Escape") {
        if (!this.panel.hidden) { this.close(); event.preventDefault(); }
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
        event.preventDefault();
        this.panel.hidden = false;
        this.input.setAttribute("aria-expanded", "true");
        const step = event.key === "ArrowDown" ? 1 : -1;
        const from = this.chosen < 0 && step < 0 ? 0 : this.chosen;
        this.choose((from + step + options.length) % options.length);
      } else if (event.key === "Enter" && options.length && !this.panel.hidden) {
        event.preventDefault();
        location.assign(options[Math.max(this.chosen, 0)].href);
      }
    }

    choose(order) {
      const options = this.list.children;
      if (this.chosen >= 0) options[this.chosen].setAttribute("aria-selected", "false");
      this.chosen = order;
      options[order].setAttribute("aria-selected", "true");
      options[order].scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", options[order].id);
    }
  }

  /* The first page leads on to the locale that the browser asks for, if there is one. */
  function locale(list) {
    const links = [...list.querySelectorAll("a")];
    for (const wanted of navigator.languages) {
      const language = wanted.split("-")[0];
      const found = links.find((each) => each.hreflang === wanted) || links.find((each) => each.hreflang.split("-")[0] === language);
      if (found) return location.replace(found.href);
    }
  }

  function start() {
    document.querySelectorAll(".search").forEach((box) => new Search(box));
    document.querySelectorAll("[data-locales]").forEach(locale);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
