// Texts are folded in browsers as they were for the index: one table, which src/vietnamese/tests.rs reads too.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { repository, scripts } from "./asked.mjs";

const { fold, foldToned } = scripts("chu.js").window.senChu;
const table = (name) => JSON.parse(fs.readFileSync(path.join(repository, "tests/vietnamese", name), "utf8"));

test("every case of search.json", () => {
  const cases = table("search.json");
  assert.ok(cases.length > 300);
  for (const [text, folded, toned] of cases) {
    assert.equal(fold(text), folded, JSON.stringify(text));
    assert.equal(foldToned(text), toned, JSON.stringify(text));
    assert.equal(fold(foldToned(text)), folded, JSON.stringify(text));
  }
});

test("the cases that all Vietnamese text meets", () => {
  const cases = table("cases.json");
  for (const [text, folded] of cases.fold) assert.equal(fold(text), folded);
  for (const [a, b] of cases.same_word) assert.equal(foldToned(a), foldToned(b));
  for (const [a, b] of cases.different_exactly) assert.notEqual(foldToned(a), foldToned(b));
  for (const [a, b] of cases.nfc_equal) assert.equal(foldToned(a), foldToned(b));
  for (const letter of cases.letters) assert.match(fold(letter), /^[a-z]$/);
});
