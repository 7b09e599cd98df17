import assert from "node:assert/strict";
import { test } from "node:test";
import { on, sites, text } from "./browser.mjs";

async function search(page, words) {
  await page.keyboard.press("/");
  await page.keyboard.type(words);
  await page.waitForSelector("#found li");
}

for (const [words, path, title] of [
  ["user-directory", "api/user-directory/index.html", "Unified User Directory API"],
  ["Unified Ticketing", "api/ticketing/index.html", "Unified Ticketing API"],
  ["role_assignments", "api/user-directory/role_assignments/index.html", "role_assignments"],
  ["accounts batch", "api/crm/accounts/batch-delete/index.html", "batch-delete"],
  ["emails[].email ticketing/users", "api/ticketing/users/index.html", "users"],
  ["BMC Helix", "provider/bmchelix.html", "BMC Helix"],
  ["bmchelix", "provider/bmchelix.html", "BMC Helix"],
]) {
  test(`${words} is found`, async () => {
    for (const from of ["index.html", "api/crm/users/list/index.html"]) {
      await on(sites.spec, from, async (page) => {
        await search(page, words);
        await page.keyboard.press("Enter");
        await page.waitForURL((url) => decodeURI(url.pathname).endsWith(path));
        assert.ok((await text(page, "h1")).startsWith(title));
      });
    }
  });
}

test("a field that is found is where its anchor is", () => on(sites.spec, "index.html", async (page) => {
  await search(page, "team_ids");
  await page.keyboard.press("Enter");
  await page.waitForSelector("h1:has-text('users')");
  assert.equal(await page.evaluate(() => decodeURIComponent(location.hash)), "#field.team_ids");
  assert.ok(await page.evaluate(() => document.querySelector(":target") !== null));
}));

test("arrows choose, Escape ends, and a reader is told", () => on(sites.spec, "index.html", async (page) => {
  await search(page, "acc");
  const active = () => page.locator("#found [aria-selected=true]").textContent();
  const first = await active();
  assert.equal(await page.getAttribute("#search", "aria-activedescendant"), "found-0");
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await active(), first);
  await page.keyboard.press("ArrowUp");
  assert.equal(await active(), first);
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.getAttribute("#search", "aria-activedescendant"), `found-${await page.locator("#found li").count() - 1}`);
  assert.match(await text(page, "#found-count"), /^\d+ found/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#found:visible").count(), 0);
  assert.equal(await page.getAttribute("#search", "aria-expanded"), "false");
}));

test("nothing is found of what is not there", () => on(sites.spec, "index.html", async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("zzzqqq");
  await page.waitForFunction(() => document.getElementById("found-count").textContent === "0 found");
  assert.ok((await page.locator("#found-count").boundingBox()).width > 20, "nobody sees that");
}));

test("a click opens", () => on(sites.spec, "index.html", async (page) => {
  await search(page, "planhat");
  await page.click("#found li:first-child");
  await page.waitForURL(/provider\/planhat\.html$/);
}));

test("what is found on the same page is not hidden by the list", () => on(sites.spec, "api/ticketing/users/index.html", async (page) => {
  await search(page, "team_ids ticketing/users");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#field\.team_ids$/);
  assert.equal(await page.locator("#found:visible").count(), 0);
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "search");
  assert.ok(await page.locator(":target").isVisible());
}));

test("only the main button of a mouse opens", () => on(sites.spec, "index.html", async (page) => {
  await search(page, "planhat");
  const before = page.url();
  await page.click("#found li:first-child", { button: "right" });
  await page.waitForTimeout(50);
  assert.equal(page.url(), before);
}));
