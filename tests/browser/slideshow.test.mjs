// The slideshow: it runs by itself on a screen, stops, turns by keys, by a remote control and by a finger, shows what
// the address asks for, and looks finished with the longest and the shortest of texts. Time is the test's own.

import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "../validate/server.mjs";
import { violations } from "./axe.mjs";
import { DESK, PHONE, launch, none, test, watch } from "./stage.mjs";
import { built, slidesSite, traits } from "./slides-site.mjs";

const COUNT = 60;

let browser, url, start, disk;
/** The numbers of the exemplars, as the slides come. */
let order;
const servers = [];
after(() => Promise.all(servers.map(server => server.close())));

before(async () => {
  browser = await launch();
  const site = slidesSite(COUNT);
  const served = await serve(built(site, "--base-url", "https://mau.example/duong/dan/"), "/duong/dan/");
  url = `${served.url}trinh-chieu/`;
  start = served.url;
  const portable = built(site, "--portable");
  disk = pathToFileURL(join(portable, "/")).href;
  order = JSON.parse(readFileSync(join(portable, "du-lieu/ho-so.json"), "utf8")).profiles.map(({ id }) => Number(id.slice(3)));
  assert.equal(order.length, COUNT);
  servers.push(served);
});

/** A page with time that stands still until it is told to run on. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: DESK, ...options });
  const page = await context.newPage();
  page.complaints = watch(page, address.startsWith("file:") ? disk : start);
  await page.clock.install({ time: "2026-01-01T08:00:00" });
  await page.clock.pauseAt("2026-01-01T08:00:01");
  await page.addInitScript(() => {
    window.locks = [];
    const wakeLock = { request: async kind => {
      const lock = new EventTarget();
      lock.kind = kind;
      lock.release = async () => { lock.released = true; lock.dispatchEvent(new Event("release")); };
      window.locks.push(lock);
      return lock;
    } };
    Object.defineProperty(navigator, "wakeLock", { value: wakeLock });
  });
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector(".show [data-to=pause]").title);
  page.done = async () => { none(page.complaints, "complaint"); await context.close(); };
  return page;
}

/** The id of the slide that is shown: "so-12", or "" for the title. */
const shown = page => page.evaluate(() => {
  const on = [...document.querySelectorAll(".slide.on")];
  if (on.length !== 1) return `${on.length} at once`;
  return on[0].id.replace("guong-", "");
});
const comes = (page, id) => page.waitForFunction(
  wanted => [...document.querySelectorAll(".slide.on")].map(slide => slide.id.replace("guong-", "")).join() === wanted, id);
const running = page => page.evaluate(() => document.querySelector(".show").classList.contains("running"));
const id = place => `so-${order[place]}`;

describe("the site is made anew while it runs", () => {
  /** The last file is no longer there, and the page is that of another edition. */
  const another = async page => {
    await page.route(/trinh-chieu\/3\.\w+\.js/, route => route.fulfill({ status: 404, contentType: "text/plain", body: "" }));
    await page.route(/trinh-chieu\/(\?|$)/, async route => {
      if (route.request().isNavigationRequest()) return route.continue();
      const answer = await route.fetch();
      return route.fulfill({ response: answer, body: (await answer.text()).replace(/data-version="[^"]*"/, 'data-version="khac"') });
    });
  };

  test("the page is opened anew, once; and what is not there any more stops nothing", async () => {
    const page = await open(`${url}?tu-chay=0`);
    await another(page);
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("End")]);
    await page.waitForFunction(() => document.querySelector(".show [data-to=pause]").title && document.querySelector(".slide.on"));
    let again = 0;
    page.on("load", () => { again += 1; });
    await Promise.all([page.waitForResponse(/trinh-chieu\/3\.\w+\.js/), page.keyboard.press("End")]);
    // Its file has come and gone: only now is it known that the last slide is none.
    await page.waitForFunction(() => !document.querySelector('script[src*="/3."]'));
    await comes(page, "");
    await page.keyboard.press("PageDown");
    await comes(page, id(0));
    assert.equal(again, 0, "opened again and again");
    // The missing file is told to the console, as it should be; nothing else is.
    page.complaints.splice(0, Infinity, ...page.complaints.filter(words => !/status of 404/.test(words)));
    await page.done();
  });
});

describe("by itself", () => {
  test("it turns every twelve seconds, with a title before the first, and comes round to it", async () => {
    const page = await open(url);
    assert.equal(await shown(page), "");
    assert.equal(await running(page), true);
    await page.clock.runFor(11_000);
    assert.equal(await shown(page), "", "too early");
    for (let place = 0; place < COUNT; place += 1) {
      await page.clock.runFor(12_000);
      await comes(page, id(place));
    }
    await page.clock.runFor(12_000);
    await comes(page, "");
    await page.done();
  });

  test("the address says how long, and whether", async () => {
    const page = await open(`${url}?giay=30`);
    await page.clock.runFor(29_000);
    assert.equal(await shown(page), "");
    await page.clock.runFor(2_000);
    await comes(page, id(0));
    await page.done();
    const waiting = await open(`${url}?tu-chay=0&giay=1`);
    await waiting.clock.runFor(60_000);
    assert.equal(await shown(waiting), "");
    await waiting.keyboard.press("Space");
    await waiting.clock.runFor(4_500);
    assert.equal(await shown(waiting), "", "less than five seconds is not taken");
    await waiting.clock.runFor(1_000);
    await comes(waiting, id(0));
    await waiting.done();
  });

  test("who wants less motion begins it himself, and nothing fades", async () => {
    const page = await open(url, { reducedMotion: "reduce" });
    await page.clock.runFor(60_000);
    assert.equal(await shown(page), "");
    await page.locator("[data-to=next]").click();
    await comes(page, id(0));
    assert.deepEqual(await page.evaluate(() => [
      document.querySelectorAll(".leaving").length, getComputedStyle(document.querySelector(".slide.on")).animationName,
    ]), [0, "none"]);
    await page.locator("[data-to=pause]").click();
    assert.equal(await running(page), true);
    await page.done();
  });

  test("a slide fades in once, over the one before, and then that one is gone", async () => {
    const page = await open(url);
    await page.clock.runFor(12_000);
    await comes(page, id(0));
    assert.deepEqual(await page.evaluate(() => [
      document.querySelectorAll(".leaving[inert]").length, getComputedStyle(document.querySelector(".slide.on")).animationName,
    ]), [1, "arrive"]);
    await page.clock.runFor(1_000);
    assert.equal(await page.locator(".leaving").count(), 0);
    await page.done();
  });

  test("the screen is kept awake while it runs and is seen; it stops while nobody can see it", async () => {
    const page = await open(url);
    const locks = () => page.evaluate(() => window.locks.map(({ kind, released }) => `${kind}${released ? " released" : ""}`).join(", "));
    const hide = hidden => page.evaluate(value => {
      Object.defineProperty(document, "hidden", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
    assert.equal(await locks(), "screen");
    await hide(true);
    await page.clock.runFor(60_000);
    assert.equal(await shown(page), "", "it ran unseen");
    assert.equal(await locks(), "screen released");
    await hide(false);
    assert.equal(await locks(), "screen released, screen");
    await page.keyboard.press("Space");
    assert.equal(await locks(), "screen released, screen released");
    await page.done();
  });

  test("it does not grow: what is far is gone, and comes again", async () => {
    const page = await open(`${url}?tu-chay=0`);
    const count = () => page.locator(".slide[data-slide]").count();
    assert.equal(await count(), 24);
    for (let place = 0; place < 55; place += 1) { await page.keyboard.press("PageDown"); await comes(page, id(place)); }
    assert.equal(await count(), 24 + 12, "the page's own and the last file");
    for (let place = 53; place > 40; place -= 1) { await page.keyboard.press("PageUp"); await comes(page, id(place)); }
    assert.equal(await count(), 48);
    assert.equal(await page.locator("head script[src*='trinh-chieu/']").count(), 0, "scripts are left behind");
    await page.done();
  });

  test("a file that does not come leaves out its slides, and is asked for again", async () => {
    const page = await open(`${url}?tu-chay=0#guong-${id(22)}`);
    await comes(page, id(22));
    let asked = 0;
    await page.route(/trinh-chieu\/2\.\w+\.js/, route => { asked += 1; return asked > 2 ? route.continue() : route.abort(); });
    await page.keyboard.press("End");
    await comes(page, id(59));
    await page.keyboard.press("Home");
    await comes(page, "");
    await page.evaluate(place => { location.hash = `guong-${place}`; }, id(23));
    await comes(page, id(23));
    await page.waitForTimeout(300);
    await page.keyboard.press("PageDown");
    await page.waitForFunction(before => document.querySelector(".slide.on").id !== before, `guong-${id(23)}`);
    assert.ok(asked >= 1, "nothing was asked for");
    // Aborted on purpose.
    page.complaints.splice(0);
    await page.done();
  });
});

describe("by hand", () => {
  test("keys, and those of a remote control", async () => {
    const page = await open(url);
    const steps = [
      ["ArrowRight", id(0)], ["PageDown", id(1)], ["ArrowLeft", id(0)], ["PageDown", id(1)], ["PageUp", id(0)], ["PageUp", ""],
      ["ArrowLeft", id(59)], ["Home", ""], ["End", id(59)], ["PageDown", ""],
    ];
    for (const [key, wanted] of steps) {
      await page.keyboard.press(key);
      await comes(page, wanted);
    }
    // Faster than slides come: each counts.
    for (const _ of [1, 2, 3, 4, 5]) await page.keyboard.press("PageDown");
    await comes(page, id(4));
    await page.keyboard.press("Space");
    assert.equal(await running(page), false);
    await page.clock.runFor(60_000);
    assert.equal(await shown(page), id(4));
    await page.keyboard.press("Space");
    assert.equal(await running(page), true);
    await page.keyboard.press("f");
    await page.waitForFunction(() => document.fullscreenElement);
    assert.match(await page.locator("[data-to=full]").getAttribute("aria-label"), /Thoát/);
    await page.keyboard.press("f");
    await page.waitForFunction(() => !document.fullscreenElement);
    await page.keyboard.press("Escape");
    await page.waitForURL(start);
    await page.done();
  });

  test("buttons; a pause is said, and the slide is announced only then", async () => {
    const page = await open(url);
    const state = () => page.evaluate(() => [
      document.querySelector("[data-to=pause]").getAttribute("aria-label"), document.querySelector(".slides").getAttribute("aria-live"),
    ]);
    assert.deepEqual(await state(), ["Tạm dừng", "off"]);
    await page.locator("[data-to=pause]").click();
    assert.deepEqual(await state(), ["Tự chạy", "polite"]);
    await page.locator("[data-to=next]").click();
    await comes(page, id(0));
    await page.locator("[data-to=next]").click();
    await page.locator("[data-to=back]").click();
    await comes(page, id(0));
    const slide = page.locator(".slide.on");
    assert.match(await slide.getAttribute("aria-label"), /^1 trên 60: /);
    assert.equal(await slide.getAttribute("role"), "group");
    assert.equal(await slide.getAttribute("aria-roledescription"), "trang chiếu");
    assert.equal(await page.locator(".show-place").textContent(), "1 / 60");
    await page.locator(".show-leave").click();
    await page.waitForURL(start);
    await page.done();
  });

  test("a finger", async () => {
    const page = await open(`${url}?tu-chay=0`, { viewport: PHONE, hasTouch: true, isMobile: true });
    const touch = await page.context().newCDPSession(page);
    const swipe = async (x, y) => {
      const from = { x: 180, y: 300 };
      await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
      for (const part of [0.3, 0.6, 1]) {
        await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: from.x + x * part, y: from.y + y * part }] });
      }
      await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    await swipe(-120, 10);
    await comes(page, id(0));
    await swipe(-120, 0);
    await comes(page, id(1));
    await swipe(-10, -120);
    await swipe(-30, 0);
    await swipe(140, -10);
    await comes(page, id(0));
    await page.done();
  });

  test("the bar and the pointer rest while it runs, but not under a keyboard's hand", async () => {
    const page = await open(url);
    const rests = () => page.evaluate(() => document.querySelector(".show").classList.contains("resting"));
    await page.mouse.move(200, 200);
    await page.clock.runFor(3_000);
    assert.equal(await rests(), false);
    await page.clock.runFor(1_500);
    assert.equal(await rests(), true);
    await page.keyboard.press("PageDown");
    assert.equal(await rests(), true, "a remote control wakes nothing");
    await page.mouse.move(220, 220);
    assert.equal(await rests(), false);
    await page.locator("[data-to=next]").click();
    await page.clock.runFor(5_000);
    assert.equal(await rests(), true, "a button that was clicked keeps it up");
    await page.keyboard.press("Tab");
    assert.equal(await rests(), false);
    await page.clock.runFor(20_000);
    assert.equal(await rests(), false, "the keyboard is in the bar");
    await page.evaluate(() => document.activeElement.blur());
    await page.clock.runFor(5_000);
    assert.equal(await rests(), true);
    await page.locator("[data-to=pause]").focus();
    await page.keyboard.press("Space");
    assert.equal(await running(page), false);
    await page.evaluate(() => document.activeElement.blur());
    await page.clock.runFor(20_000);
    assert.equal(await rests(), false, "it does not run");
    await page.done();
  });

  test("by keyboard alone: the bar, then the slide that is shown, nothing of the hidden; and it stops there", async () => {
    const page = await open(url);
    for (let place = 0; place < 4; place += 1) { await page.keyboard.press("PageDown"); await comes(page, id(place)); }
    const stops = [];
    for (let n = 0; n < 8; n += 1) {
      await page.keyboard.press("Tab");
      stops.push(await page.evaluate(() => {
        const at = document.activeElement;
        const { outlineStyle } = getComputedStyle(at);
        return `${at.dataset.to ?? at.closest(".slide")?.id ?? (at.className || at.localName)}${outlineStyle === "none" ? " unseen" : ""}`;
      }));
    }
    assert.deepEqual(stops, ["skip", "pause", "back", "next", "summary", "full", "show-leave", `guong-${id(3)}`]);
    assert.equal(await running(page), false, "a slide that is read is not taken away");
    await page.keyboard.press("PageDown");
    await comes(page, id(4));
    assert.equal(await page.evaluate(() => document.activeElement.closest(".slide")?.id), `guong-${id(4)}`, "the focus is lost");
    await page.done();
  });
});

describe("chosen by the address", () => {
  /** The slides of one round. */
  async function round(page) {
    const seen = [];
    await page.keyboard.press("Home");
    for (let last; ;) {
      const now = await shown(page);
      if (now && seen.includes(now)) break;
      if (now) seen.push(now);
      last = now;
      await page.keyboard.press("PageDown");
      await page.waitForFunction(before => document.querySelector(".slide.on").id.replace("guong-", "") !== before, last);
      if (await shown(page) === "") break;
    }
    return seen;
  }
  const fitting = fits => order.filter(n => fits(traits(n))).map(n => `so-${n}`);

  test("a unit with those below it, a field, a year, a kind, and all together", async () => {
    for (const [query, fits] of [
      ["?don-vi=thon", ({ unit }) => unit === "thon"],
      ["?don-vi=xa&linh-vuc=y-te", ({ unit, field }) => unit !== "huyen" && field === "y-te"],
      ["?nam=2019&loai=collective", ({ kind, year }) => kind === "tap_the" && year === 2019],
      ["?linh-vuc=y-te", ({ field }) => field === "y-te"],
    ]) {
      const page = await open(`${url}${query}&tu-chay=0`);
      const wanted = fitting(fits);
      assert.ok(wanted.length > 2 && wanted.length < COUNT, query);
      assert.equal(await page.locator(".slide-title .show-count").innerText(), `${wanted.length} tấm gương`);
      assert.deepEqual(await round(page), wanted, query);
      await page.done();
    }
  });

  test("by the form: choosing is a new address, and keeps the pace", async () => {
    const page = await open(`${url}?giay=20&tu-chay=0`);
    await page.locator(".show-choose summary").click();
    await page.locator("select[name=don-vi]").selectOption("thon");
    await page.locator(".show-panel [type=submit]").click();
    await page.waitForURL(/don-vi=thon/);
    assert.equal(new URL(page.url()).search, "?don-vi=thon&giay=20&tu-chay=0");
    assert.equal(await page.locator("select[name=don-vi]").inputValue(), "thon");
    assert.equal(await page.locator(".show-chosen").innerText(), "Thôn Sen");
    await page.locator(".show-choose summary").click();
    await page.locator("select[name=don-vi]").selectOption("");
    await page.locator(".show-panel [type=submit]").click();
    await page.waitForURL(address => !address.search.includes("don-vi"));
    assert.equal(await page.locator(".slide-title .show-count").innerText(), "60 tấm gương");
    await page.keyboard.press("Escape");
    await page.waitForURL(start);
    await page.done();
  });

  test("what is not there is said, and everyone is shown", async () => {
    const page = await open(`${url}?don-vi=khong-co<b>&nam=2019&tu-chay=0`);
    assert.match(await page.locator(".show-notice").innerText(), /Không có “khong-co<b>”/);
    assert.equal((await round(page)).length, fitting(({ year }) => year === 2019).length);
    await page.done();
    const empty = await open(`${url}?nam=2019&loai=individual&tu-chay=0`);
    assert.deepEqual(fitting(({ kind, year }) => kind === "ca_nhan" && year === 2019), []);
    assert.match(await empty.locator(".show-notice").innerText(), /Không có tấm gương nào/);
    assert.equal(await empty.locator(".slide-title .show-count").innerText(), "60 tấm gương");
    assert.equal(await empty.locator("select[name=nam]").inputValue(), "");
    await empty.keyboard.press("PageDown");
    await comes(empty, id(0));
    assert.equal(await empty.locator(".show-notice").isVisible(), false, "it stays for ever");
    await empty.done();
  });

  test("a reload goes on where it was, also in a file that comes later", async () => {
    const page = await open(`${url}?tu-chay=0`);
    await page.keyboard.press("PageDown");
    await comes(page, id(0));
    assert.equal(new URL(page.url()).hash, `#guong-${id(0)}`);
    await page.keyboard.press("End");
    await comes(page, id(59));
    assert.equal(new URL(page.url()).hash, `#guong-${id(59)}~3`);
    await page.reload();
    await comes(page, id(59));
    await page.keyboard.press("Home");
    await comes(page, "");
    assert.equal(new URL(page.url()).hash, "");
    await page.done();
  });

  test("the lists and the pages of a unit, a field and a year lead to theirs", async () => {
    const page = await open(url);
    for (const [list, query] of [
      ["ho-so/", "?loai=individual"], ["tap-the/", "?loai=collective"], ["ho-gia-dinh/", "?loai=household"], ["mo-hinh/", "?loai=model"],
      ["don-vi/xa/", "?don-vi=xa"], ["linh-vuc/y-te/", "?linh-vuc=y-te"], ["nam/2019/", "?nam=2019"],
    ]) {
      await page.goto(start + list);
      assert.equal(await page.locator(".show-link a").evaluate(link => link.href), url + query);
    }
    await page.goto(start);
    assert.equal(await page.locator(".site-index a[href*='trinh-chieu']").evaluate(link => link.href), url);
    await page.done();
  });
});

test("one exemplar alone: no running, no buttons for nothing", async () => {
  const served = await serve(built(slidesSite(1)), "/");
  servers.push(served);
  const page = await browser.newPage({ viewport: DESK });
  await page.goto(`${served.url}trinh-chieu/`);
  await comes(page, "so-0");
  assert.equal(await running(page), false);
  for (const name of ["pause", "back", "next"]) assert.equal(await page.locator(`[data-to=${name}]`).isVisible(), false, name);
  assert.equal(await page.locator(".show-choose").count(), 0);
  assert.equal(await page.locator(".show-leave").isVisible(), true);
  await page.keyboard.press("PageDown");
  assert.equal(await shown(page), "so-0");
  await page.close();
});

test("from a USB stick: every slide, with its picture", async () => {
  const page = await open(`${disk}trinh-chieu/index.html?tu-chay=0`);
  for (let place = 0; place < COUNT; place += 1) {
    await page.keyboard.press("PageDown");
    await comes(page, id(place));
    const pictures = await page.locator(".slide.on img").evaluateAll(all => all.map(image => image.complete && image.naturalWidth > 0));
    assert.deepEqual(pictures, traits(order[place]).photo ? [true] : [], id(place));
  }
  await page.locator(".show-choose summary").click();
  await page.locator("select[name=linh-vuc]").selectOption("y-te");
  await page.locator(".show-panel [type=submit]").click();
  await page.waitForURL(/linh-vuc=y-te/);
  await page.keyboard.press("Home");
  await comes(page, "");
  await page.keyboard.press("PageDown");
  await comes(page, `so-${order.find(n => n % 7 === 0)}`);
  const link = await page.locator(".slide.on h2 a").evaluate(element => element.href);
  assert.ok(link.startsWith(`${disk}ho-so/`) && link.endsWith("/index.html"), link);
  await page.done();
});

test("without a script: a column of slides, the lists for the rest, and no button that does nothing", async () => {
  const context = await browser.newContext({ viewport: DESK, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  assert.equal(await page.locator(".slide:visible").count(), 25);
  assert.equal(await page.locator("button:visible, select:visible, summary:visible").count(), 0);
  assert.match(await page.locator(".show-part").innerText(), /24 trong số 60/);
  assert.equal(await page.locator(".show-lists a").count(), 5);
  const low = await page.locator(".slide").evaluateAll(all => all.filter(slide => slide.getBoundingClientRect().height < innerHeight - 1).length);
  assert.equal(low, 0, "a slide is less than a screen high");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 25, "one slide a page");
  await context.close();
});

describe("nothing reaches out of the screen, whatever is written", () => {
  for (const [width, height] of [[1920, 1080], [1366, 768], [1024, 768], [360, 740], [1080, 1920]]) {
    for (const size of ["", "3"]) {
      test(`${width} × ${height}${size && ", in the largest letters"}`, async () => {
        const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
        await context.addInitScript(kept => { if (kept) localStorage.setItem("sen", JSON.stringify({ size: kept })); }, size);
        const page = await context.newPage();
        await page.goto(`${url}?tu-chay=0`);
        await page.evaluate(() => document.fonts.ready);
        const out = [];
        for (let place = 0; place < COUNT; place += 1) {
          await page.keyboard.press("PageDown");
          await comes(page, id(place));
          // The first slide in italics fetches them, and is fitted again when they are there.
          await page.evaluate(() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))));
          const words = await page.evaluate(() => {
            const on = document.querySelector(".slide.on"), phone = innerWidth < 640;
            const bar = document.querySelector(".show-bar").getBoundingClientRect();
            const found = [...on.querySelectorAll("*")].filter(part => !part.closest("svg") || part.matches("svg")).filter(part => {
              const { left, right, top, bottom, width: wide } = part.getBoundingClientRect();
              // Within a text that is cut at whole lines, what is cut off has a place but is not seen.
              if (!wide || part.parentElement.closest(".cut .deeds li, .cut .slide-text, .cut .slide-honours, .cut h2")) return false;
              return left < -0.5 || right > innerWidth + 0.5 || (!phone && (top < -0.5 || bottom > bar.top + 0.5));
            }).map(part => `${part.localName}.${part.className.baseVal ?? part.className}`);
            const letters = parseFloat(getComputedStyle(on.querySelector(".slide-words")).fontSize);
            if (letters < 12) found.push(`letters of ${letters} pixels`);
            if (document.scrollingElement.scrollWidth > innerWidth) found.push("the page is wide");
            if (phone && on.scrollWidth > on.clientWidth) found.push("the slide is wide");
            return found.slice(0, 3).join(", ");
          });
          if (words) out.push(`${id(place)}: ${words}`);
        }
        none(out, "reaches out");
        await context.close();
      });
    }
  }
});

describe("for every reader", () => {
  for (const [mode, options, kept, rules] of [
    ["as it is", {}, {}],
    ["light", {}, { theme: "light" }],
    ["dark", {}, { theme: "dark" }],
    ["high contrast", { colorScheme: "light" }, { contrast: "high" }, { "color-contrast-enhanced": { enabled: true } }],
    ["high contrast, dark", { colorScheme: "dark" }, { contrast: "high" }, { "color-contrast-enhanced": { enabled: true } }],
    ["forced colours", { forcedColors: "active" }, {}],
  ]) {
    test(`axe finds nothing: ${mode}`, async () => {
      const found = [];
      for (const viewport of [PHONE, DESK]) {
        const context = await browser.newContext({ viewport, reducedMotion: "reduce", ...options });
        await context.addInitScript(settings => localStorage.setItem("sen", JSON.stringify(settings)), kept);
        const page = await context.newPage();
        await page.goto(url);
        for (const place of [-1, 0, 1, 13, 19, 40]) {
          await page.evaluate(([hash]) => { location.hash = hash; }, [place < 0 ? "" : `guong-${id(place)}~${Math.floor(place / 24) + 1}`]);
          await comes(page, place < 0 ? "" : id(place));
          await page.evaluate(open => { document.querySelector(".show-choose").open = open; }, place === 1);
          for (const words of await violations(page, rules)) found.push([`${viewport.width} ${place}`, words]);
        }
        await context.close();
      }
      none(found, "something that axe finds");
    });
  }
});
