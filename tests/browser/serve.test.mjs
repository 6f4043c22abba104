// The preview in a real browser, as a newcomer meets it: in an empty folder `init`, then `serve`; then the edits
// and mistakes of a first hour, each watched on an open page that nobody reloads. The tests run in this order, on
// one site; each leaves it whole.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, afterEach, before, describe } from "node:test";
import { DESK, PROGRAM, closed, folder, launch, none, test, vuonhoa, watch } from "./stage.mjs";

const ARTICLE = "content/bai-viet/2025/ky-1.md";
const PROFILE = "content/ho-so/dinh-thi-lua-mau/ho-so.yaml";
const ARTICLE_PAGE = "bai-viet/2025/ky-1/";
const PROFILE_PAGE = "ho-so/dinh-thi-lua-mau/";

let root, server, url, output = "", context;

before(async () => {
  root = join(folder(), "trang");
  vuonhoa("init", root);
  server = spawn(PROGRAM, ["serve", "--port", "0", "--lang", "en", "--site", root]);
  url = await new Promise((ready, fail) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on("data", words => {
        output += words;
        const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
        if (address) ready(address);
      });
    }
    server.on("exit", code => fail(new Error(`serve ended with ${code}:\n${output}`)));
  });
  const browser = await launch();
  context = await browser.newContext({ viewport: DESK });
}, { timeout: 120_000 });

after(() => server.kill("SIGKILL"));

/** What is still to be put back, and the pages that are still open, when a test has failed half-way. */
const undone = new Set();
const pages = new Set();

afterEach(async () => {
  if (pages.size > 0) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(20_000) }).then(({ status }) => status, String);
    console.error(`The preview answers ${answer}; open are ${[...pages].map(page => page.url()).join(", ")}`);
  }
  const failed = undone.size > 0;
  for (const undo of [...undone].reverse()) undo();
  if (failed) {
    const page = [...pages][0] ?? await open("");
    await overlay(page).waitFor({ state: "detached" }).catch(() => {});
  }
  // A browser opens six connections to one server, and each page of the preview holds one.
  await Promise.all([...pages].map(closed));
  pages.clear();
});

/** An open page, marked so that a reload can be told from a page that never changed. */
async function open(path) {
  const page = await context.newPage();
  pages.add(page);
  page.complaints = watch(page, url);
  await page.goto(url + path);
  await mark(page);
  return page;
}

/** The test is done with these pages; none of them may have complained. */
async function close(...done) {
  for (const page of done) {
    none(page.complaints, "complaint");
    await page.close();
    pages.delete(page);
  }
}

/** A browser itself writes to the console that a page was not found. */
function forgetting404(page) {
  page.complaints = page.complaints.filter(words => !words.includes("404 (Not Found)"));
  return page;
}

const mark = page => page.evaluate(() => { window.untouched = true; });

/** Waits until the page has come again by itself. */
async function renewed(page) {
  await page.waitForFunction(() => !window.untouched && document.readyState === "complete");
  await mark(page);
}

const overlay = page => page.locator("#vuonhoa-errors");

/** Replaces a text in a file of the site; what it returns puts the file back. */
function edit(file, before, after) {
  const old = readFileSync(join(root, file));
  const text = old.toString("utf8");
  const edited = text.replace(before, after);
  assert.notEqual(edited, text, `${file} has no ${before}`);
  return write(file, edited);
}

/** Writes a file of the site; what it returns puts back what was there, if anything was. */
function write(file, content) {
  const path = join(root, file);
  const old = existsSync(path) ? readFileSync(path) : undefined;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  const undo = () => {
    undone.delete(undo);
    if (old === undefined) rmSync(path);
    else writeFileSync(path, old);
  };
  undone.add(undo);
  return undo;
}

/** Where in a file a text stands, as the messages say it. */
function place(file, words) {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const line = lines.findIndex(text => text.includes(words));
  assert.ok(line >= 0, words);
  return `${file}:${line + 1}:`;
}

/** A mistake is made: the page comes again with what it had, and the overlay says `words` over it. Then it is mended. */
async function mistake(page, { make, says, keeps }) {
  const mend = make();
  await overlay(page).waitFor();
  const text = await overlay(page).innerText();
  for (const words of says()) assert.ok(text.includes(words), `“${words}” is not in the overlay:\n${text}`);
  assert.match(text, /^1 error/);
  // Waited for: the page comes again by itself, and is empty for a moment.
  for (const words of keeps) await page.getByText(words).first().waitFor();
  assert.ok(await overlay(page).evaluate(box => box.getBoundingClientRect().height > 100 && box.getBoundingClientRect().bottom <= innerHeight + 1));
  mend();
  await overlay(page).waitFor({ state: "detached" });
  // Waited for: the page comes again by itself, and is empty for a moment.
  for (const words of keeps) await page.getByText(words).first().waitFor();
}

describe("edits", () => {
  test("an article's title: the page comes again by itself and shows it", async () => {
    const page = await open(ARTICLE_PAGE);
    assert.equal(await page.locator("h1").innerText(), "Đến đúng hôm đã hẹn");
    const undo = edit(ARTICLE, /^tieu_de: .*$/m, "tieu_de: Đến đúng giờ đã hẹn");
    await page.getByRole("heading", { level: 1, name: "Đến đúng giờ đã hẹn" }).waitFor();
    assert.match(await page.title(), /^Đến đúng giờ đã hẹn/);
    await mark(page);
    undo();
    await renewed(page);
    assert.equal(await page.locator("h1").innerText(), "Đến đúng hôm đã hẹn");
    await close(page);
  });

  test("a profile's name: its page, the list, and an article that names it", async () => {
    const open3 = await Promise.all([PROFILE_PAGE, "ho-so/", ARTICLE_PAGE].map(open));
    const undo = edit(PROFILE, "ten: Đinh Thị Lụa", "ten: Đinh Thị Lụa Hồng");
    await Promise.all(open3.map(page => page.getByText("Đinh Thị Lụa Hồng").first().waitFor()));
    await Promise.all(open3.map(mark));
    undo();
    await Promise.all(open3.map(renewed));
    for (const page of open3) assert.equal(await page.getByText("Đinh Thị Lụa Hồng").count(), 0);
    await close(...open3);
  });

  test("a new article by `new`: it comes into the list, marked as a draft; deleted, its page is the 404 page", async () => {
    const list = await open("bai-viet/");
    const count = await list.locator("main .rows > li").count();
    vuonhoa("new", "article", "Một bài viết thêm", "--site", root);
    const link = list.getByRole("link", { name: "Một bài viết thêm" });
    await link.waitFor();
    assert.equal(await list.locator("main .rows > li").count(), count + 1);
    const row = list.locator("main .rows > li").filter({ has: link });
    assert.match(await row.locator(".held").innerText(), /bản nháp/);
    assert.ok(await list.locator("p.preview").isVisible(), "the preview does not say that it is one");

    const path = new URL(await link.evaluate(element => element.href)).pathname.slice(1);
    const article = await open(path);
    // Headings hold words together by spaces that do not break.
    assert.equal((await article.locator("h1").innerText()).replaceAll("\u00a0", " "), "Một bài viết thêm");
    rmSync(join(root, "content", `${path.replace(/\/$/, "")}.md`));
    await renewed(article);
    assert.equal(await article.locator("h1").innerText(), "Không tìm thấy trang");
    assert.equal((await article.request.get(article.url())).status(), 404);
    assert.ok(await article.locator("link[rel=stylesheet]").evaluate(sheet => sheet.sheet.cssRules.length > 100));
    await link.waitFor({ state: "detached" });
    await close(list, forgetting404(article));
  });

  test("site.yaml: the name of the site, on every page", async () => {
    const both = await Promise.all(["", ARTICLE_PAGE].map(open));
    const undo = edit("site.yaml", /^tieu_de: .*$/m, "tieu_de: Vườn hoa bên sông");
    await Promise.all(both.map(page => page.locator(".brand-title", { hasText: "Vườn hoa bên sông" }).waitFor()));
    await Promise.all(both.map(mark));
    undo();
    await Promise.all(both.map(renewed));
    await close(...both);
  });

  test("a photograph replaced by another: the page shows the other", async () => {
    const page = await open(PROFILE_PAGE);
    const portrait = page.locator(".profile img").first();
    const shape = () => portrait.evaluate(async image => { await image.decode(); return image.naturalWidth / image.naturalHeight; });
    assert.ok(await shape() < 1, "the portrait is upright");
    const undo = write("content/ho-so/dinh-thi-lua-mau/chan-dung.jpg", readFileSync(join(root, "content/bai-viet/2025/dam-sen.jpg")));
    await page.waitForFunction(() => {
      const image = document.querySelector(".profile img");
      return !window.untouched && image?.complete && image.naturalWidth > image.naturalHeight;
    });
    await mark(page);
    undo();
    await renewed(page);
    assert.ok(await shape() < 1);
    await close(page);
  });

  test("a template of the site's own: its words are on the page, and gone with it", async () => {
    const page = await open("trang/gioi-thieu/");
    const words = page.getByText("Lời riêng của trang này.");
    const undo = write("templates/page.html", '{% extends "sen/page.html" %}\n{% block aside %}<p>Lời riêng của trang này.</p>{% endblock %}\n');
    await words.waitFor();
    undo();
    await words.waitFor({ state: "detached" });
    await close(page);
  });
});

describe("drafts", () => {
  // An individual and a household need consent, and are held back even from a preview.
  for (const [kind, place] of [
    ["article", "bai-viet/2025"], ["collective", "ho-so"], ["model", "ho-so"], ["event", "su-kien"], ["gallery", "phong-su-anh"],
    ["video", "video"], ["page", "trang"],
  ]) {
    test(`${kind}: the 404 page of its address becomes its page, which says that it is a draft`, async () => {
      const page = await open(`${place}/ban-thao-${kind}/`);
      vuonhoa("new", kind, `Bản thảo ${kind}`, "--site", root, "--clock", "2025-11-01");
      // The heading and the marks are looked at together: the page may come again in between.
      const seen = await page.waitForFunction(title => {
        if (document.querySelector("h1")?.innerText.replace(/\s+/g, " ").trim() !== title) return null;
        return { marks: [...document.querySelectorAll(".held:not(li *, .row *)")].map(mark => mark.innerText) };
      }, `Bản thảo ${kind}`);
      const { marks } = await seen.jsonValue();
      assert.ok(marks.some(words => words.includes("bản nháp")), `its page has the marks: ${marks.join(", ") || "none"}`);
      await close(forgetting404(page));
    });
  }
});

describe("mistakes", () => {
  const broken = () => edit(PROFILE, "ten: Đinh Thị Lụa", 'ten: "Đinh Thị Lụa');

  test("a quote that is never closed: its file and line over the old page; mended, it is gone", async () => {
    const page = await open(PROFILE_PAGE);
    await mistake(page, {
      make: broken,
      says: () => [place(PROFILE, 'ten: "Đinh')],
      keeps: ["Chiếc túi vải đi khắp các ngõ", "Đinh Thị Lụa"],
    });
    await close(page);
  });

  test("while one file is broken, the rest of the site goes on", async () => {
    const page = await open(ARTICLE_PAGE);
    const mend = broken();
    await overlay(page).waitFor();
    const undo = edit(ARTICLE, /^tieu_de: .*$/m, "tieu_de: Trong lúc hồ sơ còn sai");
    await page.getByRole("heading", { level: 1, name: "Trong lúc hồ sơ còn sai" }).waitFor();
    assert.ok(await overlay(page).isVisible(), "the mistake is still there, and not said any more");
    undo();
    mend();
    await overlay(page).waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1, name: "Đến đúng hôm đã hẹn" }).waitFor();
    await close(page);
  });

  test("an unknown key: did you mean", async () => {
    const page = await open(PROFILE_PAGE);
    await mistake(page, {
      make: () => edit(PROFILE, /^tom_tat:/m, "tom_tac:"),
      says: () => [place(PROFILE, "tom_tac:"), "Did you mean “tom_tat”?"],
      keeps: ["Đinh Thị Lụa"],
    });
    await close(page);
  });

  test("a tab in YAML", async () => {
    const page = await open(PROFILE_PAGE);
    await mistake(page, {
      make: () => edit(PROFILE, "  tep: chan-dung.jpg", "\ttep: chan-dung.jpg"),
      says: () => [place(PROFILE, "\ttep:")],
      keeps: ["Đinh Thị Lụa"],
    });
    await close(page);
  });

  test("markup in what is wrong: shown, and not obeyed", async () => {
    const page = await open(PROFILE_PAGE);
    const evil = "<script>window.obeyed=1</script><img src=x onerror=window.obeyed=1></pre></details><b>x</b>";
    const mend = edit(PROFILE, "loai: ca_nhan", `loai: "${evil}"`);
    await overlay(page).waitFor();
    assert.ok((await overlay(page).innerText()).includes(evil));
    const state = await page.evaluate(() => ({
      obeyed: window.obeyed, inside: [...document.querySelectorAll("#vuonhoa-errors *")].map(part => part.tagName).join(" "),
    }));
    assert.deepEqual(state, { obeyed: undefined, inside: "SUMMARY PRE" });
    mend();
    await overlay(page).waitFor({ state: "detached" });
    await close(page);
  });

  test("a template of the site's own that cannot be read", async () => {
    const page = await open(ARTICLE_PAGE);
    await mistake(page, {
      make: () => write("templates/article.html", '{% extends "sen/article.html" %}\n{% block main %}\n{% if article %}\n{% endblock %}\n'),
      says: () => ["templates/article.html:4:"],
      keeps: ["Đến đúng hôm đã hẹn"],
    });
    await close(page);
  });

  test("site.yaml that cannot be read: the last edition stays, whole", async () => {
    const page = await open("");
    await mistake(page, {
      make: () => edit("site.yaml", /^tieu_de: .*$/m, "tieu_de: [Vườn hoa"),
      says: () => [place("site.yaml", "tieu_de: [")],
      keeps: ["Vườn hoa Sen Hồng", "Đinh Thị Lụa"],
    });
    await close(page);
  });

  test("an article saved in an old encoding", async () => {
    const page = await open(ARTICLE_PAGE);
    const text = readFileSync(join(root, ARTICLE), "utf8").replace("tieu_de: Đến", "tieu_de: \xa7\xd5n");
    await mistake(page, {
      make: () => write(ARTICLE, Buffer.from(text, "latin1")),
      says: () => [ARTICLE],
      keeps: ["Đến đúng hôm đã hẹn"],
    });
    await close(page);
  });

  test("a photograph that is none", async () => {
    const page = await open(ARTICLE_PAGE);
    await mistake(page, {
      make: () => write("content/bai-viet/2025/dam-sen.jpg", "PK\u0003\u0004 not a photograph"),
      says: () => ["dam-sen.jpg"],
      keeps: ["Đến đúng hôm đã hẹn"],
    });
    await close(page);
  });
});

test("it ends quietly", async () => {
  assert.equal(server.exitCode, null, output);
  const ended = new Promise(done => server.once("exit", (code, signal) => done({ code, signal })));
  server.kill("SIGINT");
  assert.deepEqual(await ended, { code: 0, signal: null });
});
