import assert from "node:assert/strict";
import { test } from "node:test";
import { on, shownRows, sites, text } from "./browser.mjs";

const matrix = "api/ticketing/users/update/matrix.html";
const tick = (field) => `input[name=take][value="${field}"]`;

test("a filter by provider", () => on(sites.spec, matrix, async (page) => {
  assert.equal(await shownRows(page), 7);
  await page.fill("#filter", "pivotal");
  assert.equal(await shownRows(page), 1);
  assert.equal(await text(page, "#shown"), "1 of 7 providers");
  await page.fill("#filter", "solarwindsservice");
  assert.equal(await text(page, "#table tbody tr:visible th"), "SolarWinds Service Desk");
}));

test("ticked fields leave those who take all of them", () => on(sites.spec, matrix, async (page) => {
  await page.check(tick("request.first_name"));
  assert.equal(await shownRows(page), 4);
  await page.check(tick("request.avatar"));
  const left = await page.locator("#table tbody tr:visible th").allTextContents();
  assert.deepEqual(left, ["Dixa", "Freshchat"]);
  assert.equal(await text(page, "#shown"), "2 of 7 providers take all that is ticked: first_name, avatar");
}));

test("an address holds the state", () => on(sites.spec, matrix, async (page) => {
  await page.check(tick("request.first_name"));
  await page.fill("#filter", "h");
  await page.uncheck("input[value=response]");
  const address = page.url();
  assert.match(address, /#q=h&take=request.first_name&hide=response$/);
  await page.goto("about:blank");
  await page.goto(address);
  assert.equal(await page.inputValue("#filter"), "h");
  assert.ok(await page.isChecked(tick("request.first_name")));
  assert.deepEqual(await page.locator("#table tbody tr:visible th").allTextContents(), ["Freshchat", "Hive", "Planhat"]);
  assert.equal(await page.locator("th[data-kind=response]:visible").count(), 0);
  await page.click("text=Show everything");
  assert.equal(await shownRows(page), 7);
  assert.ok(!page.url().includes("#"));
}));

test("a link to a part of the page keeps the state", () => on(sites.spec, matrix, async (page) => {
  await page.check(tick("request.avatar"));
  const left = await shownRows(page);
  await page.evaluate(() => { location.hash = "#main"; });
  await page.waitForTimeout(50);
  assert.ok(await page.isChecked(tick("request.avatar")));
  assert.equal(await shownRows(page), left);
}));

test("columns can be left out, and the rest stays under its head", () => on(sites.spec, matrix, async (page) => {
  const cells = () => page.locator("#table tbody tr:first-child > :visible").count();
  const heads = () => page.locator("#table thead tr:last-child > :visible").count();
  const all = await cells();
  await page.uncheck("input[value=vague]");
  assert.ok(await cells() < all);
  assert.equal(await cells(), await heads());
  await page.uncheck("input[value=sent]");
  assert.equal(await cells(), await heads());
  const groups = await page.locator("[data-group]:visible").evaluateAll((all) => all.map((one) => one.colSpan));
  assert.equal(groups.reduce((sum, size) => sum + size, 1), await heads());
}));

test("a long name takes no more than five lines, and a short one is whole", async () => {
  const high = async (page, selector) => (await page.locator(selector).boundingBox()).height;
  await on(sites.hostile, "api/odd/texts/update/matrix.html", async (page) => {
    assert.ok(await high(page, "[data-slug=turned] a") < 130);
  });
  await on(sites.spec, matrix, async (page) => {
    assert.ok(await high(page, '[data-field="request.first_name"] label span') < 30);
  });
});

test("what is left has the signs that it had", () => on(sites.spec, matrix, async (page) => {
  const signs = () => page.evaluate(() => {
    const isShown = (cell) => cell.getClientRects().length > 0;
    const heads = [...document.querySelectorAll("#table [data-field]")].filter(isShown);
    const cells = [...document.querySelectorAll("#table tbody tr:first-child td")].filter(isShown);
    return heads.map((head, at) => [head.dataset.field, cells[at].textContent]);
  });
  const all = await signs();
  await page.uncheck("input[value=sent]");
  const left = all.filter(([field]) => field.startsWith("response."));
  assert.ok(left.length > 0 && left.length < all.length);
  assert.deepEqual(await signs(), left);
}));

test("an anchor leaves the table as it is", () => on(sites.spec, `${matrix}#take=request.avatar`, async (page) => {
  assert.equal(await shownRows(page), 3);
  await page.focus(".skip");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#main$/);
  await page.waitForTimeout(50);
  assert.equal(await shownRows(page), 3);
  await page.goBack();
  assert.ok(await page.isChecked(tick("request.avatar")));
}));

test("a name that is sent and comes back is told apart by readers, too", () => on(sites.spec, matrix, async (page) => {
  const names = await page.locator("input[name=take]").evaluateAll((all) => all.map((one) => one.ariaLabel));
  assert.equal(new Set(names).size, names.length);
  assert.ok(await page.getByRole("checkbox", { name: "name (request)", exact: true }).isVisible());
  assert.ok(await page.getByRole("checkbox", { name: "name (answer)", exact: true }).count() === 1);
}));

test("a keyboard is enough", () => on(sites.spec, matrix, async (page) => {
  await page.focus("#filter");
  const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.type || document.activeElement.role);
  for (const expected of ["show", "show", "show", "reset", "region", "take"]) {
    await page.keyboard.press("Tab");
    assert.equal(await focused(), expected);
  }
  await page.keyboard.press("Space");
  assert.deepEqual(await page.locator("#table tbody tr:visible th").allTextContents(), ["Pivotal Tracker"]);
}));

test("a resource and the list of providers are filtered, too", async () => {
  await on(sites.spec, "api/ticketing/accounts/index.html", async (page) => {
    await page.fill("#filter", "front");
    assert.deepEqual(await page.locator("#table tbody tr:visible th").allTextContents(), ["Front"]);
  });
  await on(sites.spec, "providers.html#q=hubspot", async (page) => {
    assert.ok(await page.locator("#table li:visible").count() < 10);
    assert.ok(await page.locator("text=hubspot").first().isVisible());
  });
});

test("700 providers by 40 fields: heads stay in sight, and a filter answers", () =>
  on(sites.wide, "api/large/things/update/matrix.html", async (page) => {
    assert.equal(await shownRows(page), 700);
    const top = await page.evaluate(() => {
      const scroll = document.querySelector(".scroll");
      scroll.scrollTo(2000, 9000);
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      const row = [...document.querySelectorAll("#table tbody tr")].find((row) => row.getBoundingClientRect().top > box(".scroll").top + 120);
      return {
        scrolled: scroll.scrollTop,
        group: box("[data-group]").top - box(".scroll").top,
        head: box("[data-field]").top - box("[data-group]").bottom,
        side: row.querySelector("th").getBoundingClientRect().left - box(".scroll").left,
      };
    });
    assert.equal(top.scrolled, 9000);
    assert.ok(Math.abs(top.group) < 2 && Math.abs(top.head) < 2 && Math.abs(top.side) < 2, JSON.stringify(top));
    const took = await page.evaluate(async () => {
      const start = performance.now();
      document.querySelector("input[name=take]").click();
      await new Promise(requestAnimationFrame);
      document.body.offsetHeight;
      return performance.now() - start;
    });
    console.log(`700 by 40: a tick takes ${Math.round(took)} ms until it is shown`);
    assert.ok(await shownRows(page) < 700);
  }));
