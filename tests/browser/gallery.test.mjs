// Photographs: the light box by keyboard, by finger and without a script; a gallery of five hundred; captions that
// hold markup; what each browser is offered.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe } from "node:test";
import { pathToFileURL } from "node:url";
import { crc32, deflateSync } from "node:zlib";
import { violations } from "./axe.mjs";
import { DESK, PHONE, folder, launch, none, sample, test, vuonhoa, watch } from "./stage.mjs";

let browser, site, address, photographs;

before(async () => {
  browser = await launch();
  site = await sample();
  address = site.address(site.kinds.get("gallery")[0]);
  const page = await browser.newPage();
  await page.goto(address);
  photographs = await page.locator(".shot").count();
  await page.close();
  assert.ok(photographs > 4, "the sample's gallery has photographs");
});

/** What of the light box is on the screen; null when it is shut. */
const shown = page => page.evaluate(() => {
  const box = document.querySelector("dialog.lightbox");
  if (!box?.open) return null;
  const { width, height } = box.getBoundingClientRect();
  const inside = box.contains(document.activeElement);
  return {
    count: box.querySelector(".shot-count").textContent, label: box.getAttribute("aria-label"),
    whole: width >= innerWidth && height >= innerHeight, focus: inside ? document.activeElement.className : "elsewhere",
    alt: box.querySelector("img").alt, caption: box.querySelector("figcaption")?.innerText ?? "",
  };
});
const count = (n, of = photographs) => `Ảnh ${n}/${of}`;

async function opened(options = {}, hash = "") {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const complaints = watch(page, site.url);
  await page.goto(address + hash);
  return { context, page, complaints };
}

describe("the light box", () => {
  test("by keyboard: opens, turns both ways and round, ends where it was left", async () => {
    const { context, page, complaints } = await opened();
    await page.locator(".shot-open").nth(1).focus();
    await page.keyboard.press("Enter");
    const first = await shown(page);
    assert.equal(first.count, count(2));
    assert.equal(first.label, first.count);
    assert.ok(first.whole && first.focus === "shot-close" && first.alt && first.caption, JSON.stringify(first));
    for (const [key, n] of [["ArrowRight", 3], ["ArrowLeft", 2], ["End", photographs], ["ArrowRight", 1], ["PageUp", photographs], ["Home", 1], ["PageDown", 2]]) {
      await page.keyboard.press(key);
      assert.equal((await shown(page)).count, count(n), key);
      assert.ok(page.url().endsWith(`#anh-${n}`), page.url());
    }
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog.lightbox").open);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#anh-2");
    assert.ok(!page.url().includes("#"), page.url());
    none(complaints, "complaint");
    await context.close();
  });

  test("the focus stays in it, and its buttons do what the keys do", async () => {
    const { context, page } = await opened();
    await page.locator(".shot-open").first().click();
    for (let n = 0; n < 8; n += 1) {
      await page.keyboard.press("Tab");
      // Between the last and the first the browser's own bar has its turn, as in every dialog.
      const place = await page.evaluate(() => document.activeElement === document.body || document.querySelector("dialog.lightbox").contains(document.activeElement));
      assert.ok(place, "the focus went behind the light box");
    }
    await page.locator("dialog .shot-next").press("Enter");
    assert.deepEqual([(await shown(page)).count, (await shown(page)).focus], [count(2), "shot-next"]);
    await page.locator("dialog .shot-prev").click();
    assert.equal((await shown(page)).count, count(1));
    await page.locator("dialog .shot-close").click();
    await page.waitForFunction(() => !document.querySelector("dialog.lightbox").open);
    await context.close();
  });

  test("a name in the words below leads on, and takes nothing from the keys", async () => {
    const { context, page, complaints } = await opened();
    const named = await page.locator(".shot").evaluateAll(all => all.findIndex(figure => figure.querySelector("figcaption a")));
    assert.ok(named >= 0, "a person is named below a photograph");
    await page.locator(".shot-open").nth(named).click();
    await page.locator("dialog figcaption a").focus();
    await page.keyboard.press("ArrowRight");
    assert.equal((await shown(page)).focus, "shot-close");
    await page.keyboard.press("ArrowLeft");
    assert.equal((await shown(page)).count, count(named + 1));
    none(complaints, "complaint");
    await context.close();
  });

  test("Back closes it, Forward opens it again, and an address leads to one photograph", async () => {
    const { context, page } = await opened();
    await page.locator(".shot-open").nth(2).click();
    await page.goBack();
    assert.equal(await shown(page), null);
    assert.equal(page.url(), address);
    await page.goForward();
    assert.equal((await shown(page)).count, count(3));
    await context.close();
    const other = await opened({}, "#anh-4");
    assert.equal((await shown(other.page)).count, count(4));
    await other.page.keyboard.press("Escape");
    assert.equal(await shown(other.page), null);
    assert.equal(other.page.url(), address);
    await other.context.close();
  });

  test("by finger: a swipe turns, and one up or down does not", async () => {
    const { context, page } = await opened({ viewport: PHONE, hasTouch: true, isMobile: true });
    await page.locator(".shot-open").first().tap();
    const touch = await context.newCDPSession(page);
    const swipe = async (fromX, fromY, toX, toY) => {
      const at = (x, y) => [{ x, y }];
      await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(fromX, fromY) });
      for (const part of [0.3, 0.6, 1]) {
        await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(fromX + (toX - fromX) * part, fromY + (toY - fromY) * part) });
      }
      await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    await swipe(300, 400, 60, 410);
    assert.equal((await shown(page)).count, count(2));
    await swipe(60, 400, 300, 390);
    assert.equal((await shown(page)).count, count(1));
    await swipe(180, 300, 190, 600);
    assert.equal((await shown(page)).count, count(1));
    await context.close();
  });

  test("axe finds nothing while it is open, light, dark and in forced colours", async () => {
    const found = [];
    for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
      for (const viewport of [PHONE, DESK]) {
        const { context, page } = await opened({ viewport, ...options }, "#anh-2");
        assert.ok(await shown(page));
        for (const words of await violations(page)) found.push([JSON.stringify(options), words]);
        await context.close();
      }
    }
    none(found, "something that axe finds");
  });

  test("without a script: the photograph fills the screen, turns, and goes back to its place", async () => {
    const { context, page } = await opened({ javaScriptEnabled: false });
    await page.locator(".shot-open").nth(2).focus();
    await page.keyboard.press("Enter");
    const box = page.locator("#anh-3");
    assert.deepEqual(await box.boundingBox(), { x: 0, y: 0, ...DESK });
    await box.locator(".shot-next").press("Enter");
    assert.deepEqual(await page.locator("#anh-4").boundingBox(), { x: 0, y: 0, ...DESK });
    assert.ok(await page.locator("#anh-4 figcaption").isVisible());
    await page.locator("#anh-4 .shot-close").press("Enter");
    const place = await page.locator("#cho-4 img").boundingBox();
    assert.ok(place.width < DESK.width && place.y < DESK.height && place.y + place.height > 0, JSON.stringify(place));
    assert.equal(await page.locator(".shot-close:visible").count(), 0);
    await context.close();
  });

  test("from a disk", async () => {
    const { root } = await sample("--portable");
    const page = await browser.newPage({ viewport: DESK });
    await page.goto(pathToFileURL(join(root, site.kinds.get("gallery")[0])).href);
    await page.locator(".shot-open").first().click();
    await page.keyboard.press("ArrowRight");
    assert.equal((await shown(page)).count, count(2));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog.lightbox").open);
    await page.close();
  });
});

/** A PNG of one colour, another for each number. */
function flat(width, height, number) {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(data.length);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), body.length + 4);
    return frame;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.of(0), ...Array(width).fill(Buffer.of(number % 256, number >> 8, 128))]);
  const rows = deflateSync(Buffer.concat(Array(height).fill(row)));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

describe("five hundred photographs, and captions that hold markup", () => {
  const MARKUP = "<b>in đậm</b> & <img src=x onerror=alert(1)>";
  let root, file;

  before(() => {
    const source = folder();
    root = folder();
    const home = join(source, "content/phong-su-anh/hoi-thi");
    mkdirSync(home, { recursive: true });
    const photos = Array.from({ length: 500 }, (_, n) => writeFileSync(join(home, `${n}.png`), flat(320, 200, n)) ??
      `  - {tep: ${n}.png, mo_ta: "Ảnh dự thi số ${n + 1}", chu_thich: '${n === 0 ? MARKUP : `Bức ${n + 1}`}', tac_gia: Lê An}`);
    writeFileSync(join(source, "site.yaml"), "tieu_de: Vườn hoa quận Mẫu\nbase_url: https://quanmau.example.vn/\n");
    writeFileSync(join(home, "phong-su-anh.yaml"), `tieu_de: Hội thi ảnh\nngay: 19/5/2021\nanh:\n${photos.join("\n")}\n`);
    vuonhoa("build", "--site", source, "-o", root, "--portable");
    file = pathToFileURL(join(root, "phong-su-anh/hoi-thi/index.html")).href;
  });

  test("few are fetched before they are near, each has its room, and the last opens", async () => {
    const page = await browser.newPage({ viewport: DESK });
    const complaints = watch(page, "file://");
    await page.goto(file);
    const images = await page.locator(".shot img").evaluateAll(all => ({
      all: all.length, sized: all.filter(image => image.getAttribute("width") > 0 && image.getAttribute("height") > 0).length,
      fetched: all.filter(image => image.complete && image.naturalWidth).length,
    }));
    assert.deepEqual([images.all, images.sized], [500, 500]);
    assert.ok(images.fetched < 40, `${images.fetched} are fetched at once`);
    await page.locator(".shot-open").first().focus();
    await page.keyboard.press("Enter");
    assert.ok((await shown(page)).caption.startsWith(MARKUP), "the caption is shown as it was written");
    await page.keyboard.press("End");
    assert.equal((await shown(page)).count, count(500, 500));
    none(complaints, "complaint");
    await page.close();
  });
});

test("each browser is offered what it knows, in sizes, and nothing tells where it was taken", async () => {
  const page = await browser.newPage({ viewport: PHONE });
  await page.goto(address);
  const offered = await page.locator(".shot picture").evaluateAll(all => all.map(picture => ({
    webp: picture.querySelector("source[type='image/webp']").srcset, jpeg: picture.querySelector("img").srcset,
    shown: picture.querySelector("img").currentSrc,
  })));
  assert.equal(offered.length, photographs);
  for (const { webp, jpeg } of offered) {
    for (const width of ["240w", "480w", "800w"]) assert.ok(webp.includes(width), webp);
    assert.ok(/\.jpg \d+w, .*\.jpg \d+w/.test(jpeg), jpeg);
  }
  // A phone of one dot a pixel takes no picture made for a wall.
  assert.match(offered[0].shown, /-(240|480)\.[0-9a-f]{8}\.webp$/);
  const [file] = offered[0].webp.match(/anh\/\S+-480\.[0-9a-f]{8}\.webp/);
  const bytes = readFileSync(join(site.root, decodeURI(file)));
  assert.equal(bytes.subarray(0, 4).toString(), "RIFF");
  assert.ok(!/Exif|EXIF|XMP/.test(bytes.toString("latin1").slice(0, 400)));
  await page.close();
});
