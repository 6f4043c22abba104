// Questions that nobody should ask: they are answered, quickly, and change nothing.
import assert from "node:assert/strict";
import test from "node:test";
import { build, open } from "./asked.mjs";

const out = build("tests/search/ten");
const { index, context } = open(out);

const questions = {
  "nothing": "", "spaces": " \t\n\u00a0", "signs alone": "!?.,;–—“”()[]{}<>", "a regular expression": "(a+)+$ [^a-z]*? \\d{3,} .* ^ | \\",
  "HTML": "<img src=x onerror=\"alert(1)\"><script>document.title='x'</script>", "an entity": "&lt;b&gt; &amp; &#x27;",
  "lone marks": "\u0301 \u0323\u0302 \u031b", "marks upon marks": "a" + "\u0301".repeat(500), "half a character": "\ud83d a\udc00 \udc00",
  "control characters": "a\u0000b\u001f\u007f\u2028\u2029", "names of objects": "__proto__ constructor toString hasOwnProperty",
  "10,000 letters": "a".repeat(10_000), "10,000 words": "thi đua ".repeat(10_000), "10,000 marks": "\u0301".repeat(10_000), "10,000 signs": "(".repeat(10_000),
  "no string": null, "a number": 12, "right to left": "مرحبا بالعالم", "ideographs": "漢字仮名交じり文",
};

for (const [name, question] of Object.entries(questions)) {
  test(name, async () => {
    const before = JSON.stringify(Object.keys(context).sort());
    const { documents, words } = await index.ask(question);
    assert.ok(Array.isArray(Array.from(documents)) && words.length <= 10);
    for (const document of documents.slice(0, 3)) {
      const pieces = index.quote(await index.text(document), words, 34, false);
      for (const piece of pieces) assert.deepEqual([typeof piece.text, typeof piece.mark], ["string", "boolean"]);
    }
    assert.equal(JSON.stringify(Object.keys(context).sort()), before);
  });
}

test("what has no word finds nothing, and fetches nothing", async () => {
  for (const question of ["", " ", "\u0301", "(((("]) assert.equal((await index.ask(question)).documents.length, 0);
});

test("a text that was never there is not made up", async () => {
  assert.equal((await index.ask("xyzzy plugh")).documents.length, 0);
});

test("a file that does not come is asked for again", async () => {
  const { index, fetched } = open(out);
  const { load } = index;
  index.load = async () => {};
  await assert.rejects(index.ask("thi đua"), /ten|[cst]\//);
  index.load = load;
  assert.ok((await index.ask("thi đua")).documents.length > 0);
  assert.equal(fetched.filter((name) => name === "ten").length, 1);
});
