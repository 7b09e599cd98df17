import assert from "node:assert/strict";
import { createServer } from "node:http";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { on, open, sites, violations } from "./browser.mjs";

const pages = ["index.html", "providers.html", "api/ticketing/index.html", "api/ticketing/matrix.html", "api/ticketing/users/index.html",
  "api/ticketing/users/update/index.html", "api/ticketing/users/update/index.html#provider=dixa&in=python",
  "api/crm/accounts/update/index.html", "api/crm/accounts/batch-delete/index.html", "api/ticketing/users/update/matrix.html",
  "api/ticketing/users/update/matrix.html#take=request.name&take=request.avatar&hide=response", "provider/dixa.html", "provider/1password.html"];
const hostile = ["api/odd/texts/update/index.html#provider=script", "api/odd/texts/update/matrix.html", "provider/quote.html",
  "api/odd/texts/list/index.html#provider=script", "api/odd/texts/list/matrix.html", "api/odd/matrix.html", "api/odd/index.html",
  "api/odd/texts/update/index.html#provider=turned", "provider/turned.html", "providers.html"];
const all = [...pages.map((path) => ["spec", path]), ...hostile.map((path) => ["hostile", path])];

for (const width of [1280, 390]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${width} wide, ${colorScheme}: axe-core finds nothing, and nothing hangs over`, async () => {
      for (const [site, path] of all) {
        await on(sites[site], path, async (page) => {
          if (path.includes("provider=")) await page.waitForSelector(".standing");
          await picture(page, `${site}-${path}`, width, colorScheme);
          assert.deepEqual(await violations(page), [], path);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${path} is ${over} pixels too wide`);
        }, { viewport: { width, height: 900 }, colorScheme });
      }
    });
  }
}

/** For a person to look at, where one wants to. */
async function picture(page, name, width, colorScheme) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name.replace(/[^a-z0-9]+/gi, "-")}-${width}-${colorScheme}.png` });
}

test("the search is open, and axe-core finds nothing", () => on(sites.spec, "index.html", async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("name");
  await page.waitForSelector("#found li");
  await picture(page, "search", 1280, "light");
  assert.deepEqual(await violations(page), []);
}));

test("plots are there, and their texts stay in them", async () => {
  for (const site of Object.values(sites)) {
    await on(site, "index.html", async (page) => {
      const widths = await page.locator("img.plot").evaluateAll(async (all) => {
        for (const one of all) await one.decode();
        return all.map((one) => one.naturalWidth);
      });
      assert.deepEqual(widths, [800, 800]);
    });
    for (const name of ["coverage", "support"]) {
      await on(site, `assets/${name}.svg`, async (page) => {
        const wrong = await page.evaluate(() => {
          const boxes = [...document.querySelectorAll("text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
          const outside = boxes.filter(([, box]) => box.left < 0 || box.right > 800 || box.bottom > document.documentElement.getAttribute("height"));
          const over = boxes.filter(([, a], at) => boxes.some(([, b], other) => at < other && a.top === b.top && a.left < b.right && b.left < a.right));
          return [...outside, ...over].map(([text]) => text);
        });
        assert.deepEqual(wrong, [], `${site}/${name}`);
      });
    }
  }
});

test("signs differ without colour", () => on(sites.spec, "api/ticketing/users/update/matrix.html", async (page) => {
  const signs = await page.locator(".legend span").allTextContents();
  assert.equal(new Set(signs).size, 5);
  const cells = await page.locator("#table td[class]").evaluateAll((all) => all.map((cell) => [cell.className, cell.textContent]));
  const ofClass = new Map();
  for (const [style, sign] of cells) ofClass.set(style, (ofClass.get(style) ?? new Set()).add(sign));
  for (const [style, found] of ofClass) assert.equal(found.size, 1, style);
}));

test("a server can publish the folder below any path", async () => {
  const types = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" };
  const server = createServer(async (request, response) => {
    const path = decodeURI(new URL(request.url, "http://x").pathname).replace(/^\/some\/where\//, "");
    try {
      const body = await readFile(`${sites.spec}/${path}`);
      response.writeHead(200, { "content-type": types[path.split(".").pop()] }).end(body);
    } catch { response.writeHead(404).end(); }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { page, close, wrong } = await open(sites.spec, "index.html");
  await page.goto(`http://127.0.0.1:${server.address().port}/some/where/api/crm/users/list/index.html`);
  await page.keyboard.press("/");
  await page.keyboard.type("planhat");
  await page.waitForSelector("#found li");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/some\/where\/provider\/planhat\.html$/);
  const asked = wrong.splice(0).filter((line) => !line.startsWith(`request: http://127.0.0.1:${server.address().port}/some/where/`));
  assert.deepEqual(asked, []);
  await close();
  server.close();
});
