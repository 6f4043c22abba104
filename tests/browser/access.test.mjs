// For every reader: axe-core on a page of each kind, and in four modes at two widths on the six that matter most;
// the skip link; targets for fingers; a gallery by keyboard. No rule of axe is silenced; some that it leaves out by
// default are added, because `looks.md` asks for them.

import assert from "node:assert/strict";
import { before, describe } from "node:test";
import { violations } from "./axe.mjs";
import { DESK, FOREMOST, PHONE, eachOfTwo, launch, none, sample, test, watch } from "./stage.mjs";

let browser, site;

before(async () => {
  browser = await launch();
  site = await sample();
});

/** The largest and the smallest page of each kind: the one with everything, and the one with nearly nothing. */
const extremes = () => [...site.kinds].filter(([kind]) => kind !== "moved")
  .flatMap(([, files]) => [...new Set([files[0], files.at(-1)])]);

test("axe finds what is wrong", async () => {
  const page = await browser.newPage();
  await page.setContent('<html lang="vi"><title>x</title><main><h1>x</h1><p style="color:#bbb;background:#fff">nhạt</p><img src="data:,"></main>');
  assert.deepEqual((await violations(page)).map(words => words.split(" ")[0]).sort(), ["color-contrast", "image-alt"]);
  await page.close();
});

test("axe finds nothing, on the largest and the smallest page of each kind", async () => {
  const found = [];
  const context = await browser.newContext({ viewport: PHONE });
  await eachOfTwo(extremes(), async file => {
    const page = await context.newPage();
    await page.goto(site.address(file));
    for (const words of await violations(page)) found.push([file, words]);
    await page.close();
  });
  await context.close();
  none(found, "something that axe finds");
});

describe("axe in four modes", () => {
  const MODES = {
    light: { options: { colorScheme: "light" } },
    dark: { options: { colorScheme: "dark" } },
    // The reader's own setting; `looks.md` asks for AAA there.
    "high contrast": { options: { colorScheme: "light" }, press: "contrast", rules: { "color-contrast-enhanced": { enabled: true } } },
    "high contrast, dark": { options: { colorScheme: "dark" }, press: "contrast", rules: { "color-contrast-enhanced": { enabled: true } } },
    "forced colours": { options: { forcedColors: "active" } },
  };
  for (const [mode, { options, press, rules }] of Object.entries(MODES)) {
    test(`${mode}: nothing on the six that matter most, at two widths`, async () => {
      const found = [];
      await eachOfTwo([PHONE, DESK], async viewport => {
        const context = await browser.newContext({ viewport, ...options });
        const page = await context.newPage();
        for (const kind of FOREMOST) {
          await page.goto(site.address(site.kinds.get(kind)[0]));
          if (press && kind === FOREMOST[0]) await page.locator(`.bar [data-do=${press}]`).click();
          const now = await page.evaluate(() => ({
            contrast: document.documentElement.dataset.contrast, forced: matchMedia("(forced-colors: active)").matches,
            dark: matchMedia("(prefers-color-scheme: dark)").matches,
          }));
          assert.equal(now.contrast, press && "high", "the mode is not on");
          assert.equal(now.forced, options.forcedColors === "active", "the mode is not on");
          assert.equal(now.dark, options.colorScheme === "dark", "the mode is not on");
          for (const words of await violations(page, rules)) found.push([`${kind} at ${viewport.width}`, words]);
        }
        await context.close();
      });
      none(found, "something that axe finds");
    });
  }
});

describe("words in drawings", () => {
  // axe leaves text in SVG undecided, and the numbers of the charts are such text.
  for (const [mode, options, press, least] of [
    ["light", { colorScheme: "light" }, "", 4.5], ["dark", { colorScheme: "dark" }, "", 4.5],
    ["high contrast", { colorScheme: "light" }, "contrast", 7], ["high contrast, dark", { colorScheme: "dark" }, "contrast", 7],
  ]) {
    test(`${mode}: every number of a chart stands out by ${least}`, async () => {
      const context = await browser.newContext({ viewport: DESK, ...options });
      const page = await context.newPage();
      await page.goto(site.address(site.kinds.get("statistics")[0]));
      if (press) await page.locator(`.bar [data-do=${press}]`).click();
      const ratios = await page.evaluate(() => {
        const numbers = colour => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
        const light = colour => numbers(colour).map(value => value / 255)
          .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
          .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
        const ground = light(getComputedStyle(document.body).backgroundColor);
        return [...document.querySelectorAll("main svg text")].filter(text => text.checkVisibility()).map(text => {
          const ink = light(getComputedStyle(text).fill);
          return { words: text.textContent, ratio: (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05) };
        });
      });
      await context.close();
      assert.ok(ratios.length > 10, "there are charts");
      none(ratios.filter(({ ratio }) => ratio < least).map(({ words, ratio }) => `${words}: ${ratio.toFixed(2)}`), "a number too faint");
    });
  }
});

test("what a finger must hit is 44 pixels high and wide", async () => {
  const small = [];
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true });
  const page = await context.newPage();
  for (const file of extremes()) {
    await page.goto(site.address(file), { waitUntil: "domcontentloaded" });
    await page.evaluate(() => { document.querySelectorAll(".menu-toggle, .show-choose").forEach(part => { part.open = true; }); });
    for (const words of await page.evaluate(() => {
      const parts = document.querySelectorAll("button, summary, input:not([type=hidden], [disabled]), select, nav:not(.crumbs) a, .pager a");
      return [...parts].filter(part => part.checkVisibility()).flatMap(part => {
        const { width, height } = part.getBoundingClientRect();
        const near = part.parentElement.closest("[class]");
        const path = `${near.tagName.toLowerCase()}.${near.className} ${part.tagName.toLowerCase()}`;
        return width < 43.9 || height < 43.9 ? [`${path}: ${width.toFixed(0)} × ${height.toFixed(0)}`] : [];
      });
    })) small.push([file, words]);
  }
  await context.close();
  none(small, "too small a target");
});

test("the skip link comes first, is seen when it has the focus, and leads past the menu", async () => {
  const page = await browser.newPage({ viewport: PHONE });
  for (const kind of FOREMOST) {
    await page.goto(site.address(site.kinds.get(kind)[0]));
    await page.keyboard.press("Tab");
    const link = page.locator(":focus");
    assert.equal(await link.getAttribute("href"), "#noi-dung", kind);
    const box = await link.boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= PHONE.width && box.height >= 44, JSON.stringify(box));
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "noi-dung", kind);
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main, footer") !== null), `${kind}: the focus went back`);
  }
  await page.close();
});

describe("a gallery by keyboard", () => {
  test("Tab reaches all that can be clicked, in order, shows where it is, and leaves at the end", async () => {
    const page = await browser.newPage({ viewport: DESK });
    await page.goto(site.address(site.kinds.get("gallery")[0]));
    const expected = await page.evaluate(() => {
      const parts = [...document.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")];
      const reached = parts.filter(part => part.tabIndex >= 0 && (part.checkVisibility({ visibilityProperty: true })));
      reached.forEach((part, index) => { part.dataset.order = index; });
      return reached.length;
    });
    assert.ok(expected > 20, String(expected));
    for (let order = 0; order < expected; order += 1) {
      await page.keyboard.press("Tab");
      const now = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        return { order: document.activeElement.dataset.order, ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
      });
      assert.deepEqual(now, { order: String(order), ring: true });
      await page.waitForFunction(() => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
    }
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.order), undefined, "the focus is caught");
    await page.close();
  });

  test("paging down brings every photograph, each with its words", async () => {
    const page = await browser.newPage({ viewport: DESK });
    const complaints = watch(page, site.url);
    await page.goto(site.address(site.kinds.get("gallery")[0]));
    const count = await page.locator("main figure img").count();
    assert.ok(count >= 5, String(count));
    await page.keyboard.press("Tab");
    for (let at = -1, now = 0; at !== now;) {
      at = now;
      await page.keyboard.press("PageDown");
      now = await page.evaluate(() => new Promise(done => {
        let last = -1;
        const settle = () => { if (scrollY === last) done(scrollY); else { last = scrollY; requestAnimationFrame(() => requestAnimationFrame(settle)); } };
        settle();
      }));
    }
    await page.waitForFunction(() => [...document.querySelectorAll("main figure img")].every(image => image.complete && image.naturalWidth > 0));
    const wordless = await page.locator("main figure img").evaluateAll(images => images.filter(image => image.alt.trim().length < 10).map(image => image.src));
    none([...wordless, ...complaints], "a photograph without words");
    await page.close();
  });
});
