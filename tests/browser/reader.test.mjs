// The reader's bar: size of text, contrast, light and dark; kept on the next page and the next visit, and there
// before anything is painted. And the printed page.

import assert from "node:assert/strict";
import { before, beforeEach, afterEach, describe } from "node:test";
import { DESK, FOREMOST, PHONE, launch, none, sample, test, watch } from "./stage.mjs";

let browser, site, context, page, complaints;

before(async () => {
  browser = await launch();
  site = await sample();
});

const first = kind => site.address(site.kinds.get(kind)[0]);

describe("the reader's bar", () => {
  beforeEach(async () => {
    context = await browser.newContext({ viewport: PHONE, colorScheme: "light" });
    // What happens to the document, in its order: the root's attributes, and the moment when its body begins.
    await context.addInitScript(() => {
      window.happened = [];
      new MutationObserver(records => {
        for (const { type, target, attributeName, addedNodes } of records) {
          if (type === "attributes" && target === document.documentElement) window.happened.push(attributeName);
          if ([...addedNodes].some(node => node.nodeName === "BODY")) window.happened.push("body");
        }
      }).observe(document, { childList: true, subtree: true, attributes: true });
    });
    page = await context.newPage();
    complaints = watch(page, site.url);
  });
  afterEach(() => context.close());

  /** The attributes that the root had got when the body began, which is before anything can be painted. */
  const beforeBody = () => page.evaluate(() => {
    const names = window.happened.slice(0, window.happened.indexOf("body"));
    return Object.fromEntries(names.map(name => [name, document.documentElement.getAttribute(name)]));
  });
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main p")).fontSize));
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const button = name => page.locator(`.bar [data-do=${name}]`);

  test("larger, and larger again; kept after a reload, on another page, and on the next visit", async () => {
    await page.goto(first("article"));
    const normal = await size();
    await button("larger").click();
    const larger = await size();
    await button("larger").click();
    const largest = await size();
    assert.ok(larger > normal * 1.08 && largest > larger * 1.08, `${normal} ${larger} ${largest}`);
    await page.reload();
    assert.equal(await size(), largest);
    await page.goto(first("profile"));
    assert.equal((await beforeBody())["data-size"], "2");
    await page.close();
    page = await context.newPage();
    await page.goto(first("article"));
    assert.equal(await size(), largest);
    await button("normal").click();
    assert.equal(await size(), normal);
    await page.reload();
    assert.equal(await size(), normal);
    await button("smaller").click();
    assert.ok(await size() < normal);
    none(complaints, "complaint");
  });

  test("it ends: at the largest and the smallest a button says that it does no more", async () => {
    await page.goto(first("article"));
    for (const name of ["larger", "smaller"]) {
      let last = 0;
      for (let clicks = 0; last !== await size(); clicks += 1) {
        assert.ok(clicks < 10, "no end");
        last = await size();
        await button(name).click({ force: true });
      }
      assert.equal(await button(name).getAttribute("aria-disabled"), "true", name);
    }
  });

  test("at the largest size no page of the six is wider than a phone, or than the narrowest", async () => {
    await page.goto(first("home"));
    for (let clicks = 0; clicks < 4; clicks += 1) await button("larger").click({ force: true });
    const wide = [];
    for (const kind of FOREMOST) {
      await page.goto(first(kind));
      assert.equal(await page.evaluate(() => document.documentElement.dataset.size), "3");
      for (const phone of [PHONE, { ...PHONE, width: 320 }]) {
        await page.setViewportSize(phone);
        const { width, room } = await page.evaluate(() => ({ width: document.scrollingElement.scrollWidth, room: document.documentElement.clientWidth }));
        if (width > room) wide.push(`${kind}: ${width} pixels of ${phone.width}`);
      }
    }
    none(wide, "wider than the phone");
  });

  test("contrast: pressed, kept after a reload, and taken back", async () => {
    await page.goto(first("article"));
    const plain = await ground();
    assert.equal(await button("contrast").getAttribute("aria-pressed"), "false");
    await button("contrast").click();
    const strong = await ground();
    assert.notEqual(strong, plain);
    await page.reload();
    assert.equal(await ground(), strong);
    assert.equal(await button("contrast").getAttribute("aria-pressed"), "true");
    assert.equal((await beforeBody())["data-contrast"], "high");
    await button("contrast").click();
    await page.reload();
    assert.equal(await ground(), plain);
    none(complaints, "complaint");
  });

  test("dark on a light system and light on a dark one, kept after a reload", async () => {
    for (const [system, chosen] of [["light", "dark"], ["dark", "light"]]) {
      await page.emulateMedia({ colorScheme: system });
      await page.goto(first("article"));
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      const before = await ground();
      assert.equal(await button("theme").getAttribute("aria-pressed"), String(system === "dark"));
      await button("theme").click();
      const after = await ground();
      assert.notEqual(after, before);
      await page.reload();
      assert.equal(await ground(), after);
      assert.equal((await beforeBody())["data-theme"], chosen);
    }
  });

  test("no flash: it is all there before the body begins, set by the one script that is not deferred", async () => {
    await page.goto(first("article"));
    await button("larger").click();
    await button("contrast").click();
    await button("theme").click();
    await context.route(url => /\.js$/.test(url.pathname) && !/\/dau\.[0-9a-f]{8}\.js$/.test(url.pathname), route => route.abort());
    await page.reload();
    assert.deepEqual(await beforeBody(), { class: "js", "data-size": "1", "data-contrast": "high", "data-theme": "dark" });
  });

  test("what is kept may be broken, or forbidden", async () => {
    await page.goto(first("home"));
    for (const kept of ["{", "7", "null", '"x"', '{"size":"9","contrast":{}}']) {
      await page.evaluate(text => localStorage.setItem("sen", text), kept);
      await page.reload();
      await button("normal").click();
      const normal = await size();
      await button("larger").click();
      assert.ok(await size() > normal, kept);
    }
    none(complaints, "complaint");
    await context.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
    await page.reload();
    const normal = await size();
    await button("larger").click();
    assert.ok(await size() > normal);
    none(complaints, "complaint");
  });
});

describe("printed", () => {
  // Paper is white, whatever the screen was: on a dark system, or with the reader's own choices.
  const CHOICES = {
    "dark system": [], "dark by choice": ["data-theme"],
    "high contrast on a dark system": ["data-contrast"], "high contrast, dark by choice": ["data-theme", "data-contrast"],
  };
  const VALUES = { "data-theme": "dark", "data-contrast": "high" };

  for (const kind of ["article", "profile"]) {
    test(`${kind}: no menu and no bar, its own address, ink on white`, async () => {
      page = await browser.newPage({ viewport: DESK });
      await page.goto(first(kind));
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const shown = await page.evaluate(() => Object.fromEntries([".bar", ".menu", ".crumbs", ".skip", "main h1"]
        .map(name => [name, [...document.querySelectorAll(name)].some(part => part.checkVisibility())])));
      assert.deepEqual(shown, { ".bar": false, ".menu": false, ".crumbs": false, ".skip": false, "main h1": true });
      const address = await page.locator("link[rel=canonical]").getAttribute("href");
      assert.ok((await page.locator("main").innerText()).includes(address), "the address is not printed");
      const wrong = [];
      for (const [choice, names] of Object.entries(CHOICES)) {
        const { ground, ink } = await page.evaluate(([all, values]) => {
          for (const name of Object.keys(values)) document.documentElement.removeAttribute(name);
          for (const name of all) document.documentElement.setAttribute(name, values[name]);
          const parts = colour => colour.match(/\d+/g).slice(0, 3).map(Number);
          return { ground: parts(getComputedStyle(document.body).backgroundColor), ink: parts(getComputedStyle(document.querySelector("main h1")).color) };
        }, [names, VALUES]);
        if (Math.min(...ground) < 250 || Math.max(...ink) > 70) wrong.push(`${choice}: ${ink} on ${ground}`);
      }
      await page.close();
      none(wrong, "not ink on white");
    });
  }
});

test("a phone shares a page through its own sheet, where a screen shows the code", async () => {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true });
  await context.addInitScript(() => { navigator.share = data => { window.shared = data; return Promise.reject(new Error("closed")); }; });
  const page = await context.newPage();
  const complaints = watch(page, site.url);
  await page.goto(site.address("ho-so/le-huu-an-mau/index.html"));
  assert.equal(await page.locator(".address .qr").isVisible(), false);
  await page.locator(".share").tap();
  const { title, url } = await page.evaluate(() => window.shared);
  assert.match(title, /Lê Hữu Ấn/);
  assert.ok(url.endsWith("/ho-so/le-huu-an-mau/"), url);
  none(complaints, "complaints");
  await context.close();
  // Without such a sheet the code stays.
  const plain = await browser.newPage({ viewport: DESK });
  await plain.goto(site.address("ho-so/le-huu-an-mau/index.html"));
  assert.equal(await plain.locator(".share").isVisible(), false);
  assert.equal(await plain.locator(".address .qr").isVisible(), true);
  await plain.close();
});
