// Pages of every kind of the sample site, opened on a phone: they say nothing to the console, ask nobody else, miss
// nothing, are not wider than the screen, and their headings are in order. And what a page weighs, and how much it
// moves while it loads, at its worst: with the fonts and photographs coming only after the first paint.

import assert from "node:assert/strict";
import { before, describe } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DESK, FOREMOST, PHONE, eachOfTwo, launch, none, sample, test, watch } from "./stage.mjs";

let browser, site;

before(async () => {
  browser = await launch();
  site = await sample();
});

/**
 * Of each kind the largest pages, the smallest, and those with the longest heading and the longest word in it: what
 * can go wrong in a browser and not in the validators, which see all pages, hangs on these.
 */
function pages() {
  return [...site.kinds].filter(([kind]) => kind !== "moved").flatMap(([, files]) => {
    const headed = files.map(file => {
      const words = /<h1[^>]*>(.*?)<\/h1>/s.exec(readFileSync(join(site.root, file), "utf8"))?.[1].replace(/<[^>]*>/g, "") ?? "";
      return { file, length: words.length, word: Math.max(...words.split(/\s/).map(word => word.length)) };
    });
    const by = key => headed.toSorted((a, b) => b[key] - a[key]).slice(0, 3).map(({ file }) => file);
    return [...new Set([...files.slice(0, 3), files.at(-1), ...by("length"), ...by("word")])];
  });
}

describe("pages of every kind", () => {
  const complaints = { said: [], wide: [], headings: [] };

  before(async () => {
    const contexts = await Promise.all([1, 2].map(() => browser.newContext({ viewport: PHONE })));
    const tabs = await Promise.all(contexts.map(context => context.newPage()));
    const said = new Map(tabs.map(tab => [tab, watch(tab, site.url)]));
    await eachOfTwo(pages(), async file => {
      const tab = tabs.pop();
      // Not until the last photograph: that they are there, the validators know, and here they would cost a minute.
      await tab.goto(site.address(file), { waitUntil: "domcontentloaded" });
      await tab.evaluate(() => document.fonts.ready);
      const { wide, levels } = await tab.evaluate(look);
      if (wide) complaints.wide.push([file, wide]);
      const leaps = levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1);
      if (leaps || levels.filter(level => level === 1).length !== 1) complaints.headings.push([file, levels.join(" ")]);
      complaints.said.push(...said.get(tab).splice(0).map(words => [file, words]));
      tabs.push(tab);
    });
    await Promise.all(contexts.map(context => context.close()));
  });

  test("there are pages", () => assert.ok(pages().length > 60 && site.kinds.size > 20, `${pages().length} pages, ${site.kinds.size} kinds`));
  test("no error, no request to another host, no missing file", () => none(complaints.said, "a page that complains or asks elsewhere"));
  test("no page is wider than a phone of 360 pixels", () => none(complaints.wide, "wider than the screen"));
  test("one h1, and no level left out", () => none(complaints.headings, "headings out of order"));

  test("an old address leads on to the page", async () => {
    const page = await browser.newPage();
    const moved = site.kinds.get("moved");
    assert.ok(moved.length > 0);
    for (const file of moved) {
      await page.goto(site.address(file), { waitUntil: "commit" });
      await page.locator("body[class^=kind-] main h1").first().waitFor();
      assert.notEqual(page.url(), site.address(file));
    }
    await page.close();
  });
});

/** In the page: what reaches out of the screen, if the page can be moved sideways; and the levels of its headings. */
function look() {
  const width = document.documentElement.clientWidth;
  const page = document.scrollingElement;
  const wide = page.scrollWidth > width
    && [...document.body.querySelectorAll("*")].filter(part => part.getBoundingClientRect().right > width + 0.5)
      .slice(0, 3).map(part => `${part.tagName.toLowerCase()}.${part.className.baseVal ?? part.className}`).join(", ");
  const shown = heading => heading.checkVisibility();
  return {
    wide: page.scrollWidth > width ? `${page.scrollWidth} pixels (${wide})` : "",
    levels: [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter(shown).map(heading => Number(heading.tagName[1])),
  };
}

describe("weight", () => {
  // `looks.md`: an article is under 100 kB without photographs; CSS and JavaScript together are under 50 kB compressed.
  const ROOM = { home: 100, article: 100, profile: 100, people: 100 };

  for (const [kind, room] of Object.entries(ROOM)) {
    test(`${kind}: under ${room} kB without photographs`, async context => {
      const weights = await weigh(site.kinds.get(kind)[0]);
      const kB = bytes => (bytes / 1000).toFixed(1);
      const total = Object.entries(weights).filter(([type]) => type !== "photographs").reduce((sum, [, bytes]) => sum + bytes, 0);
      const parts = Object.entries(weights).map(([type, bytes]) => `${type} ${kB(bytes)}`).join(", ");
      context.diagnostic(`${kind} ${kB(total)} kB: ${parts} (${site.kinds.get(kind)[0]})`);
      assert.ok(total < room * 1000, `${kB(total)} kB`);
      assert.ok((weights.styles ?? 0) + (weights.scripts ?? 0) < 50_000, "CSS and JavaScript weigh 50 kB or more");
      assert.ok(weights.pages > 1000 && weights.styles > 1000 && weights.fonts > 1000, "not everything was weighed");
    });
  }

  const TYPES = [
    [/^image\/(jpeg|png|webp|avif)/, "photographs"], [/^font/, "fonts"], [/^text\/css/, "styles"], [/javascript/, "scripts"],
    [/^text\/html/, "pages"],
  ];

  /** Bytes by type on a first visit, as a server that compresses text sends them. */
  async function weigh(file) {
    const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 });
    const page = await context.newPage();
    const answers = [];
    page.on("response", response => answers.push(response));
    await page.goto(site.address(file), { waitUntil: "networkidle" });
    const weights = {};
    for (const response of answers) {
      const type = response.headers()["content-type"];
      const name = TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? "others";
      const body = await response.body();
      weights[name] = (weights[name] ?? 0) + (/^(text|image\/svg|application\/(json|xml))/.test(type) ? gzipSync(body).length : body.length);
    }
    await context.close();
    return weights;
  }
});

describe("layout shift", () => {
  for (const [name, viewport, isTested] of [
    ["phone, on a page of each kind", PHONE, kind => kind !== "moved"],
    ["desk, on the six kinds that matter most", DESK, kind => FOREMOST.includes(kind)],
  ]) {
    test(`under 0.1 on a ${name}`, async context => {
      const shifts = [];
      await eachOfTwo([...site.kinds].filter(([kind]) => isTested(kind)), async ([kind, [file]]) => {
        shifts.push([kind, await shift(file, viewport)]);
      });
      shifts.sort((a, b) => b[1].value - a[1].value);
      context.diagnostic(`the most: ${shifts.slice(0, 4).map(([kind, { value }]) => `${kind} ${value.toFixed(3)}`).join(", ")}`);
      none(shifts.filter(([, { value }]) => value >= 0.1).map(([kind, { value, moved }]) => `${kind} ${value.toFixed(3)}: ${moved}`), "a page that moves");
    });
  }

  test("a page that moves is found", async () => {
    const { value } = await shift("index.html", PHONE, () => document.querySelector("main").style.setProperty("margin-top", "300px"));
    assert.ok(value >= 0.1, String(value));
  });

  /** How far a page moves when fonts and photographs come after the first paint. `meddle` then runs in the page. */
  async function shift(file, viewport, meddle = () => {}) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver(list => window.shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
    });
    let painted;
    const paint = new Promise(resolve => { painted = resolve; });
    await page.route(/\.(woff2|jpe?g|png|webp)(\?|$)/, async route => { await paint; await route.continue(); });
    await page.goto(site.address(file), { waitUntil: "domcontentloaded" });
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    painted();
    await page.waitForLoadState("load");
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(meddle);
    // Two frames: one to lay out what came last, one to report it.
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
    const result = await page.evaluate(() => {
      const own = window.shifts.filter(entry => !entry.hadRecentInput);
      const name = node => node && `${node.nodeName.toLowerCase()}.${node.className?.baseVal ?? node.className ?? ""}`;
      const moved = new Set(own.flatMap(entry => entry.sources.map(source => name(source.node))));
      return { value: own.reduce((sum, entry) => sum + entry.value, 0), moved: [...moved].slice(0, 5).join(", ") };
    });
    await context.close();
    return result;
  }
});
