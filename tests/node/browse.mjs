// Drives a browser for the tests: reads {page, code, args} from each line, runs the code
// with `page` and `axe`, and answers with {value} or {error}. It runs until its end.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const [executablePath, userDataDir] = process.argv.slice(2);
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const browser = await puppeteer.launch({
  executablePath, userDataDir,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
const pages = new Map();

// Everything that a page should not do, as it happens.
const watched = async (name) => {
  const page = await browser.newPage();
  const troubles = [];
  page.setDefaultTimeout(10000);
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(file|data|blob|about):/.test(request.url())) troubles.push(request.url());
  });
  await page.evaluateOnNewDocument(() => addEventListener(
    "securitypolicyviolation",
    (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  pages.set(name, { page, troubles });
  return pages.get(name);
};

// What axe finds: rule and places; a page is left as it was.
const audited = (page) => async () => {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const found = await axe.run({ runOnly: tags, preload: false });
    return found.violations.map(({ id, nodes }) =>
      `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  });
};

// A page that does not answer is told, and what others ask goes on.
const PATIENCE = 120000;
const inTime = (answer) => {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer in ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};

const run = async ({ page: name, code, args }) => {
  const { page, troubles } = pages.get(name) || await watched(name);
  const body = new Function("page", "axe", "troubles", "args", `return (async () => {${code}})()`);
  return body(page, audited(page), troubles, args);
};

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  try {
    if (asked.code === "close") {
      await pages.get(asked.page)?.page.close();
      pages.delete(asked.page);
      console.log("{}");
    } else console.log(JSON.stringify({ value: (await inTime(run(asked))) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error.stack || error) }));
  }
}
await browser.close();
