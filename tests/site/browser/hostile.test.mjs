import assert from "node:assert/strict";
import { test } from "node:test";
import { on, sites, text } from "./browser.mjs";

const whole = (page) => page.evaluate(() => window.broken ?? null);

for (const path of ["index.html", "providers.html", "api/odd/index.html", "api/odd/texts/index.html", "api/odd/texts/list/index.html",
  "api/odd/texts/to-string/index.html", "provider/script.html", "provider/quote.html", "provider/template.html"]) {
  test(`nothing runs in ${path}`, () => on(sites.hostile, path, async (page) => {
    assert.equal(await whole(page), null);
    assert.equal(await page.locator("main img:not(.plot), main svg, main script, main u").count(), 0);
    await page.keyboard.press("/");
    await page.keyboard.type("script");
    await page.waitForSelector("#found li");
    assert.equal(await page.locator("#found img, #found script").count(), 0);
    assert.equal(await whole(page), null);
  }));
}

test("nothing runs when a provider is chosen, and texts are shown", () => on(sites.hostile, "api/odd/texts/update/index.html", async (page) => {
  for (const slug of ["script", "quote", "template"]) {
    await page.selectOption("#provider", slug);
    await page.waitForSelector(".standing");
    for (const tab of await page.locator("role=tab").all()) await tab.click();
    assert.equal(await page.locator("main img, main svg, main script, main u").count(), 0);
    assert.equal(await whole(page), null);
  }
  assert.match(await text(page, "main"), /<img src=x onerror="window\.broken='field'">/);
  assert.match(await text(page, "main"), /\{\{7\*7\}\}/);
}));

test("nothing runs in a matrix, and its addresses hold every name", () => on(sites.hostile, "api/odd/texts/update/matrix.html", async (page) => {
  const ticks = page.locator("input[name=take]");
  for (let at = 0; at < await ticks.count(); at++) {
    const value = await ticks.nth(at).inputValue();
    await ticks.nth(at).check();
    const address = page.url();
    const shown = await text(page, "#shown");
    await page.goto("about:blank");
    await page.goto(address);
    assert.ok(await ticks.nth(at).isChecked(), value);
    assert.equal(await text(page, "#shown"), shown);
    await ticks.nth(at).uncheck();
  }
  assert.equal(await whole(page), null);
}));

test("an address runs nothing", async () => {
  for (const path of ["api/odd/texts/update/index.html#provider=__proto__&in=constructor",
    "api/odd/texts/update/index.html#provider=%3Cimg%20src=x%20onerror=window.broken=1%3E",
    "api/odd/texts/update/matrix.html#q=%3Cimg%20src=x%20onerror=window.broken=1%3E&take=__proto__&hide=x"]) {
    await on(sites.hostile, path, async (page) => {
      await page.waitForTimeout(50);
      assert.equal(await whole(page), null);
      assert.equal(await page.locator("main img").count(), 0);
    });
  }
});

test("a field of any name is found where it is", () => on(sites.hostile, "index.html", async (page) => {
  const name = "a&b=c#d e%20+/?";
  await page.keyboard.press("/");
  await page.keyboard.type(name);
  await page.waitForSelector("#found li");
  await page.keyboard.press("Enter");
  await page.waitForSelector("h1:has-text('texts')");
  assert.equal(await text(page, ":target code"), name);
}));
