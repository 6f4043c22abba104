// HTML: html-validate with its strictest presets. What is switched off says why.

import { HtmlValidate, StaticConfigLoader } from "html-validate";

const CONFIG = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard", "html-validate:document", "html-validate:a11y"],
  elements: ["html5"],
  rules: {
    // The titles of official documents run to two hundred characters, and are set whole.
    "long-title": "off",
    // What is of one picture alone: the colour that stands in its place, and the point that a crop keeps.
    "no-inline-style": ["error", { allowedProperties: [] }],
    // A digest guards what comes from other hosts. Ours comes from the site itself, and must load from a disk too.
    "require-sri": ["error", { target: "crossorigin" }],
  },
};

const validator = new HtmlValidate(new StaticConfigLoader(CONFIG));

export async function html(site) {
  const findings = [];
  for (const [file, page] of site.pages) {
    const report = await validator.validateString(page.text, file);
    for (const { line, column, ruleId, message, selector } of report.results.flatMap(result => result.messages)) {
      findings.push({ check: `html/${ruleId}`, file, line, message: `${message} (column ${column}, ${selector ?? "page"})` });
    }
  }
  return findings;
}
