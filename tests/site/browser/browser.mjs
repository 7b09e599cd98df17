// What the tests in a browser share. `.ci/site` makes the sites and says where everything is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after } from "node:test";

const require = createRequire(`${process.env.BROWSER_TOOLS}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Folders of sites: of this workspace, of hostile texts, of 700 providers by 40 fields. */
export const sites = { spec: process.env.SITE, hostile: process.env.SITE_HOSTILE, wide: process.env.SITE_WIDE };

// Without these a browser calls its maker's servers, which no machine for tests needs to reach.
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: quiet });
after(() => browser.close());

/** A page of a site; what it says on the console, and what it asks for outside of its folder, fails the test. */
export async function open(folder, path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`file://${folder}/`) && !url.startsWith("data:")) wrong.push(`request: ${url}`);
  });
  await page.goto(`file://${folder}/${path}`);
  return { page, wrong, close: async () => { assert.deepEqual(wrong, [], path); await context.close(); } };
}

/** Runs a test on a page, which then must have said nothing. */
export async function on(folder, path, run, options) {
  const { page, close } = await open(folder, path, options);
  await run(page);
  await close();
}

/** What axe-core finds, as lines. It cannot read styles over file://, and need not. */
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], preload: false }));
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 200)}`));
}

export const text = (page, selector) => page.locator(selector).textContent();
export const shownRows = (page) => page.locator("#table tbody tr:visible").count();
