// What the gates hold back is not in the index: not as words, and not when every stored text is read.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { build, open, repository, words } from "./asked.mjs";

const site = "tests/sites/cua";
const { index } = open(build(site, (copy) => {
  fs.cpSync(path.join(repository, "tests/sites/thu"), path.join(copy, "themes/thu"), { recursive: true });
}));
const never = fs.readFileSync(path.join(repository, site, "never.txt"), "utf8").split("\n").filter(Boolean);

test("no stored title or text holds it", async () => {
  assert.ok(never.length > 10 && index.root.documents > 2);
  for (let document = 0; document < index.root.documents; document++) {
    const text = words((await index.record(document)).title) + "\n" + words(await index.text(document));
    for (const secret of never) assert.ok(!text.includes(secret), `${document} holds ${secret}`);
  }
});

test("no question finds it", async () => {
  for (const secret of never) {
    const { documents, words: asked } = await index.ask(secret);
    for (const document of documents) {
      const record = await index.record(document);
      const text = record.title.concat(await index.text(document));
      assert.ok(!index.answers(text, asked) || !words(text).toLowerCase().includes(secret.toLowerCase()), `${secret}: ${record.route}`);
    }
  }
});
