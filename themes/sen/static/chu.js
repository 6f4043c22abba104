/* Vietnamese text as search compares it: the same rules as src/vietnamese/fold.rs and letter.rs, held to the same cases. */
(function () {
  "use strict";
  var WORDY = /[\p{Alphabetic}\p{N}\p{M}]/u, LETTER = /[\p{Alphabetic}\p{N}]/u, PLAIN = /^[a-z0-9]*$/;
  var TONES = "\u0300\u0309\u0303\u0301\u0323", VOWELS = "aăâeêioôơuưy", MARKED = "ăâêôơư";

  function invisible(c) { return /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(c); }

  /* Lower case, neither tones nor marks, đ as d, words between single spaces. */
  function fold(text) {
    var out = "", apart = false;
    for (var big of text.normalize("NFKD")) for (var c of big.toLowerCase()) {
      if ((c >= "\u0300" && c <= "\u036f") || invisible(c)) continue;
      if (!WORDY.test(c)) { apart = true; continue; }
      if (apart && out) out += " ";
      apart = false;
      out += c === "đ" || c === "ð" || c === "ɖ" ? "d" : c;
    }
    return out;
  }

  /* As fold, but with marks, đ and tones, each tone in one place: hòa is hoà. */
  function foldToned(text) {
    var small = "", out = [];
    for (var c of Array.from(text).filter(function (c) { return !invisible(c); }).join("").normalize("NFKC")) small += c.toLowerCase();
    words(small).forEach(function (word) { if (LETTER.test(word)) out.push(placeTone(word)); });
    return out.join(" ").normalize("NFC");
  }

  /* The words of a text, as they stand. */
  function words(text) {
    var out = [], word = "";
    for (var c of text) {
      if (WORDY.test(c)) word += c;
      else if (word) { out.push(word); word = ""; }
    }
    if (word) out.push(word);
    return out;
  }

  var parts = new Map();
  /* A letter without its tone, and the tone. */
  function split(c) {
    var known = parts.get(c);
    if (known) return known;
    var letter = "", tone = "";
    for (var part of c.normalize("NFD")) {
      if (TONES.indexOf(part) >= 0) tone = part;
      else letter = letter ? compose(letter, part) || letter : part;
    }
    known = letter ? [letter, tone] : [c, ""];
    parts.set(c, known);
    return known;
  }
  function compose(a, b) {
    var whole = (a + b).normalize("NFC");
    return Array.from(whole).length === 1 ? whole : "";
  }

  /* A word with its tone where the newer spelling puts it; what is not one syllable with one tone stays. */
  function placeTone(word) {
    if (PLAIN.test(word)) return word;
    var letters = [], tones = [];
    for (var c of word) {
      var pair = split(c), last = letters[letters.length - 1], whole = "";
      if (pair[1]) tones.push(pair[1]);
      if (last && (pair[0] > "\u02ff" || last > "\u02ff")) whole = compose(last, pair[0]);
      if (whole) letters[letters.length - 1] = whole; else letters.push(pair[0]);
    }
    var at = tones.length === 1 ? seat(letters) : -1;
    if (at < 0) return word;
    letters[at] += tones[0];
    return letters.join("").normalize("NFC");
  }
  function among(set, c) { return c.length === 1 && set.indexOf(c) >= 0; }
  /* The letter that carries the tone, or -1 where there is not exactly one run of vowels. */
  function seat(letters) {
    var first = letters.findIndex(function (c) { return among(VOWELS, c); });
    if (first < 0) return -1;
    var end = first, i;
    while (end < letters.length && among(VOWELS, letters[end])) end++;
    for (i = end; i < letters.length; i++) if (among(VOWELS, letters[i])) return -1;
    var start = letters[0] + letters[1];
    if (end - first > 1 && (start === "qu" || start === "gi")) first++;
    for (i = end - 1; i >= first; i--) if (among(MARKED, letters[i])) return i;
    var run = letters.slice(first, end).join(""), onFirst = false;
    if (end - first === 1) onFirst = true;
    else if (end - first === 2) onFirst = run !== "oa" && run !== "oe" && run !== "uy" && end === letters.length;
    return onFirst ? first : first + 1;
  }

  window.senChu = { fold: fold, foldToned: foldToned, words: words };
})();
