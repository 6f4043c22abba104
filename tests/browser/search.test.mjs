// Search as a reader meets it: typed key by key in the browser, from a server and from a disk; the table of questions;
// what is typed by mistake or in bad faith; what a question costs to ask. (What the index answers: search/ beside this.)

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { violations } from "./axe.mjs";
import { BASE, DESK, PHONE, REPOSITORY, eachOfTwo, folder, launch, none, sample, test, vuonhoa, watch } from "./stage.mjs";

const { cases } = JSON.parse(readFileSync(join(REPOSITORY, "tests/search/queries.json"), "utf8"));
const PAGE = "tim-kiem/index.html";

let browser, site, ten;

before(async () => {
  browser = await launch();
  site = await sample();
  ten = folder();
  vuonhoa("build", "--site", join(REPOSITORY, "tests/search/ten"), "-o", ten, "--portable");
});

const rows = page => page.locator(".results li");
/** The addresses that are shown, as routes of the site; the search page lies one folder below its root. */
const routes = page => page.locator(".results h2 a").evaluateAll(all => {
  const root = new URL("..", location.href.split("?")[0]).href;
  return all.map(link => "/" + decodeURI(link.href.slice(root.length)).replace(/index\.html$/, ""));
});

/** Waits until the page has done with what is typed. */
async function settled(page) {
  await page.waitForFunction(text => {
    const box = document.getElementById("tim");
    const asked = new URLSearchParams(location.search).get("q") ?? "";
    return !box.hasAttribute("aria-busy") && asked === text && (text.trim() === "" || box.querySelector(".found").textContent);
  }, await page.locator("#q").inputValue());
}

for (const [name, open] of [
  ["from a server", () => site.address(PAGE)],
  ["from a disk", () => pathToFileURL(join(ten, PAGE)).href],
]) {
  test(`${name}: key by key, results come while one types, with neither tones nor đ`, async () => {
    const context = await browser.newContext({ viewport: PHONE });
    const page = await context.newPage();
    const complaints = watch(page, name === "from a disk" ? "file://" : site.url);
    await page.goto(open());
    const question = name === "from a disk" ? "nguyen duc tuan" : "bac si an";
    const seen = [];
    await page.locator("#q").click();
    for (const key of question) {
      await page.keyboard.press(key === " " ? "Space" : key);
      await page.waitForTimeout(140);
      seen.push(await rows(page).count());
    }
    await settled(page);
    assert.ok(seen.slice(0, -1).some(count => count > 0), `nothing was shown before the last key: ${seen}`);
    const [first] = await routes(page);
    assert.equal(first, name === "from a disk" ? "/ho-so/nguyen-duc-tuan-khong-dau/" : "/ho-so/tran-duc-an-mau/");
    assert.ok(await page.locator(".results mark").count() > 0, "no word is marked");
    assert.match(await page.locator(".found").textContent(), /\d/);
    // Down to the first, on to the second, back to the box, and in.
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => document.activeElement.closest("li") === document.querySelector(".results li")), true);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    await page.keyboard.press("ArrowDown");
    const [there] = await Promise.all([page.waitForURL(url => !url.href.includes("tim-kiem")), page.keyboard.press("Enter")]);
    assert.equal(there, undefined);
    assert.ok(page.url().includes(first.slice(1).split("/").at(-2)), page.url());
    // Back to the question and what was found.
    await page.goBack();
    await settled(page);
    assert.equal(await page.locator("#q").inputValue(), question);
    assert.equal((await routes(page))[0], first);
    none(complaints, "complaint");
    await context.close();
  });
}

test("the questions of the table, each with what must come first", async () => {
  const wrong = [];
  const context = await browser.newContext({ viewport: DESK });
  await eachOfTwo([["mau", site.address(PAGE)], ["ten", pathToFileURL(join(ten, PAGE)).href]], async ([name, address]) => {
    const page = await context.newPage();
    await page.goto(address);
    for (const { ask, before: first } of cases.filter(one => one.site === name && one.before.length && one.ask.length <= 300)) {
      await page.locator("#q").fill(ask);
      await page.locator(".search-line button").click();
      await settled(page);
      const [found] = await routes(page);
      if (found !== first[0]) wrong.push(`“${ask}”: ${found} before ${first[0]}`);
    }
    await page.close();
  });
  await context.close();
  none(wrong, "question with another answer");
});

test("from the head of any page, and by an address that someone was sent", async () => {
  const page = await browser.newPage({ viewport: DESK });
  await page.goto(site.address(site.kinds.get("article")[0]));
  await page.locator(".find input").fill("dam sen");
  await page.keyboard.press("Enter");
  await page.waitForURL(/tim-kiem\/\?q=dam/);
  await settled(page);
  assert.ok(await rows(page).count() > 0);
  await page.goto(`${site.address(PAGE)}?q=${encodeURIComponent("thi đua")}&loai=article`);
  await settled(page);
  assert.ok((await routes(page)).every(route => route.startsWith("/bai-viet/")), "narrowed to articles");
  await page.close();
});

describe("the box in the masthead offers names while one types", () => {
  const box = page => page.locator(".find input");
  const options = page => page.locator(".find [role=option]");
  const offered = async (page, text) => {
    await box(page).fill(text);
    await page.waitForFunction(() => document.querySelector(".find input").getAttribute("aria-expanded") === "true");
    return options(page).evaluateAll(all => all.map(link => link.firstChild.textContent.trim()));
  };

  test("with neither marks nor whole names, and by first letters", async () => {
    const page = await browser.newPage({ viewport: DESK });
    const complaints = watch(page, site.url);
    await page.goto(site.address(site.kinds.get("article")[0]));
    await box(page).focus();
    for (const [text, first] of [
      ["tran duc an", "Trần Đức Ân"], ["Đức Ân", "Trần Đức Ân"], ["tda", "Trần Đức Ân"], ["td an", "Trần Đức Ân"],
    ]) assert.ok((await offered(page, text))[0].startsWith(first), `${text}: ${(await offered(page, text)).join(", ")}`);
    // Of an article, the beginning of its title as it is typed: headings have dashes and spaces of print.
    const plain = text => text.replace(/\s+/g, " ");
    const title = plain(await page.evaluate(() => document.querySelector("h1").textContent.trim()));
    const words = title.replace(/–/g, "-").split(" ").slice(0, 5).join(" ");
    assert.ok((await offered(page, words)).some(name => plain(name).startsWith(title.slice(0, 20))), words);
    // What nothing is called closes the list.
    await box(page).fill("xyzzy");
    assert.equal(await options(page).count(), 0);
    assert.equal(await box(page).getAttribute("aria-expanded"), "false");
    none(complaints, "complaint");
    await page.close();
  });

  test("every name leads where it says", async () => {
    const page = await browser.newPage({ viewport: DESK });
    await page.goto(site.address("index.html"));
    await box(page).focus();
    const dead = [];
    for (const letter of "abcdghklmnpqtvx") {
      await box(page).fill(letter);
      await page.waitForTimeout(letter === "a" ? 500 : 0);
      for (const [name, href] of await options(page).evaluateAll(all => all.map(link => [link.firstChild.textContent.trim(), link.href]))) {
        const answer = await page.request.get(href);
        if (!answer.ok() || !(await answer.text()).includes(name.split(" ")[0])) dead.push([href, name]);
      }
    }
    none(dead, "name that leads nowhere");
    await page.close();
  });

  for (const [name, open] of [
    ["from a server", () => site.address(site.kinds.get("profile")[0])],
    ["from a disk", () => pathToFileURL(join(ten, "bai-viet/index.html")).href],
  ]) {
    test(`${name}: by the keyboard alone`, async () => {
      const page = await browser.newPage({ viewport: PHONE });
      const complaints = watch(page, name === "from a disk" ? "file://" : site.url);
      await page.goto(open());
      await box(page).focus();
      await page.keyboard.type("nguy");
      await options(page).first().waitFor();
      const chosen = () => page.evaluate(() => {
        const input = document.querySelector(".find input"), id = input.getAttribute("aria-activedescendant");
        const all = [...document.querySelectorAll(".find [role=option]")], marked = all.filter(link => link.ariaSelected === "true");
        return [document.activeElement === input, all.findIndex(link => link.id === id), marked.map(link => all.indexOf(link))];
      });
      assert.deepEqual(await chosen(), [true, -1, []]);
      await page.keyboard.press("ArrowDown");
      assert.deepEqual(await chosen(), [true, 0, [0]]);
      // Up from the first is the box again, and from there the last.
      await page.keyboard.press("ArrowUp");
      assert.deepEqual(await chosen(), [true, -1, []]);
      await page.keyboard.press("ArrowUp");
      const last = await options(page).count() - 1;
      assert.deepEqual(await chosen(), [true, last, [last]]);
      await page.keyboard.press("Escape");
      assert.equal(await page.locator(".find [role=listbox]").isVisible(), false);
      assert.equal(await box(page).inputValue(), "nguy", "what was typed stays");
      await page.keyboard.press("ArrowDown");
      const there = await options(page).first().evaluate(link => link.href);
      await Promise.all([page.waitForURL(there), page.keyboard.press("Enter")]);
      none(complaints, "complaint");
      await page.close();
    });
  }

  test("nothing is fetched before the box is entered, and little then", async context => {
    const page = await browser.newPage({ viewport: DESK });
    const asked = [], bodies = [];
    page.on("response", response => {
      asked.push(response.url());
      if (/goi-y/.test(response.url())) bodies.push(response.body().then(body => [response.url(), gzipSync(body).length]));
    });
    await page.goto(site.address("index.html"));
    await page.waitForLoadState("networkidle");
    const before = asked.length;
    assert.equal(asked.filter(url => /goi-y/.test(url)).length, 1, "the script alone");
    await offered(page, "an");
    const weights = await Promise.all(bodies);
    const tagged = asked.slice(before).filter(url => /_tim\/goi-y\.[0-9a-f]{8}\.js$/.test(url));
    assert.equal(asked.length, before + 2, asked.slice(before).join(" "));
    assert.equal(tagged.length, 1, asked.slice(before).join(" "));
    // A second visit of the box asks for nothing.
    await box(page).blur();
    await offered(page, "binh");
    assert.equal(asked.length, before + 2);
    const [script, pointer, names] = weights.map(([, bytes]) => bytes);
    context.diagnostic(`script ${script} bytes, then ${pointer} and ${names} (gzip)`);
    assert.ok(script < 2048 && pointer < 200 && names < 20_000, weights.join(" "));
    await page.close();
  });

  test("axe finds nothing with the list open, and without a script the box is a box", async () => {
    const found = [];
    for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
      for (const viewport of [PHONE, DESK]) {
        const context = await browser.newContext({ viewport, ...options });
        const page = await context.newPage();
        await page.goto(site.address("index.html"));
        await offered(page, "nguyen");
        await page.keyboard.press("ArrowDown");
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
        for (const words of await violations(page)) found.push([JSON.stringify(options), words]);
        await context.close();
      }
    }
    none(found, "something that axe finds");
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.address("index.html"));
    assert.equal(await box(page).getAttribute("type"), "search");
    assert.equal(await box(page).getAttribute("role"), null);
    await context.close();
  });
});

describe("what nobody foresaw", () => {
  const BAD = {
    "ten thousand letters": "nguyễn ".repeat(1500).slice(0, 10_000),
    "signs of regular expressions": "(?:a+)+$ [\\w]* .* ^(",
    "markup": "<img src=x onerror=\"window.caught=1\"><script>window.caught=1</script>",
    "marks without letters": "\u0301\u0323\u031b\u0302",
    "marks upon marks": `a${"\u0301".repeat(200)}`,
    "names of what every object has": "__proto__ constructor toString hasOwnProperty",
    "other scripts and signs": "😀 漢字 ไทย \u202Eabc\u0000 %E0%A4%A",
  };
  for (const [what, text] of Object.entries(BAD)) {
    test(what, async () => {
      const context = await browser.newContext({ viewport: PHONE });
      const page = await context.newPage();
      const complaints = watch(page, site.url);
      await page.goto(site.address(PAGE));
      await page.locator("#q").fill(text);
      await page.locator(".search-line button").click();
      await settled(page);
      assert.equal(await page.locator("#tim :is(.found, .results) :is(img, script)").count(), 0);
      assert.equal(await page.evaluate(() => window.caught), undefined);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the phone");
      // And the next question is answered as if nothing had been.
      await page.locator("#q").fill("sen");
      await settled(page);
      assert.ok(await rows(page).count() > 0);
      // The same by its address.
      await page.goto(`${site.address(PAGE)}?q=${encodeURIComponent(text.slice(0, 1500).replace(/[\ud800-\udbff]$/, ""))}`);
      await page.waitForFunction(() => !document.getElementById("tim").hasAttribute("aria-busy"));
      none(complaints, "complaint");
      await context.close();
    });
  }
});

test("axe finds nothing among results, light, dark and in forced colours", async () => {
  const found = [];
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
    for (const viewport of [PHONE, DESK]) {
      const context = await browser.newContext({ viewport, ...options });
      const page = await context.newPage();
      await page.goto(`${site.address(PAGE)}?q=sen&nam=2020`);
      await settled(page);
      assert.ok(await rows(page).count() > 0);
      for (const words of await violations(page)) found.push([JSON.stringify(options), words]);
      await context.close();
    }
  }
  none(found, "something that axe finds");
});

test("a screen reader is told how many, once", async () => {
  const page = await browser.newPage();
  await page.goto(site.address(PAGE));
  await page.evaluate(() => {
    window.told = [];
    const status = document.querySelector(".found");
    new MutationObserver(() => {
      if (status.getAttribute("aria-live") === "polite" && status.textContent) window.told.push(status.textContent);
    }).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await page.locator("#q").pressSequentially("dam sen", { delay: 60 });
  await page.waitForFunction(() => window.told.length > 0);
  await page.waitForTimeout(400);
  const told = await page.evaluate(() => [...new Set(window.told)]);
  assert.equal(told.length, 1, told.join(" | "));
  assert.match(told[0], /dam sen/);
  await page.close();
});

test("a first question fetches under 100 kB of the index and its scripts, a later one under 20", async context => {
  const page = await browser.newPage();
  let bytes = 0;
  const bodies = [];
  page.on("response", response => {
    if (/_tim|tim-|chu\.js/.test(response.url()) && !response.url().endsWith("/")) bodies.push(response.body().then(body => { bytes += gzipSync(body).length; }, () => {}));
  });
  await page.goto(site.address(PAGE));
  await page.locator("#q").fill("thi dua yeu nuoc");
  await settled(page);
  await page.waitForLoadState("networkidle");
  await Promise.all(bodies);
  const first = bytes;
  bytes = 0;
  bodies.length = 0;
  await page.locator("#q").fill("hop tac xa");
  await settled(page);
  await page.waitForLoadState("networkidle");
  await Promise.all(bodies);
  context.diagnostic(`first ${Math.round(first / 1000)} kB, then ${Math.round(bytes / 1000)} kB (gzip)`);
  assert.ok(first > 1000 && first < 100_000, `${first}`);
  assert.ok(bytes < 20_000, `${bytes}`);
  await page.close();
});

test("without a script the page offers the lists", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.address(PAGE));
  assert.ok(await page.locator("noscript").isVisible());
  await page.locator('.site-index a[href$="ho-so/"]').click();
  await page.waitForURL(url => url.pathname === `${BASE}ho-so/`);
  await context.close();
});

test("the index of people is narrowed by name, unit, field and year, and says how many are left", async () => {
  const page = await browser.newPage({ viewport: DESK });
  const complaints = watch(page, site.url);
  await page.goto(site.address("ho-so/index.html"));
  // Not what is drawn: tiles out of sight are not laid out.
  const shown = () => page.locator(".people > li:not([hidden]) .person-name").evaluateAll(all => all.map(name => name.textContent.trim()));
  const all = await shown();
  const choices = await page.locator(".filter select:visible").all();
  assert.equal(choices.length, 3);
  for (const choice of choices) {
    const by = await choice.getAttribute("data-by");
    const values = await choice.locator("option").evaluateAll(options => options.map(option => option.value).filter(Boolean));
    assert.ok(values.length > 1, by);
    for (const value of values) {
      await choice.selectOption(value);
      const wanted = await page.locator(`.people > li[data-${by}~="${value}"] .person-name`).allTextContents();
      // The number alone may be that of the choice before.
      await page.waitForFunction(([by, value]) => [...document.querySelectorAll(".people > li")].every(item =>
        item.hidden !== (item.dataset[by] ?? "").split(" ").includes(value)), [by, value]);
      assert.ok((await page.locator("#loc-ten-so").textContent()).startsWith(`${wanted.length} `), `${by} ${value}`);
      const left = await shown();
      assert.ok(wanted.length > 0 && left.length < all.length, `${by} ${value}`);
      assert.deepEqual(left, wanted.map(name => name.trim()), `${by} ${value}`);
      const empty = await page.locator("section.letter").evaluateAll(sections =>
        sections.filter(section => !section.hidden && !section.querySelector("li:not([hidden])")).length);
      assert.equal(empty, 0, "a letter without people");
    }
    await choice.selectOption("");
  }
  // A name and a choice together; nobody is said to be nobody.
  await choices[0].selectOption({ index: 1 });
  await page.locator("#loc-ten").fill("khong ai ten the nay");
  await page.waitForFunction(() => !document.querySelector(".people > li:not([hidden])"));
  assert.match(await page.locator("#loc-ten-so").textContent(), /Không có/);
  await page.locator("#loc-ten").press("Escape");
  await choices[0].selectOption("");
  await page.waitForFunction(() => document.getElementById("loc-ten-so").textContent === "");
  assert.deepEqual(await shown(), all);
  assert.deepEqual(await violations(page), []);
  none(complaints, "complaints");
  await page.close();
});

test("an index of several pages is narrowed as a whole, from a server and from a disk", async () => {
  const root = folder(), out = folder();
  mkdirSync(join(root, "content/ho-so"), { recursive: true });
  writeFileSync(join(root, "site.yaml"), "tieu_de: Nhiều người\nxuat_ban: {can_duyet: false, can_dong_y: false}\n");
  for (let number = 0; number < 400; number++) {
    const name = number === 399 ? "Nguyễn Thị Xuyến" : `Trần Văn ${["An", "Bình", "Cúc", "Hoa"][number % 4]}`;
    writeFileSync(join(root, `content/ho-so/nguoi-${number}.yaml`), `loai: ca_nhan\nten: ${name}\nmau: true\n`);
  }
  vuonhoa("build", "--site", root, "-o", out, "--portable", "--no-share");
  const page = await browser.newPage({ viewport: PHONE });
  const complaints = watch(page, "file://");
  await page.goto(pathToFileURL(join(out, "ho-so/index.html")).href);
  assert.equal(await page.locator(".people > li").count(), 160);
  assert.ok(await page.locator(".pager").isVisible());
  await page.locator("#loc-ten").fill("xuyen");
  await page.waitForFunction(() => document.querySelectorAll(".people > li:not([hidden])").length === 1);
  assert.equal(await page.locator(".people > li:not([hidden]) .person-name").textContent(), "Nguyễn Thị\u00a0Xuyến");
  assert.equal(await page.locator(".people > li").count(), 400);
  assert.equal(await page.locator(".pager").isVisible(), false);
  const ids = await page.locator("section.letter h2").evaluateAll(all => all.map(heading => heading.id));
  assert.deepEqual(ids, [...new Set(ids)], "a letter twice");
  none(complaints, "complaints");
  assert.deepEqual(await violations(page), []);
  await page.close();
});
