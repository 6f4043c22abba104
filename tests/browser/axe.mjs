// What axe-core says of a page.

import { readFileSync } from "node:fs";

const AXE = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** What axe finds on a page, one sentence for each rule, with up to three of its places. */
export async function violations(page, rules = {}) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    options => window.axe.run(document, options).then(result => result.violations),
    { resultTypes: ["violations"], rules: { "target-size": { enabled: true }, ...rules } },
  );
  return found.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, any, all, none: never }) =>
      `\n      ${target.join(" ")}: ${[...any, ...all, ...never].map(check => check.message).join("; ")}`);
    return `${id} × ${nodes.length}: ${help}${places.join("")}`;
  });
}
