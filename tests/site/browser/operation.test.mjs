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

test("each provider has samples of its own, and is named in them", () => on(sites.spec, `${update}#in=rust`, async (page) => {
  for (const [slug, name] of [["dixa", "Dixa"], ["pivotaltracker", "PivotalTracker"], ["planhat", "Planhat"]]) {
    await page.selectOption("#provider", slug);
    await page.waitForFunction((name) => document.querySelector(".sample:not([hidden]) pre").textContent.includes(`providers::${name};`), name);
    assert.equal(/collections/.test(await sample(page)), slug === "pivotaltracker");
  }
}));

test("a number of providers names none", () => on(sites.hostile, "api/odd/texts/update/index.html#provider=script", async (page) => {
  await page.waitForSelector(".standing");
  assert.match(await text(page, head("request.constructor")), /: not known: counted$/);
}));

const list = "api/odd/texts/list/index.html";

test("who does not have an operation has no call of it", () => on(sites.hostile, `${list}#provider=script`, async (page) => {
  await page.waitForSelector(".standing");
  assert.match(await text(page, "#sample-of"), / does not have this operation: the source lists everybody who has\.$/);
  assert.match(await sample(page), /^# .* does not have `GET /);
  await page.selectOption("#provider", "quote");
  await page.waitForFunction(() => document.querySelector("#sample-of").textContent.startsWith("For "));
  assert.match(await sample(page), /^curl /);
}));

test("who is not in a list that is whole does not have the operation", () => on(sites.hostile, `${list}#provider=turned`, async (page) => {
  await page.waitForFunction(() => /turned.* does not have this operation/.test(document.querySelector("#sample-of").textContent));
}));

test("a provider that there is not is said not to be there", async () => {
  for (const [site, path] of [[sites.hostile, list], [sites.spec, update]]) {
    await on(site, `${path}#provider=scirpt`, async (page) => {
      await page.waitForFunction(() => document.querySelector("#sample-of").textContent.startsWith("There is no provider “scirpt”"));
      assert.doesNotMatch(await text(page, "#sample-of"), /does not have|No source names/);
      assert.equal(await page.inputValue("#provider"), "");
    });
  }
});

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

test("an anchor leaves what is chosen, and the way back leads to it", () => on(sites.spec, `${update}#provider=dixa&in=python`, async (page) => {
  await page.waitForSelector(".standing");
  const shown = await sample(page);
  await page.focus(".skip");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#main$/);
  await page.waitForTimeout(50);
  assert.equal(await page.inputValue("#provider"), "dixa");
  assert.equal(await sample(page), shown);
  await page.click("role=tab[name='curl']");
  assert.ok(page.url().endsWith("#provider=dixa&in=curl"), page.url());
  await page.goto(page.url().replace("dixa", "planhat"));
  await page.waitForFunction(() => document.getElementById("sample-of").textContent.startsWith("For Planhat"));
  await page.goBack();
  await page.waitForFunction(() => document.getElementById("sample-of").textContent.startsWith("For Dixa"));
}));

test("the last choice holds, however long an earlier one is loaded", () => on(sites.spec, update, async (page) => {
  await page.evaluate(() => {
    const select = document.getElementById("provider");
    for (const slug of ["dixa", ""]) { select.value = slug; select.dispatchEvent(new Event("change")); }
  });
  await page.waitForFunction(() => window.OPERATION);
  await page.waitForTimeout(50);
  assert.equal(await page.inputValue("#provider"), "");
  assert.equal(await page.locator(".standing").count(), 0);
}));

test("of a provider that an operation is silent about, it is said", () => on(sites.spec, `${update}#provider=1password`, async (page) => {
  await page.waitForFunction(() => document.getElementById("sample-of").textContent.startsWith("No source names 1Password in this operation."));
  assert.match(await sample(page), /"first_name"/);
}));

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

test("what was folded is folded again once it is printed", () => on(sites.spec, update, async (page) => {
  const parameter = page.locator('[id="query.remote_query"]');
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.ok(await parameter.isVisible());
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.ok(!await parameter.isVisible());
}));

test("what is folded is printed", () => on(sites.spec, update, async (page) => {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator('[id="query.remote_query"]').isVisible());
  assert.equal(await page.locator(".sample:visible").count(), await page.locator(".sample").count());
  assert.ok(!await page.locator("#search").isVisible());
  const titles = await page.locator(".sample > h3:visible").allTextContents();
  assert.equal(titles.length, await page.locator(".sample").count());
  assert.equal(titles[0], "curl");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  assert.ok((await page.pdf()).length > 10_000);
}, { colorScheme: "dark" }));

test("a copy is what is shown", () => on(sites.spec, update, async (page) => {
  await page.click(".sample:visible .copy");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await text(page, ".sample:visible code"));
}, { permissions: ["clipboard-read", "clipboard-write"] }));
