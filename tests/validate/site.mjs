// A built site as the checks see it: its files, and of each page what is needed to judge it, with line numbers.
// Read once, and by a parser that has nothing to do with the program that wrote the pages.

import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { Parser } from "htmlparser2";

/** Attributes that hold one address. `content` of a meta element is looked at apart, `srcset` holds several. */
const ADDRESSES = ["href", "src", "poster", "cite", "data", "action", "xlink:href"];

/** Reads the folder `root`. Throws when there is no page in it: a check of nothing proves nothing. */
export function read(root) {
  const files = new Map();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/");
    files.set(path, undefined);
  }
  const pages = new Map();
  for (const file of files.keys()) {
    if (file.endsWith(".html")) pages.set(file, parse(file, readFileSync(join(root, file), "utf8")));
  }
  if (!pages.has("index.html")) throw new Error(`${root}: no index.html there`);
  const home = pages.get("index.html").canonical;
  return new Site(root, files, pages, home);
}

class Site {
  constructor(root, files, pages, home) {
    Object.assign(this, { root, files: new Set(files.keys()), pages });
    /** The site's own address, from the home page, or one that nobody has, so that relative links can be resolved. */
    this.home = new URL(home ?? "https://site.invalid/");
    this.known = home !== undefined;
  }

  text(file) {
    return this.pages.get(file)?.text ?? readFileSync(join(this.root, file), "utf8");
  }

  /** The whole address of a file of the site. */
  address(file) {
    const path = file.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent).join("/");
    return new URL(path, this.home);
  }

  /** The file that a plain server sends for a whole address; none for other sites, and for what is not there. */
  fileAt(url) {
    const base = this.home.pathname;
    if (url.origin !== this.home.origin || !url.pathname.startsWith(base)) return undefined;
    let file = decodeURIComponent(url.pathname.slice(base.length));
    if (file === "" || file.endsWith("/")) file += "index.html";
    return this.files.has(file) ? file : undefined;
  }

  /** The page that a page names in its own stead, as a copy does. */
  original(page) {
    const target = page.canonical && URL.canParse(page.canonical) ? this.pages.get(this.fileAt(new URL(page.canonical))) : undefined;
    return target === page ? undefined : target;
  }

  isOwn(url) {
    return url.origin === this.home.origin && url.pathname.startsWith(this.home.pathname);
  }

  /** What a link of a page leads to; none when it is no address at all. */
  resolve(page, address) {
    try {
      return new URL(address, this.address(page.file));
    } catch {
      return undefined;
    }
  }
}

/** The line, from 1, of a place in a text. */
export function lineAt(text, index) {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < index; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

function parse(file, text) {
  const page = { file, text, links: [], ids: new Set(), data: [], canonical: undefined, heading: "", noindex: false, moved: false };
  let block, heading = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      const line = lineAt(text, parser.startIndex);
      if (attributes.id) page.ids.add(attributes.id);
      if (name === "a" && attributes.name) page.ids.add(attributes.name);
      if (name === "link" && attributes.rel === "canonical") page.canonical = attributes.href;
      if (name === "h1") heading = true;
      if (name === "meta") meta(page, attributes, line);
      if (name === "script" && attributes.type === "application/ld+json") {
        block = { line, text: "" };
        page.data.push(block);
      }
      for (const attribute of ADDRESSES) {
        if (attributes[attribute] !== undefined) page.links.push({ name, attribute, address: attributes[attribute].trim(), line });
      }
      for (const candidate of (attributes.srcset ?? "").split(/,\s+/).filter(Boolean)) {
        page.links.push({ name, attribute: "srcset", address: candidate.trim().split(/\s+/)[0], line });
      }
      for (const attribute of ["fill", "stroke", "style", "clip-path", "mask"]) {
        const paint = /url\(["']?(#[^"')]+)/.exec(attributes[attribute] ?? "");
        if (paint) page.links.push({ name, attribute, address: paint[1], line });
      }
    },
    ontext(words) {
      if (block) block.text += words;
      if (heading) page.heading += words;
    },
    onclosetag(name) {
      if (name === "script") block = undefined;
      if (name === "h1") heading = false;
    },
  });
  parser.write(text);
  parser.end();
  return page;
}

function meta(page, { name, property, content = "", "http-equiv": equivalent }, line) {
  if (name === "robots" && content.includes("noindex")) page.noindex = true;
  const target = /^\s*\d+\s*;\s*url=(.+)$/i.exec(content);
  if (equivalent?.toLowerCase() === "refresh" && target) {
    page.moved = true;
    page.links.push({ name: "meta", attribute: "content", address: target[1].trim(), line });
  } else if (/^(og:(url|image|video|audio)|DC\.identifier)$/.test(property ?? name ?? "")) {
    page.links.push({ name: "meta", attribute: "content", address: content, line });
  }
}
