// All checks over one built site; findings in the order of files and lines.

import { html } from "./html.mjs";
import { jsonld } from "./jsonld.mjs";
import { links } from "./links.mjs";
import { read } from "./site.mjs";
import { xml } from "./xml.mjs";

/** Checks the folder `root`. `base` is the path under which a site without an address of its own is served. */
export async function validate(root, base) {
  const site = read(root);
  if (base !== undefined) {
    if (site.known && site.home.pathname !== base) throw new Error(`the site is made for ${site.home}, not for the path ${base}`);
    site.home = new URL(base, site.home);
  }
  const findings = (await Promise.all([html, xml, jsonld, links].map(check => check(site)))).flat();
  findings.sort((a, b) => a.file.localeCompare(b.file, "en") || a.line - b.line || a.check.localeCompare(b.check, "en"));
  return { pages: site.pages.size, files: site.files.size, findings };
}
