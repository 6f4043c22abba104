// Builds sites and opens their search index in node, with the scripts that browsers run and nothing else.
//
// The program is target/release/vuonhoa, or what VUONHOA names.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";
import { fileURLToPath } from "node:url";

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const program = process.env.VUONHOA ?? path.join(repository, "target/release/vuonhoa");

/** Builds a site to a folder that is gone when node ends; returns the folder. */
export function build(site, prepare = () => {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vuonhoa-search-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const copy = path.join(folder, "site");
  fs.mkdirSync(copy);
  // A copy, so that a build leaves no cache behind.
  for (const part of ["site.yaml", "content", "themes", "strings", "templates"]) {
    const from = path.join(repository, site, part);
    if (fs.existsSync(from)) fs.cpSync(from, path.join(copy, part), { recursive: true });
  }
  prepare(copy);
  const out = path.join(folder, "out");
  execFileSync(program, ["build", "--clock", "2021-06-01", "--site", copy, "-o", out], { stdio: ["ignore", "ignore", "pipe"] });
  return out;
}

/** The scripts of a theme as a page runs them, with a stub for everything that is not text. */
export function scripts(...names) {
  const window = {};
  const context = vm.createContext({ window, document: { getElementById: () => null } });
  for (const name of names) {
    const file = path.join(repository, "themes/sen/static", name);
    vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: name });
  }
  context.senTim = window.senTim;
  return { window, context };
}

/** The search index of a built site; `fetched` tells which of its files were read. */
export function open(out) {
  const { window, context } = scripts("chu.js", "tim-muc-luc.js", "tim-kiem.js", "tim-trang.js");
  const fetched = [];
  const load = async (name) => {
    const file = path.join(out, "_tim", name);
    fetched.push(name.replace(/\.[0-9a-f]{8}\.js$/, ""));
    vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
  };
  load(/data-index="[^"]*_tim\/([^"]+)"/.exec(fs.readFileSync(path.join(out, "tim-kiem/index.html"), "utf8"))[1]);
  const index = new window.senSearch.Index(load, window.senSearch.arrived.goc);
  return { index, fetched, context };
}

export const words = (tokens) => tokens.map((token) => token.gap + token.text).join("");
