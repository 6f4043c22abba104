// The sample served with exactly the headers that `_headers` wants: the strictest policy, with no exception for the theme. No page
// of any kind violates it, nor does anything that a reader does there.

import assert from "node:assert/strict";
import { before } from "node:test";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { headersOf, rules } from "../validate/server.mjs";
import { DESK, eachOfTwo, launch, none, sample, test, watch } from "./stage.mjs";

let browser, site, context;
const violations = [];

before(async () => {
  browser = await launch();
  site = await sample();
  context = await browser.newContext({ viewport: DESK });
  await context.exposeBinding("tell", ({ page }, words) => { violations.push([page.url().slice(site.url.length), words]); });
  await context.addInitScript(() => addEventListener("securitypolicyviolation", event =>
    window.tell(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`)));
});

const of = kind => site.kinds.get(kind)?.[0] ?? assert.fail(`no page of the kind ${kind}`);

test("the policy has no exception, and only what is called by its content is kept", () => {
  const found = rules(readFileSync(join(site.root, "_headers"), "utf8"));
  for (const file of readdirSync(site.root, { recursive: true, withFileTypes: true }).filter(file => file.isFile())) {
    const path = `${file.parentPath.slice(site.root.length)}/${file.name}`;
    if (path.startsWith("/.vuonhoa")) continue;
    const said = headersOf(found, path);
    assert.doesNotMatch(said["content-security-policy"], /unsafe|nonce|sha\d|\*|https?:|,/, path);
    assert.match(said["content-security-policy"], /^default-src 'none'; script-src 'self'; style-src 'self';/);
    assert.equal(said["x-content-type-options"], "nosniff");
    const tagged = /\.[0-9a-f]{8}\.\w+$/.test(path);
    if (said["cache-control"]) assert.ok(tagged && said["cache-control"] === "public, max-age=31536000, immutable", path);
    else assert.ok(!/^\/(_sen|_tim|anh)\//.test(path), `${path} could be kept`);
  }
});

test("a policy that is violated is told", async () => {
  const page = await context.newPage();
  await page.goto(site.address("index.html"));
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await page.waitForTimeout(200);
  assert.equal(violations.length, 1, JSON.stringify(violations));
  assert.match(violations.pop()[1], /^style-src-attr/);
  await page.close();
});

test("no page of any kind violates it", async () => {
  const files = [...site.kinds].flatMap(([, files]) => [...new Set([...files.slice(0, 3), files.at(-1)])]);
  assert.ok(site.kinds.size > 20 && files.length > 50, `${files.length} pages of ${site.kinds.size} kinds`);
  const said = [];
  await eachOfTwo(files, async file => {
    const page = await context.newPage();
    const complaints = watch(page, site.url);
    await page.goto(site.address(file), { waitUntil: "load" });
    // What comes only when it is in sight comes too.
    if (!site.kinds.get("moved")?.includes(file)) await page.evaluate(() => { for (const image of document.images) image.loading = "eager"; });
    await page.waitForLoadState("networkidle");
    said.push(...complaints.map(words => [file, words]));
    await page.close();
  });
  none(violations, "a violation of the policy");
  none(said, "a complaint");
});

test("the data for machines is there as it was", async () => {
  const page = await context.newPage();
  await page.goto(site.address(of("profile")));
  const data = await page.locator('script[type="application/ld+json"]').first().textContent();
  assert.ok(JSON.parse(data)["@context"]);
  await page.close();
});

test("a photograph has its colour before it is there", async () => {
  const page = await context.newPage();
  await page.route(/\/anh\//, route => route.abort());
  await page.goto(site.address(of("home")));
  const colours = await page.locator("img.tone").evaluateAll(all => all.map(image => getComputedStyle(image).backgroundColor));
  assert.ok(colours.length > 0 && colours.every(colour => /^rgb\(\d+, \d+, \d+\)$/.test(colour)), colours.join(" "));
  await page.close();
});

test("nothing that a reader does violates it", async () => {
  const page = await context.newPage();
  const go = file => page.goto(site.address(file), { waitUntil: "load" });
  await go(of("search"));
  await page.locator("#q").fill("thi dua");
  await page.locator(".search-line button").click();
  await page.locator(".results li").first().waitFor();
  await page.locator("details.narrow summary").click();
  await go("trinh-chieu/index.html");
  await page.locator("[data-to=next]").click();
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.querySelector(".show-place").textContent.split(" / ").every((n, _, all) => n && n === all[1]));
  await go(of("gallery"));
  await page.locator(".shot-open").first().click();
  await page.locator("dialog .shot-next").click();
  await page.locator("dialog .shot-close").click();
  await go(of("people"));
  await page.locator("#loc-ten").fill("nguyen");
  await page.waitForFunction(() => document.querySelector(".people > li[hidden]"));
  await go(of("article"));
  for (const button of ["larger", "contrast", "theme", "normal"]) await page.locator(`[data-do=${button}]`).click();
  await page.evaluate(() => { navigator.share = () => Promise.resolve(); navigator.clipboard.writeText = () => Promise.resolve(); });
  const share = page.locator(".share");
  if (await share.count() && await share.first().isVisible()) await share.first().click();
  if (site.kinds.has("flip")) {
    await go(of("flip"));
    await page.locator(".flip-bar [data-to=next]").click();
  }
  await page.waitForTimeout(300);
  none(violations, "a violation of the policy");
  await page.close();
});
