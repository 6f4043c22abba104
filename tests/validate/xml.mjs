// Feeds, sitemaps and robots.txt: well-formed and true to their schema by libxml2 (RELAX NG), and then what a
// schema cannot say: that ids are unique, that what they name is there, that the sitemap is the whole site.

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { lineAt } from "./site.mjs";
import { Parser } from "htmlparser2";
import { validateXML } from "xmllint-wasm";

const SCHEMAS = new Map([
  ["http://www.w3.org/2005/Atom feed", "atom"],
  ["http://www.sitemaps.org/schemas/sitemap/0.9 urlset", "sitemap"],
  ["http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex", "sitemap"],
]);

export async function xml(site) {
  const findings = [];
  const groups = new Map();
  for (const file of [...site.files].filter(file => file.endsWith(".xml")).sort()) {
    const document = tree(site.text(file));
    if (document.root?.name === "rss") {
      findings.push(...podcast(site, file, document));
      continue;
    }
    const schema = SCHEMAS.get(`${document.root?.attributes.xmlns} ${document.root?.name}`);
    if (!schema) {
      findings.push({ check: "xml/kind", file, line: document.root?.line ?? 1, message: "neither an Atom feed nor a sitemap" });
      continue;
    }
    groups.set(schema, [...(groups.get(schema) ?? []), { file, document }]);
  }
  for (const [schema, documents] of groups) findings.push(...await againstSchema(site, schema, documents));
  for (const { file, document } of groups.get("atom") ?? []) findings.push(...feed(site, file, document));
  findings.push(...sitemaps(site, groups.get("sitemap") ?? []), ...robots(site));
  return findings;
}

async function againstSchema(site, schema, documents) {
  const { errors } = await validateXML({
    xml: documents.map(({ file }) => ({ fileName: file, contents: site.text(file) })),
    schema: readFileSync(new URL(`schema/${schema}.rng`, import.meta.url), "utf8"),
    extension: "relaxng",
  });
  const findings = errors.filter(({ loc }) => loc).map(({ loc, message }) => {
    return { check: `xml/${schema}`, file: loc.fileName, line: loc.lineNumber, message };
  });
  // What is said of no line repeats what was said of one; if not, it is all there is.
  if (!findings.length) return errors.map(({ rawMessage }) => ({ check: `xml/${schema}`, file: documents[0].file, line: 1, message: rawMessage }));
  return findings.filter(({ file, line }) => {
    const { root } = documents.find(document => document.file === file).document;
    const others = new Set(findings.filter(other => other.file === file && other.line !== line).map(other => other.line));
    return !inside(root, line).some(part => others.has(part));
  });
}

/** The lines of all that is inside the elements of a line: libxml2 calls an element wrong because of what is in it. */
function inside(element, line) {
  const below = part => part.children.flatMap(child => [child.line, ...below(child)]);
  return element.line === line ? below(element) : element.children.flatMap(child => inside(child, line));
}

/** Elements with their lines; good enough for documents that libxml2 has read too. */
function tree(text) {
  const top = { children: [] };
  const open = [top];
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = { name, attributes, children: [], text: "", line: lineAt(text, parser.startIndex) };
      open.at(-1).children.push(element);
      open.push(element);
    },
    ontext(words) {
      if (open.length > 1) open.at(-1).text += words;
    },
    onclosetag() {
      open.pop();
    },
  }, { xmlMode: true });
  parser.write(text);
  parser.end();
  return { root: top.children[0] };
}

const all = (element, name) => element.children.filter(child => child.name === name);
const words = (element, name) => all(element, name)[0]?.text.trim();

function feed(site, file, { root }) {
  const findings = [];
  const say = (element, message) => findings.push({ check: "xml/feed", file, line: element.line, message });
  const entries = all(root, "entry");
  const link = (element, relation) => all(element, "link").find(({ attributes }) => (attributes.rel ?? "alternate") === relation);
  if (!all(root, "author").length && entries.some(entry => !all(entry, "author").length)) {
    say(root, "RFC 4287, 4.1.1: neither the feed nor every entry has an author");
  }
  const self = link(root, "self");
  if (!self) say(root, "RFC 4287, 4.1.1: no link of relation “self”");
  else if (site.known && self.attributes.href !== site.address(file).href) say(self, `the feed is at ${site.address(file)}, not at ${self.attributes.href}`);
  const ids = new Set();
  for (const entry of entries) {
    const id = words(entry, "id");
    if (ids.has(id)) say(entry, `two entries have the id ${id}`);
    ids.add(id);
    if (words(entry, "updated") > words(root, "updated")) say(entry, "the entry is newer than its feed");
  }
  for (const element of [root, ...entries].flatMap(part => all(part, "link"))) {
    const url = new URL(element.attributes.href, site.address(file));
    if (site.isOwn(url) && !site.fileAt(url)) say(element, `nothing is at ${url}`);
  }
  return findings;
}

/** RSS 2.0 has no schema of its own; what it asks of a channel and its enclosures, and what directories of podcasts ask. */
function podcast(site, file, { root }) {
  const findings = [];
  const say = (element, message) => findings.push({ check: "xml/podcast", file, line: element.line, message });
  const [channel, ...more] = all(root, "channel");
  if (root.attributes.version !== "2.0" || !channel || more.length) {
    say(root, "not one channel of RSS 2.0");
    return findings;
  }
  const wanted = ["title", "link", "description", "language", "itunes:author", "itunes:explicit"];
  for (const name of wanted) if (!words(channel, name)) say(channel, `a channel without ${name}`);
  if (!all(channel, "itunes:category")[0]?.attributes.text) say(channel, "a channel without a category");
  const self = all(channel, "atom:link").find(({ attributes }) => attributes.rel === "self");
  if (site.known && self?.attributes.href !== site.address(file).href) say(self ?? channel, "the channel does not say where it is");
  const ids = new Set();
  for (const item of all(channel, "item")) {
    for (const name of ["title", "guid", "link"]) if (!words(item, name)) say(item, `an item without ${name}`);
    if (ids.has(words(item, "guid"))) say(item, `two items have the guid ${words(item, "guid")}`);
    ids.add(words(item, "guid"));
    const day = words(item, "pubDate");
    if (day && !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/.test(day)) say(item, `${day} is no date of RFC 2822`);
    const time = words(item, "itunes:duration");
    if (time && !/^(\d+:)?\d{1,2}:\d\d$/.test(time)) say(item, `${time} is no duration`);
    const { url, length, type } = all(item, "enclosure")[0]?.attributes ?? {};
    const sound = url && URL.canParse(url) ? site.fileAt(new URL(url)) : undefined;
    if (!sound) say(item, `nothing is heard at ${url}`);
    else if (Number(length) !== statSync(join(site.root, sound)).size) say(item, `the sound has not ${length} bytes`);
    if (!/^audio\//.test(type ?? "")) say(item, `${type} is no kind of sound`);
    const page = words(item, "link");
    const targets = [page, all(item, "podcast:transcript")[0]?.attributes.url].filter(Boolean);
    for (const target of targets) if (!URL.canParse(target) || !site.fileAt(new URL(target))) say(item, `nothing is at ${target}`);
  }
  return findings;
}

/** The second and further pages of a list: readers and robots come to them from the first. */
const CONTINUATION = /\/trang\/\d+\/(index\.html)?$/;

function sitemaps(site, documents) {
  const findings = [];
  // A preview asks for none of its pages to be indexed, so its sitemap speaks to nobody.
  if (site.pages.get("index.html").noindex) return findings;
  const listed = new Map();
  for (const { file, document: { root } } of documents) {
    for (const item of root.children) {
      const say = message => findings.push({ check: "xml/sitemap", file, line: item.line, message });
      const address = words(item, "loc") ?? "";
      const target = URL.canParse(address) ? site.fileAt(new URL(address)) : undefined;
      if (!target) say(`nothing is at ${address}`);
      else if (site.pages.get(target)?.noindex) say(`${address} asks not to be indexed`);
      else if (site.original(site.pages.get(target) ?? {})) say(`${address} is a copy, and says so`);
      else if (listed.has(target)) say(`${address} is listed twice`);
      if (target) listed.set(target, item);
    }
  }
  if (!documents.length && !site.known) return findings;
  for (const [file, page] of site.pages) {
    if (page.noindex || listed.has(file) || CONTINUATION.test(file) || site.original(page)) continue;
    findings.push({ check: "xml/sitemap", file, line: 1, message: "no sitemap lists this page" });
  }
  return findings;
}

function robots(site) {
  if (!site.files.has("robots.txt")) return [];
  return site.text("robots.txt").split("\n").flatMap((text, index) => {
    const address = /^Sitemap:\s*(\S+)/i.exec(text)?.[1];
    if (!address || (URL.canParse(address) && site.fileAt(new URL(address)))) return [];
    return [{ check: "xml/robots", file: "robots.txt", line: index + 1, message: `no sitemap is at ${address}` }];
  });
}
