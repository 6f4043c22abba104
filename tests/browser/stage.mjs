// What the browser tests stand on: the program, the browser, a folder that goes away again, and a page that is
// watched for what no page may do: write an error to the console, throw, miss a file, or ask another host.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test as unbounded } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../validate/server.mjs";

export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
export const PROGRAM = resolve(process.env.VUONHOA ?? join(REPOSITORY, "target/release/vuonhoa"));

/** The path under which the sample is served: no link may depend on being at a root. */
export const BASE = "/duong/dan/";

/** A page of each width that is tested: a cheap phone, and a desk. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

// What was begun is ended after the last test of a file, the last first.
const endings = [];
after(async () => {
  for (const end of endings.reverse()) await end();
});

/** The six kinds of page that matter most. */
export const FOREMOST = ["home", "article", "profile", "people", "unit", "statistics"];

/** How long one test may take: far more than any needs, on a machine that does much else. */
const PATIENCE = 300_000;

/**
 * A test that ends. Waits for what a page shows are bounded by themselves, but a browser that never answers is asked
 * without end: what hangs is told by its name, and the tests after it go on.
 */
export const test = (name, work) => unbounded(name, { timeout: PATIENCE }, work);

/** Closes a page or a browser; one that does not say that it has closed is waited for no longer than a minute. */
export const closed = opened => Promise.race([opened.close(), new Promise(done => setTimeout(done, 60_000).unref())]);

export function vuonhoa(...words) {
  const { status, stdout, stderr, error } = spawnSync(PROGRAM, words, { encoding: "utf8", timeout: PATIENCE });
  if (error) throw error;
  assert.equal(status, 0, `vuonhoa ${words.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
}

export function folder() {
  const path = mkdtempSync(join(tmpdir(), "vuonhoa-browser-"));
  endings.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export async function launch() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  endings.push(() => closed(browser));
  // Waits are bounded only so that nobody waits for ever: a loaded machine is slow, and no test is about speed.
  for (const name of ["newContext", "newPage"]) {
    const open = browser[name].bind(browser);
    browser[name] = async options => {
      const opened = await open(options);
      opened.setDefaultTimeout(120_000);
      return opened;
    };
  }
  return browser;
}

/** The sample site, built with `words` and served by a plain static server. */
export async function sample(...words) {
  const [root, prints] = [folder(), folder()];
  vuonhoa("build", "--site", REPOSITORY, "--base-url", `https://mau.example${BASE}`, "-o", root, "--print", prints, ...words);
  const server = await serve(root, BASE);
  endings.push(() => server.close());
  const address = file => server.url + file.replace(/(^|\/)index\.html$/, "$1");
  return { root, address, kinds: kinds(root), ...server };
}

/**
 * The pages of a built site by kind, as the theme writes it on `body`; the largest page of a kind comes first.
 * Pages that only send a reader on are of the kind "moved".
 */
export function kinds(root) {
  const found = new Map();
  for (const file of readdirSync(root, { recursive: true }).filter(file => file.endsWith(".html")).sort()) {
    const text = readFileSync(join(root, file), "utf8");
    const kind = text.includes('http-equiv="refresh"') ? "moved" : /<body class="kind-([\w-]+)/.exec(text)?.[1] ?? "other";
    found.set(kind, [...(found.get(kind) ?? []), { file, size: text.length }]);
  }
  for (const pages of found.values()) pages.sort((a, b) => b.size - a.size);
  return new Map([...found].map(([kind, pages]) => [kind, pages.map(page => page.file)]));
}

/** Runs `work` over all items, two at a time: the machines that run this have two cores. */
export async function eachOfTwo(items, work) {
  const queue = [...items];
  const worker = async () => { while (queue.length) await work(queue.shift()); };
  await Promise.all([worker(), worker()]);
}

/** What a page did that none may do, as sentences. `allow` is the address under which it may ask. */
export function watch(page, allow) {
  const complaints = [];
  page.on("console", message => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", error => complaints.push(`thrown: ${error.message}`));
  page.on("requestfailed", request => {
    // Aborted is what was still under way, a tab's icon mostly, when the test went on to the next page.
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("request", request => {
    if (!request.url().startsWith(allow) && !request.url().startsWith("data:")) complaints.push(`asked elsewhere: ${request.url()}`);
  });
  return complaints;
}

/**
 * Fails with a list that can be read, not with a comparison of arrays. What is wrong is a sentence, or a pair of
 * a page and a sentence: what was found on several pages is said once.
 */
export function none(complaints, what) {
  const pages = new Map();
  for (const complaint of complaints) {
    const [page, words] = Array.isArray(complaint) ? complaint : ["", complaint];
    pages.set(words, (pages.get(words) ?? new Set()).add(page));
  }
  const lines = [...pages].map(([words, at]) => {
    const some = [...at].slice(0, 6).join(", ");
    return at.has("") ? words : `${words}\n      on ${at.size}: ${some}${at.size > 6 ? ", …" : ""}`;
  });
  assert.ok(complaints.length === 0, `${complaints.length} × ${what}:\n  ${lines.slice(0, 40).join("\n  ")}`);
}
