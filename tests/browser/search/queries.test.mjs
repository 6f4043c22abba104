// What must come first: tests/search/queries.json.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { build, open, repository, words } from "./asked.mjs";

const { cases } = JSON.parse(fs.readFileSync(path.join(repository, "tests/search/queries.json"), "utf8"));
const sites = { ten: open(build("tests/search/ten")), mau: open(build(".")) };

test("there are forty and more", () => assert.ok(cases.length >= 40));

for (const { site, ask, before, not = [] } of cases) {
  test(`${site}: ${ask}`, async () => {
    const { index } = sites[site];
    const { documents } = await index.ask(ask);
    const routes = [];
    for (const document of documents) routes.push((await index.record(document)).route);
    const at = (route) => routes.indexOf(route);
    if (before.length) assert.equal(routes[0], before[0], routes.slice(0, 5).join(" "));
    before.forEach((route, i) => {
      assert.ok(at(route) >= 0, `${route} is not found: ${routes.slice(0, 8).join(" ")}`);
      if (i) assert.ok(at(before[i - 1]) < at(route), `${route} comes before ${before[i - 1]}`);
    });
    for (const route of not) assert.equal(at(route), -1, `${route} is found`);
  });
}

test("quotes mark the words side by side, and are the text as written", async () => {
  const { index } = sites.ten;
  const quoted = async (ask) => {
    const { documents, words: asked } = await index.ask(ask);
    const record = await index.record(documents[0]);
    return index.quote(await index.text(documents[0]), asked, 34, index.answers(record.title, asked));
  };
  // Arrays of another context are not equal to ours.
  const marks = (pieces) => Array.from(pieces).filter((piece) => piece.mark).map((piece) => piece.text);
  assert.deepEqual(marks(await quoted("thi dua yeu nuoc")), ["thi đua yêu nước", "Thi đua", "yêu nước", "yêu nước", "thi đua"]);
  const text = (await quoted("12-QĐ/ĐU")).map((piece) => piece.text).join("");
  assert.equal(text, "Trồng hoa hai bên đường, từ ngã ba đến cổng chợ. Quyết định số 12-QĐ/ĐU ngày 15/5/2020. · Ban biên tập");
  assert.deepEqual(marks(await quoted("12-QĐ/ĐU")), ["12-QĐ/ĐU"]);
});

test("stored texts come back as they were written", async () => {
  const { index } = sites.ten;
  const texts = [];
  for (let document = 0; document < index.root.documents; document++) {
    texts.push(words((await index.record(document)).title) + "\n" + words(await index.text(document)));
  }
  for (const whole of [
    "Khóa học và khoá cửa\nChữ khóa và chữ khoá là một; chữ khoa thì khác. ThS. Lê Thị Qúy đứng lớp: “Học để làm”.\nBan biên tập",
    "H’Bia Kbuôr\nMột hồ sơ mẫu.",
    "Giáo dục trong nhà trường\nNhà trường lấy giáo dục làm gốc. Thầy Nguyễn Đức Tuấn kể lại chuyện cũ.\nDục tốc bất đạt\nLàm gì cũng phải có thời gian.\nBan biên tập",
  ]) assert.ok(texts.includes(whole), whole);
});

test("results narrow to a unit with those below it, a field, a year, a sort", async () => {
  const { index } = sites.ten;
  const facets = await index.facets();
  const narrowed = async (ask, wish) => {
    const { documents } = await index.ask(ask);
    const left = documents.filter((document) => facets.fits(document, wish));
    return Promise.all(left.map(async (document) => (await index.record(document)).route));
  };
  assert.deepEqual(await narrowed("thi đua", { "don-vi": "phuong-dong-da" }), ["/bai-viet/thi-dua/"]);
  assert.deepEqual(await narrowed("thi đua", { "don-vi": "phuong-dong-da-2" }), []);
  assert.deepEqual(await narrowed("đống đa", { loai: "model" }), ["/ho-so/dan-van-kheo/"]);
  assert.equal((await narrowed("thi đua", { nam: "2020" })).length, 2);
  assert.equal((await narrowed("thi đua", { nam: "2019" })).length, 0);
  const { documents } = await index.ask("thi đua");
  const counts = facets.count(documents, {});
  const unit = counts["don-vi"].find((option) => option.value === "phuong-dong-da");
  assert.deepEqual([unit.name, unit.count], ["Phường Đống Đa", 1]);
  assert.deepEqual(Array.from(counts.nam).filter((year) => year.count).map((year) => [year.value, year.count]), [["2020", 2]]);
});
