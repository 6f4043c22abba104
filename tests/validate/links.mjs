// Links: linkinator asks for every address of every page, style sheet and JSON-LD block over HTTP, under a
// sub-path; anchors are looked up here, because linkinator overlooks those of pages it has already left.
// Nothing outside the site is asked for. An address that is only reached by a redirect is a finding.

import { LinkChecker, LinkState } from "linkinator";
import { lineAt } from "./site.mjs";
import { serve } from "./server.mjs";

export async function links(site) {
  return [...await addresses(site), ...anchors(site), ...canonicals(site)];
}

async function addresses(site) {
  const server = await serve(site.root, site.home.pathname);
  const own = new RegExp(`^${escaped(site.home.href)}`);
  try {
    const files = [...site.files].filter(file => /\.(html|css)$/.test(file));
    const { links } = await new LinkChecker().check({
      path: files.map(file => site.address(file).href.replace(own, server.url)),
      checkCss: true,
      redirects: "error",
      concurrency: 20,
      urlRewriteExpressions: [{ pattern: own, replacement: server.url }],
      linksToSkip: async address => !address.startsWith(server.origin),
    });
    const broken = links.filter(link => link.state === LinkState.BROKEN);
    const there = address => new URL(address.replace(server.origin, site.home.origin));
    return broken.flatMap(({ url, parent, status }) => places(site, there(parent ?? url), there(url), status));
  } finally {
    await server.close();
  }
}

const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Where in its page a broken address stands: linkinator knows only the page. */
function places(site, parent, url, status) {
  const file = site.fileAt(parent) ?? parent.pathname;
  const message = `${status >= 300 && status < 400 ? "only by a redirect" : `answered ${status}`}: ${url}`;
  const found = line => ({ check: "links", file, line, message });
  const page = site.pages.get(file);
  if (!page) {
    const text = site.text(file);
    const name = decodeURIComponent(url.pathname.split("/").at(-1));
    return [found(lineAt(text, Math.max(0, text.indexOf(name))))];
  }
  const lines = new Set(page.links.filter(link => bare(site.resolve(page, link.address)) === bare(url)).map(link => link.line));
  if (!lines.size) page.data.filter(block => block.text.includes(url.href)).forEach(block => lines.add(block.line));
  return [...(lines.size ? lines : [1])].map(found);
}

const bare = url => url && url.origin + url.pathname;

function anchors(site) {
  const findings = [];
  for (const [file, page] of site.pages) {
    for (const link of page.links) {
      const url = link.address.includes("#") ? site.resolve(page, link.address) : undefined;
      const target = url && site.pages.get(site.fileAt(url));
      const id = url && decodeURIComponent(url.hash.slice(1));
      if (target && id && !target.ids.has(id)) {
        findings.push({ check: "links/anchor", file, line: link.line, message: `${target.file} has no element with the id “${id}”` });
      }
    }
  }
  return findings;
}

/**
 * A page that names another as canonical leaves every search engine. Only a copy may: its heading is that of the
 * original, and the original speaks for itself.
 */
function canonicals(site) {
  const findings = [];
  for (const [file, page] of site.pages) {
    if (page.canonical === undefined || page.moved || page.canonical === site.address(file).href) continue;
    const original = site.original(page);
    if (original && original.heading === page.heading && original.canonical === page.canonical && !original.noindex) continue;
    const line = page.links.find(link => link.name === "link" && link.address === page.canonical)?.line ?? 1;
    findings.push({ check: "links/canonical", file, line, message: `the page is ${site.address(file)}, and calls itself ${page.canonical}` });
  }
  return findings;
}
