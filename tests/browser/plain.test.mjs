// With less: without JavaScript a site shows the same; from a disk or a USB stick it works as from a server.

import assert from "node:assert/strict";
import { before, describe } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { DESK, PHONE, eachOfTwo, launch, none, sample, test, watch } from "./stage.mjs";

let browser;

before(async () => {
  browser = await launch();
});

describe("without JavaScript", () => {
  let site, without;

  before(async () => {
    site = await sample();
    without = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  });

  test("a page of each kind shows the same words, links and pictures", async () => {
    const context = await browser.newContext({ viewport: PHONE });
    const lost = [];
    await eachOfTwo([...site.kinds].filter(([kind]) => kind !== "moved"), async ([, [file]]) => {
      const [full, bare] = await Promise.all([context, without].map(async each => {
        const page = await each.newPage();
        await page.goto(site.address(file), { waitUntil: each === without ? "load" : "domcontentloaded" });
        return page;
      }));
      // What a script puts there for itself (a box to filter with, and what it says) need not be there without it. The
      // slides are announced when they change, but are there.
      await full.evaluate(() => document.querySelectorAll("main :is(form, output, .copy, .filter, .flip-bar, .flip-way, [role=search], [aria-live]:not(.slides))").forEach(part => part.remove()));
      const seen = async page => new Set((await page.locator("main").innerText()).split("\n").map(line => line.trim()).filter(Boolean));
      const links = async page => new Set(await page.locator("main a").evaluateAll(all => all.map(link => `link ${link.href}`)));
      for (const look of [seen, links]) {
        const [all, rest] = [await look(full), await look(bare)];
        assert.ok(all.size > 0, file);
        lost.push(...[...all].filter(line => !rest.has(line)).map(line => [file, line]));
      }
      const pictures = await bare.locator("main img").evaluateAll(all => {
        return all.filter(image => image.loading !== "lazy" && !(image.complete && image.naturalWidth)).map(image => image.src);
      });
      lost.push(...pictures.map(src => [file, `picture ${src}`]));
      await Promise.all([full.close(), bare.close()]);
    });
    await context.close();
    none(lost, "lost without JavaScript");
  });

  test("the menu opens, and no button is there that does nothing", async () => {
    const page = await without.newPage();
    await page.goto(site.url);
    assert.equal(await page.locator(".bar").isVisible(), false);
    assert.equal(await page.locator("button:not([type=submit]):visible").count(), 0);
    const link = page.locator(".menu nav a").first();
    assert.equal(await link.isVisible(), false);
    await page.locator(".menu-toggle summary").click();
    assert.equal(await link.isVisible(), true);
    await link.click();
    assert.notEqual(page.url(), site.url);
    assert.ok(await page.locator("main h1").isVisible());
    await page.close();
  });
});

describe("from a disk", () => {
  let site, start;

  before(async () => {
    site = await sample("--portable");
    start = pathToFileURL(join(site.root, "/")).href;
  });

  test("a page of each kind opens with its style, its fonts and its script, and misses nothing", async () => {
    const context = await browser.newContext({ viewport: DESK });
    const wrong = [];
    // The 404 page is sent by servers only; its links are those of the site's address.
    await eachOfTwo([...site.kinds].filter(([kind]) => !["moved", "not-found"].includes(kind)), async ([, [file]]) => {
      const page = await context.newPage();
      const complaints = watch(page, start);
      await page.goto(start + file);
      await page.evaluate(() => document.fonts.ready);
      const state = await page.evaluate(() => ({
        script: document.documentElement.className, bar: document.querySelector(".bar").checkVisibility(),
        fonts: [...document.fonts].filter(font => font.status === "loaded").length > 0,
        broken: [...document.fonts].filter(font => font.status === "error").map(font => font.family),
        pictures: [...document.images].filter(image => image.loading !== "lazy" && !image.naturalWidth).map(image => image.src),
      }));
      const expected = { script: "js", bar: true, fonts: true, broken: [], pictures: [] };
      if (JSON.stringify(state) !== JSON.stringify(expected)) wrong.push([file, JSON.stringify(state)]);
      wrong.push(...complaints.map(words => [file, words]));
      await page.close();
    });
    await context.close();
    none(wrong, "wrong from a disk");
  });

  test("a reader walks from page to page, and what the bar keeps goes along", async () => {
    const page = await browser.newPage({ viewport: DESK });
    const complaints = watch(page, start);
    await page.goto(`${start}index.html`);
    await page.locator(".bar [data-do=larger]").click();
    const steps = [".menu nav a[href*='bai-viet']", "main .rows h2 a", ".crumbs a >> nth=0", "main .star h2 a", ".brand"];
    const visited = [];
    for (const step of steps) {
      await page.locator(step).first().click();
      await page.locator("main h1").waitFor();
      assert.ok(page.url().startsWith(start) && /\.html(#|$)/.test(page.url()), page.url());
      assert.equal(await page.evaluate(() => document.documentElement.dataset.size), "1", page.url());
      visited.push(page.url().slice(start.length));
    }
    assert.equal(new Set(visited).size, 4, visited.join(" "));
    assert.equal(visited.at(-1), "index.html");
    none(complaints, "complaint");
    await page.close();
  });
});
