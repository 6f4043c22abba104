// A site for the slideshow's tests: more exemplars than the page holds, of all four kinds, with and without each
// thing that a slide may show, and among them the longest names and deeds that an office may write.

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY, folder, vuonhoa } from "./stage.mjs";

const WORDS = "Ban Chỉ đạo phong trào thi đua yêu nước và thực hiện nếp sống văn minh khu dân cư tổ dân phố số bảy mươi bảy phường Thượng Nghiêu Khuỷu Nguyễn Thị Minh Khai thành phố trực thuộc tỉnh Hoa Sen ".repeat(20);
const cut = length => WORDS.slice(0, length).trim();
const LONGEST = `${cut(150)} "Nghĩa tình </script> & ' <b>” ${cut(200)}`.slice(0, 200);
const PHOTOS = ["mot-cua-sen-hong-mau/mot-cua.jpg", "sang-thu-bay-mau/cau-treo.jpg"];
const KINDS = ["ca_nhan", "tap_the", "ho_gia_dinh", "mo_hinh"];

/** What the slide of each profile holds, by its number. All mixtures come within thirty-six. */
export const traits = n => ({
  kind: KINDS[n % 4],
  name: n === 7 ? LONGEST : n % 9 === 4 ? cut(200) : `Trần Văn ${String.fromCharCode(65 + (n % 26))} ${n}`,
  photo: n % 3 === 0 ? undefined : n % 3 === 1 ? "chan-dung.jpg" : "canh.jpg",
  deeds: n % 4 === 3 ? [] : n % 9 === 4 ? [cut(800), cut(800), cut(800)] : [`Việc thứ nhất của số ${n}.`, cut(160), "Việc thứ ba."].slice(0, 1 + (n % 3)),
  awards: n % 5 === 2 ? 0 : n % 9 === 4 ? 6 : 1 + (n % 4),
  headline: n % 2 ? cut(n % 9 === 4 ? 300 : 40) : undefined,
  summary: n % 6 === 3 ? cut(n % 9 === 3 ? 900 : 180) : undefined,
  unit: ["xa", "thon", "huyen"][n % 3],
  field: n % 7 === 0 ? "y-te" : "giao-duc",
  year: 2018 + (n % 4),
});

const quote = text => JSON.stringify(text);

/** A folder with a site of `count` profiles. */
export function slidesSite(count) {
  const root = folder();
  const put = (path, text) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put("site.yaml", "tieu_de: Trang chiếu\nco_quan: {ten: Cơ quan chiếu}\nxuat_ban: {can_duyet: false, can_dong_y: false}\n");
  put("content/danh-muc/don-vi.yaml", [
    "- {id: huyen, ten: Huyện Sen, tuyen: chinh_quyen}", "- {id: xa, ten: Xã Sen, tuyen: chinh_quyen, cap_tren: huyen}",
    "- {id: thon, ten: Thôn Sen, tuyen: chinh_quyen, cap_tren: xa}",
  ].join("\n"));
  put("content/danh-muc/linh-vuc.yaml", "- {id: y-te, ten: Y tế}\n- {id: giao-duc, ten: Giáo dục}\n");
  const AWARDS = ["giay-khen-huyen", "bang-khen-tinh", "huan-chuong-lao-dong", "chien-si-thi-dua-co-so"];
  for (let n = 0; n < count; n += 1) {
    const { kind, name, photo, deeds, awards, headline, summary, unit, field, year } = traits(n);
    const at = `content/ho-so/so-${n}`;
    const given = Array.from({ length: awards }, (_, i) => {
      const award = AWARDS[(n + i) % 4];
      return `  - {loai: ${award}, nam: ${2012 + i}${award.startsWith("huan") ? ", hang: ba" : ""}}`;
    });
    const lines = [
      `loai: ${kind}`, `ten: ${quote(name)}`, `don_vi: [${unit}]`, `linh_vuc: [${field}]`, `nam: [${year}]`, "mau: true",
      kind === "ca_nhan" && `chuc_vu: [{ten: ${quote(n % 9 === 4 ? cut(120) : "Bác sĩ")}, don_vi: ${unit}}]`,
      headline && `tieu_de: ${quote(headline)}`, summary && `tom_tat: ${quote(summary)}`,
      photo && `chan_dung: {tep: ${photo}, mo_ta: Ảnh của số ${n}, tac_gia: ${quote("Ban biên tập")}}`,
      deeds.length && "thanh_tich:", ...deeds.map(deed => `  - ${quote(deed)}`),
      awards && "khen_thuong:", ...given,
      "noi_dung: Chuyện kể.",
    ];
    put(`${at}/ho-so.yaml`, `${lines.filter(Boolean).join("\n")}\n`);
    if (photo) {
      const from = photo === "canh.jpg" ? PHOTOS[n % 2] : "";
      cpSync(join(REPOSITORY, from ? `src/scaffold/site/content/ho-so/${from}` : "src/scaffold/site/content/ho-so/dinh-thi-lua-mau/chan-dung.jpg"), join(root, at, photo));
    }
  }
  return root;
}

/** The site of `slidesSite`, built with `words`. */
export function built(root, ...words) {
  const out = folder();
  vuonhoa("build", "--site", root, "-o", out, ...words);
  return out;
}
