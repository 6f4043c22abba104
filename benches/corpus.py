#!/usr/bin/env python3
"""A Vietnamese corpus of any size, always the same for one seed: as a site of vuonhoa's and, page for page, of Hugo's.

    benches/corpus.py OUT PAGES [--seed N]

OUT/sen and OUT/plain are one content under two themes, OUT/hugo the same texts for Hugo with the layouts of `hugo/`.
Of the pages 60% are articles of some 640 words, 40% profiles. Every name in them is invented.
"""

import argparse
import json
import os
import random
import shutil
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

import words

HERE = Path(__file__).resolve().parent
PICTURES = 100


class Writer:
    """Writes sentences whose words are as unevenly common as those of a language."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        tail = [onset + rime for onset in words.ONSETS for rime in words.RIMES]
        self.random.shuffle(tail)
        self.words = list(dict.fromkeys(words.COMMON)) + tail[:2200]
        self.weights = list(accumulate((rank + 8) ** -0.9 for rank in range(len(self.words))))

    def some(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def title(self, count: int) -> str:
        first, *rest = self.some(count)
        return " ".join([first.capitalize(), *rest])

    def sentence(self, count: int) -> str:
        chosen = self.some(count)
        chosen[0] = chosen[0].capitalize()
        if count > 8:
            chosen[count // 2] += ","
        return " ".join(chosen) + "."

    def paragraph(self, count: int) -> str:
        sentences = []
        while count > 0:
            length = min(count, self.random.randint(12, 22))
            sentences.append(self.sentence(length))
            count -= length
        return " ".join(sentences)

    def person(self) -> str:
        lists = (words.FAMILY_NAMES, words.MIDDLE_NAMES, words.GIVEN_NAMES)
        return " ".join(self.random.choice(names) for names in lists)


@dataclass
class Award:
    name: str
    year: int
    decision: str


@dataclass
class Entry:
    """An article, or a profile when it has awards."""

    title: str
    slug: str
    date: datetime
    unit: str
    field: str
    summary: str
    collective: bool = False
    awards: tuple[Award, ...] = ()
    body: str = ""

    @property
    def folder(self) -> str:
        return "ho-so" if self.awards else "bai-viet"

    @property
    def link(self) -> str:
        """Its address within a text, until it is known whose text: see `linked`."""
        return f"<<{self.folder}/{self.slug}>>"


def folded(text: str) -> str:
    """As vuonhoa and Hugo write addresses: without tones, in small letters, with hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = (c if c.isalnum() else "-" for c in plain if not unicodedata.combining(c))
    return "-".join(filter(None, "".join(letters).split("-")))


def articles(writer: Writer, count: int, units: list[str]) -> Iterator[Entry]:
    for number in range(count):
        title = writer.title(writer.random.randint(6, 11))
        yield Entry(
            title=title,
            slug=f"{folded(title)[:60].strip('-')}-{number:05}",
            date=some_day(number * 7919 * 131 + 17),
            unit=writer.random.choice(units),
            field=writer.random.choice(words.FIELDS),
            summary=writer.paragraph(25),
        )


def profiles(writer: Writer, count: int, units: list[str]) -> Iterator[Entry]:
    choice = writer.random.choice
    for number in range(count):
        collective = writer.random.random() < 0.2
        name = f"{choice(units)} – Tổ {number % 9 + 1}" if collective else writer.person()
        date = some_day(number * 104729 * 37 + 29)
        conferred = writer.random.sample(words.AWARDS, writer.random.randint(1, 4))
        yield Entry(
            title=name,
            slug=f"{folded(name)}-{number:05}",
            date=date,
            unit=choice(units),
            field=choice(words.FIELDS),
            summary=writer.paragraph(30),
            collective=collective,
            awards=tuple(
                Award(award, min(2025, date.year + later), f"{writer.random.randint(10, 9999)}/QĐ-CTN")
                for later, award in enumerate(conferred)
            ),
        )


def some_day(minutes: int) -> datetime:
    """A moment of the 29 years from 1996 on."""
    return datetime(1996, 1, 1) + timedelta(minutes=minutes % (29 * 365 * 24 * 60))


def article_body(writer: Writer, number: int, everything: tuple[list[Entry], list[Entry]]) -> str:
    """Headings, lists, a table, a picture, a quotation, a footnote, three links; in every tenth some code."""
    w, pick = writer, writer.random

    def link() -> str:
        pages, people = everything
        target = pick.choice(people if people and pick.random() < 0.4 else pages)
        return f"[{' '.join(target.title.split()[:4])}]({target.link})"

    rows = [f"| {w.title(3)} | {pick.randint(1990, 2025)} | {w.title(4)} |" for _ in range(4)]
    code = pick.choice(list(words.CODE))
    parts = [
        f"{w.paragraph(85)} Xem thêm {link()}.[^1]",
        f"## {w.title(6)}",
        f"{w.paragraph(90)} **{w.title(4)}** và *{w.title(3)}*.",
        f"![{w.title(5)}](/images/{pick.randrange(PICTURES):03}.png)",
        "\n".join(f"- {w.sentence(11)}" for _ in range(5)),
        f"### {w.title(5)}",
        f"{w.paragraph(90)} Liên hệ {link()}.",
        "\n".join(["| Đơn vị | Năm | Kết quả |", "|---|---:|---|", *rows]),
        *([f"```{code}\n{words.CODE[code]}```"] if number % 10 == 3 else []),
        f"## {w.title(6)}",
        w.paragraph(80),
        "\n".join(f"{item}. {w.sentence(10)}" for item in range(1, 5)),
        f"> {w.sentence(18)}",
        f"{w.paragraph(55)} Đọc {link()}.",
        f"[^1]: {w.sentence(14)}",
    ]
    return "\n\n".join(parts) + "\n"


def profile_body(writer: Writer, pages: list[Entry]) -> str:
    parts = [writer.paragraph(120), "## Thành tích nổi bật", writer.paragraph(120)]
    if pages:
        page = writer.random.choice(pages)
        parts.append(f"Bài liên quan: [{page.title}]({page.link}).")
    return "\n\n".join(parts) + "\n"


def entries(pages: int, seed: int) -> list[Entry]:
    """All articles, then all profiles."""
    writer = Writer(seed)
    count = max(20, min(400, pages // 25))
    units = [f"{words.UNITS[n % len(words.UNITS)]} số {n // len(words.UNITS) + 1}" for n in range(count)]
    texts = list(articles(writer, pages * 6 // 10, units))
    people = list(profiles(writer, pages - len(texts), units))
    for number, article in enumerate(texts):
        article.body = article_body(writer, number, (texts, people))
    for profile in people:
        profile.body = profile_body(writer, texts)
    return texts + people


def quoted(text: str) -> str:
    """As a YAML text: JSON is one."""
    return json.dumps(text, ensure_ascii=False)


def linked(body: str, before: str, after: str) -> str:
    return body.replace("<<", before).replace(">>", after)


def for_hugo(entry: Entry) -> str:
    lines = [
        f"title: {quoted(entry.title)}",
        f"date: {entry.date.isoformat()}Z",
        f"description: {quoted(entry.summary)}",
        f"don-vi: [{quoted(entry.unit)}]",
        f"linh-vuc: [{quoted(entry.field)}]",
        f"nam: ['{entry.date.year}']",
    ]
    if entry.awards:
        lines += [f"danh-hieu: [{', '.join(quoted(award.name) for award in entry.awards)}]"]
        lines += [f"kind_of: {'collective' if entry.collective else 'individual'}", "awards:"]
        for award in entry.awards:
            lines.append(f"  - {{name: {quoted(award.name)}, year: {award.year}, decision: {quoted(award.decision)}}}")
    return "\n".join(["---", *lines, "---", linked(entry.body, "/", ".md")])


def for_vuonhoa(entry: Entry) -> str:
    body = linked(entry.body, "@/", "")
    unit, field = folded(entry.unit), folded(entry.field)
    if not entry.awards:
        lines = [
            f"tieu_de: {quoted(entry.title)}",
            f"ngay: {entry.date.date().isoformat()}",
            f"tom_tat: {quoted(entry.summary)}",
            f"don_vi: [{unit}]",
            f"linh_vuc: [{field}]",
        ]
        return "\n".join(["---", *lines, "---", body])
    kind = "tap_the" if entry.collective else "ca_nhan"
    lines = [
        f"loai: {kind}",
        f"ten: {quoted(entry.title)}",
        f"don_vi: {unit}" if entry.collective else f"chuc_vu: [{{ten: Thành viên, don_vi: {unit}}}]",
        f"linh_vuc: [{field}]",
        f"nam: [{entry.date.year}]",
        f"tom_tat: {quoted(entry.summary)}",
        "khen_thuong:",
    ]
    for award in entry.awards:
        lines.append(f"  - {{loai: {folded(award.name)}, nam: {award.year}, quyet_dinh: {quoted(award.decision)}}}")
    lines += [
        "trang_thai: da_duyet",
        "duyet: {nguoi: Ban Biên tập, ngay: 2025-01-02}",
        "dong_y: {tinh_trang: co, ngay: 2025-01-02, pham_vi: [trang, ky_yeu]}",
        "noi_dung: |",
    ]
    lines += [f"  {line}".rstrip() for line in body.splitlines()]
    return "\n".join(lines) + "\n"


def picture(seed: int) -> bytes:
    """A PNG of 320 by 240 pixels: sixteen colours in waves, some kilobytes."""
    colour = random.Random(seed)
    palette = bytes(colour.randrange(256) for _ in range(48))
    across, down = colour.randint(5, 40), colour.randint(5, 40)
    rows = bytes(
        value
        for y in range(240)
        for value in [0, *((x * x // across + y * y // down) // 16 % 16 for x in range(320))]
    )

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 320, 240, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*pair) for pair in chunks)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def vocabularies(site: Path, everything: list[Entry]) -> None:
    lists = {
        "don-vi": {entry.unit for entry in everything},
        "linh-vuc": set(words.FIELDS),
        "khen-thuong": set(words.AWARDS),
    }
    for name, terms in lists.items():
        lines = (f"- {{id: {folded(term)}, ten: {quoted(term)}}}\n" for term in sorted(terms))
        put(site / f"content/danh-muc/{name}.yaml", "".join(lines))


def settings(theme: str) -> str:
    return "\n".join([
        "tieu_de: Kỷ yếu điển hình tiên tiến",
        "base_url: https://kyyeu.example.vn/",
        "ngon_ngu: vi",
        "moi_trang: 50",
        f"giao_dien: {theme}",
        "",
    ])


def write(out: Path, pages: int, seed: int = 42) -> None:
    """Writes the three sites into `out`, instead of what is there."""
    sen, plain, hugo = (out / name for name in ("sen", "plain", "hugo"))
    for site in (sen, plain, hugo):
        shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(HERE / "hugo", hugo)
    everything = entries(pages, seed)
    for entry in everything:
        put(hugo / "content" / entry.folder / f"{entry.slug}.md", for_hugo(entry))
        ending = "yaml" if entry.awards else "md"
        put(sen / "content" / entry.folder / f"{entry.slug}.{ending}", for_vuonhoa(entry))
    vocabularies(sen, everything)
    for site in (sen, hugo):
        folder = site / "static/images"
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(PICTURES):
            (folder / f"{number:03}.png").write_bytes(picture(number))
    # One content, twice: links cost nothing, and whoever edits a file in one site replaces it.
    shutil.copytree(sen, plain, copy_function=os.link)
    shutil.copytree(HERE / "themes/plain", plain / "themes/plain")
    put(sen / "site.yaml", settings("sen"))
    put(plain / "site.yaml", settings("plain"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("pages", type=int)
    parser.add_argument("--seed", type=int, default=42)
    given = parser.parse_args()
    write(given.out, given.pages, given.seed)


if __name__ == "__main__":
    main()
