// JSON-LD: every block is JSON, every node is of a type that `schema/jsonld.json` knows and has what that type
// needs, and what it says of the page is so.

import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";

// Strict: an unknown keyword in the schema itself is an error too.
const ajv = new Ajv({ allErrors: true, discriminator: true, strict: true, strictRequired: false });
formats(ajv);
const SCHEMA = JSON.parse(readFileSync(new URL("schema/jsonld.json", import.meta.url), "utf8"));
const validate = ajv.compile(SCHEMA);

export function jsonld(site) {
  const findings = [];
  for (const [file, page] of site.pages) {
    for (const block of page.data) {
      const say = message => findings.push({ check: "jsonld", file, line: block.line, message });
      let value;
      try {
        value = JSON.parse(block.text);
      } catch (error) {
        say(`not JSON: ${error.message}`);
        continue;
      }
      if (!validate(value)) for (const error of validate.errors) say(sentence(error));
      else for (const message of untrue(site, page, value)) say(message);
    }
    if (page.canonical && !page.moved && !page.noindex && !page.data.length) {
      findings.push({ check: "jsonld", file, line: 1, message: "a page to be indexed, without JSON-LD" });
    }
  }
  return findings;
}

function sentence({ instancePath, message, params }) {
  const detail = params.additionalProperty ?? params.tagValue ?? params.allowedValue ?? "";
  return `${instancePath || "/"} ${message}${detail === "" ? "" : `: ${detail}`}`;
}

/** What is well-formed but not so. */
function* untrue(site, page, value) {
  const nodes = value["@graph"];
  const subject = nodes.find(node => node["@type"] !== "BreadcrumbList");
  if (subject?.url !== undefined && subject.url !== page.canonical) yield `it speaks of ${subject.url}, and the page is ${page.canonical}`;
  for (const { itemListElement } of nodes.filter(node => node["@type"] === "BreadcrumbList")) {
    const positions = itemListElement.map(item => item.position);
    if (positions.some((position, index) => position !== index + 1)) yield `breadcrumbs are numbered ${positions.join(", ")}`;
  }
}
