import assert from "node:assert/strict";
import { test } from "node:test";
import { on, sites, text } from "./browser.mjs";

const update = "api/ticketing/users/update/index.html";
const sample = (page) => text(page, ".sample:visible pre");
const head = (id) => `[id="${id}"] > .head`;

test("a provider fills the samples and marks the fields", () => on(sites.spec, update, async (page) => {
  assert.match(await sample(page), /"first_name"/);
  await page.selectOption("#provider", "dixa");
  await page.waitForSelector(".standing");
  assert.match(await text(page, head("request.name")), /Dixa: required/);
  assert.match(await text(page, head("request.avatar")), /Dixa: taken/);
  assert.match(await text(page, head("response.avatar")), /Dixa: filled/);
  assert.match(await text(page, head("request.username")), /Dixa: not taken/);
  assert.match(await text(page, head("query.collections[].id")), /Dixa: not taken/);
  assert.match(await text(page, head("request.emails[].email")), /Dixa: not known/);
  assert.doesNotMatch(await sample(page), /"first_name"/);
  assert.match(await text(page, "#sample-of"), /^For Dixa/);
  await page.selectOption("#provider", "");
  assert.equal(await page.locator(".standing").count(), 0);
  assert.match(await sample(page), /"first_name"/);
}));

test("an address holds provider and language", () => on(sites.spec, update, async (page) => {
  await page.selectOption("#provider", "planhat");
  await page.click("role=tab[name='Python (requests)']");
  assert.ok(page.url().endsWith("#provider=planhat&in=python"), page.url());
  const shown = await sample(page);
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await page.waitForSelector(".standing");
  assert.equal(await sample(page), shown);
  assert.equal(await page.inputValue("#provider"), "planhat");
}));

test("an anchor is no state", () => on(sites.spec, `${update}#request.avatar`, async (page) => {
  assert.ok(await page.locator('[id="request.avatar"]').isVisible());
  assert.equal(await page.inputValue("#provider"), "");
}));

test("a link to a part of the page keeps provider and language", () =>
  on(sites.spec, `${update}#provider=dixa&in=python`, async (page) => {
    await page.waitForSelector(".standing");
    const shown = await sample(page);
    await page.click("text=Samples");
    await page.waitForTimeout(50);
    assert.ok(page.url().endsWith("#samples-title"), page.url());
    assert.equal(await page.inputValue("#provider"), "dixa");
    assert.equal(await sample(page), shown);
  }));

test("a call is all in sight", async () => {
  for (const width of [1280, 390]) {
    await on(sites.spec, `${update}#provider=pivotaltracker`, async (page) => {
      await page.waitForSelector(".standing");
      const call = await page.locator(".sample:visible pre").boundingBox();
      const copy = await page.locator(".sample:visible .copy").boundingBox();
      assert.ok(copy.y + copy.height <= call.y, "the button is over the call");
      assert.ok(await page.evaluate(() => [...document.querySelectorAll(".sample pre")].every((one) => one.scrollWidth <= one.clientWidth)));
    }, { viewport: { width, height: 900 } });
  }
});

test("tabs by keyboard", () => on(sites.spec, update, async (page) => {
  const count = await page.locator("role=tab").count();
  await page.focus("role=tab[selected=true]");
  const seen = new Set();
  for (let turn = 0; turn < count; turn++) {
    assert.equal(await page.locator("role=tabpanel").count(), 1);
    seen.add(await page.locator("role=tabpanel").getAttribute("aria-labelledby"));
    await page.keyboard.press("ArrowRight");
  }
  assert.equal(seen.size, count);
  assert.equal(await page.locator("role=tab[selected=true]").getAttribute("id"), "tab-curl");
  await page.keyboard.press("End");
  assert.notEqual(await page.locator("role=tab[selected=true]").getAttribute("id"), "tab-curl");
}));

test("everything is there without scripts", () => on(sites.spec, update, async (page) => {
  const samples = page.locator(".sample:visible");
  assert.equal(await samples.count(), await page.locator(".sample").count());
  assert.ok(await samples.count() >= 3);
  assert.equal(await page.locator("#chosen:visible, #search:visible").count(), 0);
  assert.match(await text(page, '[id="request.name"]'), /Required by Dixa/);
}, { javaScriptEnabled: false }));

test("what is folded is printed", () => on(sites.spec, update, async (page) => {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator('[id="query.remote_query"]').isVisible());
  assert.equal(await page.locator(".sample:visible").count(), await page.locator(".sample").count());
  assert.ok(!await page.locator("#search").isVisible());
  assert.ok((await page.pdf()).length > 10_000);
}));

test("a copy is what is shown", () => on(sites.spec, update, async (page) => {
  await page.click(".sample:visible .copy");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await text(page, ".sample:visible code"));
}, { permissions: ["clipboard-read", "clipboard-write"] }));
