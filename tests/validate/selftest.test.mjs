// The validators are proved able to fail: `whole/` has nothing wrong; with one thing broken in a copy of it, exactly
// that is found, at its line, and nothing else.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { validate } from "./checks.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Name, file, what stands there, what shall stand there instead, what must be found as "file:line check". */
const BREAKAGES = [
  ["an id twice", "bai/mot/index.html", "<h1>", '<h1 id="hai">', "bai/mot/index.html:14 html/no-dup-id"],
  ["a picture without words", "index.html", ' alt="Bông sen"', "", "index.html:19 html/wcag/h37"],
  ["a paragraph inside a heading", "bai/mot/index.html", "Phần hai", "<p>Phần hai</p>", "bai/mot/index.html:14 html/element-permitted-content"],
  ["a heading level left out", "bai/mot/index.html", /h2/g, "h3", "bai/mot/index.html:14 html/heading-level"],
  ["no language", "index.html", ' lang="vi"', "", "index.html:2 html/element-required-attributes"],
  ["no title", "404.html", "<title>Không tìm thấy trang · Vườn mẫu</title>\n", "", "404.html:3 html/element-required-content"],
  ["a reference to no element", "index.html", '<main id="chinh">', '<main id="chinh" aria-labelledby="dau">', "index.html:15 html/no-missing-references"],
  ["an invented element", "index.html", /h1>/g, "headline>", "index.html:16 html/element-name"],
  ["a link without words", "index.html", "Nguồn</a>", "</a>", "index.html:18 html/wcag/h30"],
  ["a control without a name", "index.html", "<p>", '<p><button type="button"></button>', "index.html:18 html/text-content"],
  ["an attribute twice", "index.html", 'width="40" height="40">\n</main>', 'width="40" width="40" height="40">\n</main>', "index.html:19 html/no-dup-attr"],
  ["a script from elsewhere without its digest", "index.html", "</head>", '<script src="https://cdn.example/x.js"></script></head>', "index.html:12 html/require-sri"],

  ["a feed cut off", "feed.xml", "</entry>\n</feed>\n", "", "feed.xml:22 xml/atom"],
  ["a feed without its id", "feed.xml", "<id>https://mau.example/vuon/feed.xml</id>\n", "", "feed.xml:2 xml/atom"],
  ["a feed without its date", "feed.xml", "<updated>2021-05-19T00:00:00Z</updated>\n<author>", "<author>", "feed.xml:2 xml/atom"],
  ["a date without a time", "feed.xml", "2021-05-18T00:00:00Z", "2021-05-18", "feed.xml:20 xml/atom"],
  ["a moment without a zone", "feed.xml", "2021-05-18T00:00:00Z", "2021-05-18T00:00:00", "feed.xml:20 xml/atom"],
  ["an entry without a title", "feed.xml", "<title>Lời ngỏ</title>\n", "", "feed.xml:16 xml/atom"],
  ["an invented element of a feed", "feed.xml", /summary>/g, "sumary>", "feed.xml:14 xml/atom"],
  ["nobody wrote it", "feed.xml", "<author><name>Vườn mẫu</name></author>\n", "", "feed.xml:2 xml/feed"],
  ["a feed that does not say where it is", "feed.xml", /<link rel="self".*\n/, "", "feed.xml:2 xml/feed"],
  ["a feed that is elsewhere", "feed.xml", 'href="https://mau.example/vuon/feed.xml"', 'href="https://mau.example/feed.xml"', "feed.xml:5 xml/feed"],
  ["an entry twice", "feed.xml", "<id>https://mau.example/vuon/</id>", "<id>https://mau.example/vuon/bai/mot/</id>", "feed.xml:16 xml/feed"],
  ["an entry newer than its feed", "feed.xml", "2021-05-18T", "2021-05-20T", "feed.xml:16 xml/feed"],
  ["an entry that leads nowhere", "feed.xml", 'text/html" href="https://mau.example/vuon/bai/mot/"', 'text/html" href="https://mau.example/vuon/bai/hai/"', "feed.xml:12 xml/feed"],
  ["a document of no known kind", "feed.xml", /<feed xmlns="[^"]*"/, "<feed", "feed.xml:2 xml/kind"],

  ["a channel without a language", "podcast.xml", /<language>.*\n/, "", "podcast.xml:3 xml/podcast"],
  ["a sound that is not there", "podcast.xml", "mot.mp3", "hai.mp3", "podcast.xml:12 xml/podcast"],
  ["a sound of another length", "podcast.xml", 'length="17"', 'length="18"', "podcast.xml:12 xml/podcast"],
  ["a day as feeds of another kind write it", "podcast.xml", "Wed, 19 May 2021 00:00:00 +0700", "2021-05-19", "podcast.xml:12 xml/podcast"],
  ["a transcript that is not there", "podcast.xml", "mot.vtt", "hai.vtt", "podcast.xml:12 xml/podcast"],

  ["a day that is not", "sitemap.xml", "2021-05-19", "2021-05-32", "sitemap.xml:3 xml/sitemap"],
  ["an invented element of a sitemap", "sitemap.xml", "<lastmod>2021-05-19</lastmod>", "<modified>2021-05-19</modified>", "sitemap.xml:3 xml/sitemap"],
  ["a page that is not there", "sitemap.xml", "</urlset>", "<url><loc>https://mau.example/vuon/hai/</loc></url></urlset>", "sitemap.xml:5 xml/sitemap"],
  ["a page of another site", "sitemap.xml", "</urlset>", "<url><loc>https://khac.example/</loc></url></urlset>", "sitemap.xml:5 xml/sitemap"],
  ["a page twice", "sitemap.xml", "</urlset>", "<url><loc>https://mau.example/vuon/</loc></url></urlset>", "sitemap.xml:5 xml/sitemap"],
  ["a page that is not to be indexed", "sitemap.xml", "</urlset>", "<url><loc>https://mau.example/vuon/404.html</loc></url></urlset>", "sitemap.xml:5 xml/sitemap"],
  ["a page left out", "sitemap.xml", "<url><loc>https://mau.example/vuon/bai/mot/</loc></url>\n", "", "bai/mot/index.html:1 xml/sitemap"],
  ["robots are sent astray", "robots.txt", "sitemap.xml", "map.xml", "robots.txt:3 xml/robots"],

  ["not JSON", "index.html", '"inLanguage":"vi"}', '"inLanguage":"vi",}', "index.html:11 jsonld"],
  ["an invented type", "index.html", '"WebPage"', '"Webpage"', "index.html:11 jsonld"],
  ["an invented property", "index.html", '"name":"Vườn mẫu"', '"name":"Vườn mẫu","titel":"x"', "index.html:11 jsonld"],
  ["no headline", "bai/mot/index.html", '"headline":"Bài một",', "", "bai/mot/index.html:8 jsonld"],
  ["no author", "bai/mot/index.html", '"author":{"@type":"Person","name":"Người mẫu"},', "", "bai/mot/index.html:8 jsonld"],
  ["an author without a name", "bai/mot/index.html", '"name":"Người mẫu"', '"jobTitle":"Người mẫu"', "bai/mot/index.html:8 jsonld"],
  ["a date as people write it", "bai/mot/index.html", '"2021-05-19"', '"19/5/2021"', "bai/mot/index.html:8 jsonld"],
  ["a relative picture", "bai/mot/index.html", '"image":"https://mau.example/vuon/sen.svg"', '"image":"sen.svg"', "bai/mot/index.html:8 jsonld"],
  ["breadcrumbs out of order", "bai/mot/index.html", '"position":1', '"position":2', "bai/mot/index.html:8 jsonld"],
  ["it speaks of another page", "index.html", '"url":"https://mau.example/vuon/"', '"url":"https://mau.example/vuon/bai/mot/"', "index.html:11 jsonld"],
  ["no JSON-LD at all", "index.html", /<script.*\n/, "", "index.html:1 jsonld"],

  ["a link to no page", "index.html", 'href="bai/mot/#hai"', 'href="bai/hai/"', "index.html:18 links"],
  ["a link without its last slash", "index.html", 'href="bai/mot/#hai"', 'href="bai/mot"', "index.html:18 links"],
  ["a link from the root", "index.html", 'href="bai/mot/#hai"', 'href="/bai/mot/"', "index.html:18 links"],
  ["a picture that is not there", "index.html", 'src="sen.svg"', 'src="hoa.svg"', "index.html:19 links"],
  ["a larger picture that is not there", "index.html", "sen-lon.svg", "hoa-lon.svg", "index.html:19 links"],
  ["a style sheet that is not there", "index.html", "mau.css", "khac.css", "index.html:7 links"],
  ["a picture of a style sheet that is not there", "mau.css", "sen.svg", "hoa.svg", "mau.css:1 links"],
  ["a picture for others that is not there", "index.html", 'content="https://mau.example/vuon/sen.svg"', 'content="https://mau.example/vuon/hoa.svg"', "index.html:10 links"],
  ["a picture of JSON-LD that is not there", "bai/mot/index.html", "vuon/sen.svg", "vuon/hoa.svg", "bai/mot/index.html:8 links"],
  ["a way on to no page", "cu.html", "url=bai/mot/", "url=bai/hai/", "cu.html:8 links"],
  ["a 404 page that is at home elsewhere", "404.html", 'href="/vuon/"', 'href="./"', undefined],
  ["a 404 page that leads elsewhere", "404.html", 'href="/vuon/"', 'href="/"', "404.html:12 links"],
  ["no such place on this page", "index.html", 'href="#chinh"', 'href="#khac"', "index.html:14 links/anchor"],
  ["no such place on that page", "index.html", "mot/#hai", "mot/#ba", "index.html:18 links/anchor"],
  ["a drawing that uses none", "index.html", 'href="#tron"', 'href="#vuong"', "index.html:17 links/anchor"],
  ["a page that calls itself another", "ban-sao.html", "Bài một</h1>", "Bài khác</h1>", "ban-sao.html:7 links/canonical"],
  ["a copy in the sitemap", "sitemap.xml", "</urlset>", "<url><loc>https://mau.example/vuon/ban-sao.html</loc></url></urlset>", "sitemap.xml:5 xml/sitemap"],
];

function copy(context) {
  const folder = mkdtempSync(join(tmpdir(), "vuonhoa-validate-"));
  context.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(HERE, "whole"), folder, { recursive: true });
  return folder;
}

const places = findings => [...new Set(findings.map(({ file, line, check }) => `${file}:${line} ${check}`))];

test("nothing is wrong with what is whole", async () => {
  const { pages, findings } = await validate(join(HERE, "whole"));
  assert.deepEqual({ pages, findings }, { pages: 5, findings: [] });
});

for (const [name, file, before, after, expected] of BREAKAGES) {
  test(`found: ${name}`, async context => {
    const folder = copy(context);
    const text = readFileSync(join(folder, file), "utf8");
    const broken = text.replace(before, after);
    assert.notEqual(broken, text, "the table breaks nothing: the text to replace is not there");
    writeFileSync(join(folder, file), broken);
    assert.deepEqual(places((await validate(folder)).findings), expected === undefined ? [] : [expected]);
  });
}

test("a site without an address is checked under the path that is named", async context => {
  const folder = copy(context);
  for (const file of ["feed.xml", "podcast.xml", "sitemap.xml", "robots.txt", "cu.html", "ban-sao.html"]) unlinkSync(join(folder, file));
  for (const file of ["index.html", "bai/mot/index.html"]) {
    const text = readFileSync(join(folder, file), "utf8");
    writeFileSync(join(folder, file), text.replace(/<(link rel="(canonical|alternate)"|meta property|script).*\n/g, ""));
  }
  assert.deepEqual(places((await validate(folder, "/vuon/")).findings), []);
  assert.deepEqual(places((await validate(folder, "/khac/")).findings), ["404.html:12 links"]);
});

test("the command prints what it found and says so by its exit code", context => {
  const run = (...words) => spawnSync(process.execPath, [join(HERE, "run.mjs"), ...words], { encoding: "utf8" });
  assert.equal(run(join(HERE, "whole"), "/vuon/").status, 0);
  const folder = copy(context);
  writeFileSync(join(folder, "robots.txt"), "Sitemap: https://mau.example/vuon/map.xml\n");
  const found = run(folder);
  assert.equal(found.status, 1);
  assert.match(found.stdout, /^robots\.txt:1: \[xml\/robots\] no sitemap is at .*\n.*5 pages, 14 files, 1 findings\n$/);
  const empty = join(folder, "empty");
  mkdirSync(empty);
  for (const words of [[], [empty], [join(folder, "nothing")], [folder, "vuon"], [folder, "/khac/"]]) {
    const { status, stderr } = run(...words);
    assert.equal(status, 2, words.join(" "));
    assert.notEqual(stderr, "");
  }
});
