// A yearbook's pages, turned: by button, by key and by finger; two at a time and one; without a script; from a disk.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe } from "node:test";
import { pathToFileURL } from "node:url";
import { violations } from "./axe.mjs";
import { DESK, PHONE, folder, launch, test, vuonhoa, watch } from "./stage.mjs";
import { serve } from "../validate/server.mjs";

const IMPRINT = ["bien_soan", "xuat_ban", "chiu_trach_nhiem", "chiu_trach_nhiem_noi_dung", "bien_tap", "trinh_bay", "sua_ban_in",
  "giay_phep", "noi_in", "dia_chi_in", "nop_luu_chieu"].map(key => `${key}: a`).join(", ");
const FLIP = "ky-yeu/so/lat-trang/index.html";

let browser, root, server;

before(async () => {
  const site = folder();
  const write = (path, text) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  };
  write("site.yaml", "tieu_de: Vườn\nbase_url: https://mau.example/\nxuat_ban: {can_dong_y: false, can_duyet: false}\n");
  write("content/ky-yeu/so/ky-yeu.yaml", `tieu_de: Sổ vườn\nnam: 2020\ntrang_thai: chinh_thuc\nlat_trang: true\nbo_cuc: mot_trang\n` +
    `phan: [{tieu_de: Người làm vườn}]\nxi_nhe: {so_luong: 1, ${IMPRINT}}\n`);
  for (const name of ["An", "Bình", "Chi", "Dung"]) {
    write(`content/ho-so/${name.normalize("NFD")[0].toLowerCase()}.yaml`, `loai: ca_nhan\nten: Lê ${name}\nnam: 2020\nnoi_dung: Chị trồng hoa.\n`);
  }
  root = folder();
  vuonhoa("build", "--site", site, "-o", root, "--print", folder(), "--portable");
  server = await serve(root, "/");
  browser = await launch();
});

after(() => server?.close());

async function opened(options = {}, { url = server.url + FLIP, hash = "" } = {}) {
  const context = await browser.newContext({ viewport: DESK, ...options });
  const page = await context.newPage();
  const complaints = watch(page, server.url);
  await page.goto(url + hash);
  return { context, page, complaints };
}

/** The pages on the screen, by their numbers. */
const shown = page => page.evaluate(() =>
  [...document.querySelectorAll(".flip-leaf")].filter(leaf => leaf.checkVisibility()).map(leaf => Number(leaf.id.slice(6))));

/** Whether every picture on the screen has come, and lies within it. */
const whole = page => page.evaluate(() => Promise.all(
  [...document.querySelectorAll(".flip-leaf img")].filter(img => img.checkVisibility()).map(async img => {
    await img.decode();
    const { left, right } = img.getBoundingClientRect();
    return img.naturalWidth > 0 && left >= 0 && right <= innerWidth;
  })).then(all => all.every(Boolean) && document.documentElement.scrollWidth <= innerWidth));

describe("the pages of a yearbook", () => {
  test("lie two by two on a desk, and turn by key and by button", async () => {
    const { context, page, complaints } = await opened();
    assert.deepEqual(await shown(page), [1]);
    assert.ok(await page.locator('[data-to="back"]').isDisabled());
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await shown(page), [2, 3]);
    await page.locator('[data-to="next"]').click();
    assert.deepEqual(await shown(page), [4, 5]);
    assert.ok(page.url().endsWith("#trang-4"), page.url());
    assert.ok(await whole(page));
    await page.keyboard.press("ArrowLeft");
    assert.deepEqual(await shown(page), [2, 3]);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("lie one by one on a phone, and turn by a finger", async () => {
    const { context, page } = await opened({ viewport: PHONE, hasTouch: true }, { hash: "#trang-4" });
    assert.deepEqual(await shown(page), [4]);
    assert.ok(await whole(page));
    const swipe = (from, to) => page.evaluate(([from, to]) => {
      const pages = document.querySelector(".flip-pages");
      const touch = x => new Touch({ identifier: 1, target: pages, clientX: x, clientY: 300 });
      const fire = (kind, touches, x) =>
        pages.dispatchEvent(new TouchEvent(kind, { bubbles: true, touches, changedTouches: [touch(x)] }));
      fire("touchstart", [touch(from)], from);
      fire("touchend", [], to);
    }, [from, to]);
    await swipe(300, 60);
    assert.deepEqual(await shown(page), [5]);
    await swipe(60, 300);
    await swipe(200, 190);
    assert.deepEqual(await shown(page), [4], "what hardly moves is no swipe");
    assert.deepEqual(await violations(page), []);
    await context.close();
  });

  test("tell what stands on them, and lead to its text", async () => {
    const { context, page } = await opened();
    const leaf = page.locator(".flip-leaf", { hasText: "Lê Chi" }).first();
    assert.match(await leaf.locator("img").getAttribute("alt"), /^Trang \d+: .*Lê Chi/);
    await page.goto(`${server.url}${FLIP}#${await leaf.getAttribute("id")}`);
    await leaf.locator(".flip-open").click();
    assert.match(await page.locator("h1").innerText(), /Lê\sChi/);
    await context.close();
  });

  test("stand in a column without a script, with ways from one to the next", async () => {
    const { context, page } = await opened({ javaScriptEnabled: false });
    const count = await page.locator(".flip-leaf").count();
    assert.ok(count > 8);
    assert.equal(await page.locator('.flip-leaf img[loading="lazy"]').count(), count - 2);
    await page.locator("#trang-3 .flip-ways a").last().click();
    assert.ok(page.url().endsWith("#trang-4"));
    assert.ok(!(await page.locator(".flip-bar").isVisible()));
    await context.close();
  });

  test("turn from a disk too", async () => {
    const { context, page } = await opened({}, { url: pathToFileURL(join(root, FLIP)).href });
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await shown(page), [2, 3]);
    assert.ok(await whole(page));
    await context.close();
  });
});
