/* Asks the index of tim-muc-luc.js: which documents answer a question, which words of a text to mark, what to narrow by. */
(function () {
  "use strict";
  var chu = window.senChu, search = window.senSearch, Index = search.Index, Reader = search.Reader, place = search.place, whole = search.whole;
  var TONED = 64, FULL_GRADES = 4, WORDS = 10, CHARACTERS = 300, SHARDS = 2, LONG = 4, MOST = 6, FEW = 10, SYLLABLES = 7, PARTS = [6, 4, 3, 2];

  /* The words of a question; the last may be half typed. */
  Index.prototype.parse = function (text) {
    text = Array.from(String(text).slice(0, CHARACTERS)).join("").normalize("NFC");
    var typed = chu.words(text), open = typed.length && text.slice(-typed[typed.length - 1].length) === typed[typed.length - 1];
    var words = [], index = this;
    typed.slice(0, WORDS).forEach(function (word, at) {
      var folded = whole(chu.fold(word)), toned = whole(chu.foldToned(word));
      if (folded) words.push({ folded: folded, toned: toned, marked: toned !== folded, open: !!open && at === typed.length - 1 });
    });
    words.forEach(function (word) { index.range(word); });
    return words;
  };

  /* Which forms of the index a word may be. */
  Index.prototype.range = function (word) {
    word.from = place(this.folded, function (form) { return form.folded >= word.folded; });
    while (word.from < this.folded.length && this.folded[word.from].folded < word.folded) word.from++;
    for (word.to = word.from; word.to < this.folded.length && fits(word, this.folded[word.to].folded); word.to++);
  };

  /* "1500" is 1.500, and "daklak" Đắk Lắk: the parts of a word that nobody wrote in one, or the word itself. */
  Index.prototype.parted = function (word) {
    var index = this, text = word.folded, parts = [];
    function part(folded, open) {
      var one = { folded: folded, toned: folded, marked: false, open: open };
      index.range(one);
      return one;
    }
    if (/^[1-9]\d{3,8}$/.test(text)) {
      for (var rest = text; rest; rest = rest.slice(0, -3)) parts.unshift(part(rest.slice(-3), word.open && rest === text));
      return parts;
    }
    // The longest beginning that is a word, and so on to the end; a question is no longer than a name.
    function split(rest, most) {
      for (var at = rest.length; most && at > 0; at--) {
        var head = part(rest.slice(0, at), word.open && at === rest.length), tail = [];
        if (head.from < head.to && (at === rest.length || (tail = split(rest.slice(at), most - 1)))) return [head].concat(tail);
      }
      return null;
    }
    return (text.length > 3 && !/\d/.test(text) && split(text, SYLLABLES)) || [word];
  };
  function fits(word, folded) { return folded === word.folded || (word.open && folded.slice(0, word.folded.length) === word.folded); }

  /* How a word of the index answers to one of a question: 0 not, else 1, and 2 exactly (the marks that were typed), 4 to
     its end, 8 with these marks and no others. */
  function answer(word, folded, toned) {
    if (!fits(word, folded)) return 0;
    var same = toned === word.toned, ends = folded === word.folded;
    var exactly = !word.marked || same || (word.open && !ends && toned.slice(0, word.toned.length) === word.toned);
    return 1 + (exactly ? 2 : 0) + (ends ? 4 : 0) + (same ? 8 : 0);
  }

  /* What is best comes first: the marks that were typed; then where it was found, from a whole name down; then the rest. */
  function worth(exactly, where, bits, more) {
    return exactly * 1e5 + where * 1e3 + (bits & 4 ? 200 : 0) + (bits & 8 ? 100 : 0) + more;
  }
  var WHOLE = 9, NAME = 8, SCATTERED = 7, APART = 3, SLIPPED = 2, ALL = 1, SOME = 0;
  /* By grade: once in the text, several times, in a heading, in the title. */
  var GRADES = [4, 5, 6, 8];

  /* Whether two words are one slip apart: a letter more, less, other, or two exchanged. */
  function slip(a, b) {
    var long = a.length, short = b.length, at = 0;
    if (Math.abs(long - short) > 1 || Math.min(long, short) < 2) return false;
    while (at < short && at < long && a[at] === b[at]) at++;
    var rest = function (i, j) { return a.slice(at + i) === b.slice(at + j); };
    return rest(1, 1) || rest(1, 0) || rest(0, 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(2, 2));
  }

  /* Names that hold all words of a question. With slips, one word may be mistyped. */
  Index.prototype.inNames = function (names, words, slips, found) {
    var index = this, people = this.sorts.filter(function (sort) { return sort.name === "individual"; })[0];
    var last = people ? (this.sorts[this.sorts.indexOf(people) + 1] || { first: this.root.documents }).first : 0;
    var first = people ? people.first : 0;
    var answers = words.map(function (word) {
      return index.forms.map(function (form) {
        return answer(word, form.folded, form.toned) || (slips && slip(word.folded, form.folded) ? 16 : 0);
      });
    });
    names.forEach(function (record) {
      var forms = record.forms || (record.forms = record.title.filter(function (t) { return t.form >= 0; }).map(function (t) { return t.form; }));
      var person = record.document >= first && record.document < last, best = -1;
      for (var start = 0; start + words.length <= forms.length; start++) {
        var bits = 31, slipped = 0;
        for (var i = 0; i < words.length && bits; i++) {
          var one = answers[i][forms[start + i]];
          if (one === 16) { slipped++; one = 1; }
          bits &= one;
        }
        if (!bits || slipped > 1 || (slips && !slipped)) continue;
        var end = start + words.length === forms.length;
        var where = slipped ? SLIPPED : words.length === forms.length && bits & 4 ? WHOLE : NAME;
        // People are called by their last name, papers by their number, all else by its beginning; and the fewer other
        // words, the better.
        var more = (person ? (end ? 60 : start ? 0 : 30) : start < 4 && index.isPaper(record.document) ? 60 : start ? 0 : 10)
          + Math.max(0, 30 - 3 * (forms.length - words.length));
        best = Math.max(best, worth(bits & 2 && !slipped ? 2 : 1, where, bits, more));
      }
      if (best < 0 && !slips && words.length > 1) {
        var all = 31, used = {};
        words.forEach(function (_, i) {
          var at = forms.findIndex(function (form, at) { return answers[i][form] && !used[at]; });
          if (at >= 0) { used[at] = true; all &= answers[i][forms[at]]; } else all = 0;
        });
        if (all) best = worth(all & 2 ? 2 : 1, SCATTERED, all, 0);
      }
      if (best >= 0) found.set(record.document, best);
    });
  };

  /* People whose names begin with these letters, words of them written out or not: "ntha", "nth an". */
  Index.prototype.inInitials = function (names, words, found) {
    var forms = this.forms, pieces = words.map(function (word) { return word.folded; });
    if (pieces.join("").length < 3 || !/^\D+$/.test(pieces.join(""))) return;
    names.forEach(function (record) {
      var name = record.title.filter(function (token) { return token.form >= 0; }).map(function (token) { return forms[token.form].folded; });
      var at = 0, short = 0, fits = pieces.every(function (piece) {
        if (name[at] === piece) return !!++at;
        var first = name.slice(at, at + piece.length).map(function (word) { return word[0]; }).join("");
        at += piece.length;
        short += piece.length;
        return first === piece;
      });
      if (fits && short > 1) found.set(record.document, worth(1, SCATTERED, 1, at === name.length ? 60 : 0));
    });
  };

  /* Whether it is known by the number that its title begins with: "Chỉ thị 05-CT/TW". */
  Index.prototype.isPaper = function (document) {
    var name = this.sort(document).name;
    return name === "directive" || name === "decision";
  };

  /* What people are called before their names, folded; and the same as it is written. */
  var HONORIFICS = ["cô giáo", "thầy giáo", "đồng chí", "ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "thầy", "mẹ", "má", "em", "cháu"].map(function (words) {
    return chu.words(words).map(function (word) { return { folded: whole(chu.fold(word)), toned: whole(chu.foldToned(word)) }; });
  });
  /* A question without the form of address that it begins with; nothing where it begins with none, or is nothing else. */
  function unaddressed(words) {
    for (var i = 0; i < HONORIFICS.length; i++) {
      var form = HONORIFICS[i], is = words.length > form.length && form.every(function (part, at) {
        return words[at].marked ? words[at].toned === part.toned : words[at].folded === part.folded;
      });
      if (is) return words.slice(form.length);
    }
    return null;
  }

  /* For every document, in which grade it has what is looked for: of any tones, and exactly; and how well it fits. */
  function Finds(documents) {
    this.any = new Uint8Array(documents); this.exact = new Uint8Array(documents); this.bits = new Uint8Array(documents);
    this.everywhere = false;
  }
  Finds.prototype.add = function (document, grade, bits) {
    if (this.any[document] <= grade) this.any[document] = grade + 1;
    if (bits & 2 && this.exact[document] <= grade) this.exact[document] = grade + 1;
    this.bits[document] |= bits;
  };

  /* The documents of grades that a mask names; with bits, they are added to the finds. */
  function graded(reader, mask, bits, finds) {
    for (var grade = 0; grade < FULL_GRADES; grade++) if (mask >> grade & 1) {
      reader.rising(function (document) { if (bits) finds.add(document, grade, bits); });
    }
  }

  /* Fetches at most so many files of one sort, those from one number to another. */
  Index.prototype.shards = function (sort, from, to, most) {
    var wanted = [];
    for (var at = from; at <= to && wanted.length < most; at++) wanted.push(this.file(sort + "/" + at));
    return Promise.all(wanted);
  };

  /* Where two words stand side by side. Nothing for words that no list has. */
  Index.prototype.pair = function (a, b, most) {
    var index = this, lists = this.folded;
    if (!lists[a.from] || lists[a.from].folded !== a.folded || b.from >= b.to) return Promise.resolve(null);
    var first = a.from, shard = function (second) {
      return place(index.pairBounds, function (bound) { return bound[0] > first || (bound[0] === first && bound[1] > second); });
    };
    return this.shards("c", shard(b.from), shard(b.to - 1), most).then(function (files) {
      var finds = new Finds(index.root.documents), left = lists[first].toned;
      var lefts = left.map(function (toned) { return answer(a, a.folded, toned); });
      files.forEach(function (data) {
        for (var reader = new Reader(data[0]), one = 0, two = 0; reader.more();) {
          var step = reader.next();
          if (step) two += step; else { one += reader.next(); two = reader.next(); }
          var right = lists[two], wanted = one === first && two >= b.from && two < b.to, more = true;
          while (more) {
            var number = reader.next(), grade = number % 5, tones = (number - grade) / 5, bits = 0;
            more = tones & 1;
            tones >>= 1;
            if (wanted) {
              var spread = Math.min(TONED, right.toned.length);
              bits = lefts[Math.floor(tones / spread)] & answer(b, right.folded, right.toned[tones % spread]);
            }
            if (grade === 4) graded(reader, reader.next(), bits, finds);
            else { var document = reader.next(); if (bits) finds.add(document, grade, bits); }
          }
        }
      });
      return finds;
    });
  };

  /* Where a word stands. */
  Index.prototype.word = function (word) {
    var index = this, bounds = this.wordBounds;
    var from = place(bounds, function (bound) { return bound > word.folded; });
    var to = word.open ? place(bounds, function (bound) { return bound > word.folded + "\uffff"; }) : from;
    return this.shards("t", from, to, SHARDS).then(function (files) {
      var finds = new Finds(index.root.documents);
      files.forEach(function (data) {
        var reader = new Reader(data[1]);
        if (data[0]) data[0].split(" ").forEach(function (toned) {
          var bits = answer(word, whole(chu.fold(toned)), toned), mask = reader.next();
          if (bits && mask & 16) finds.everywhere = true;
          graded(reader, mask, bits, finds);
        });
      });
      return finds;
    });
  };

  /* All documents that answer a question, the best first; and the words that they answer to. */
  Index.prototype.ask = function (text) {
    var index = this, words = this.parse(text);
    if (!words.length) return Promise.resolve({ words: words, documents: [] });
    // A word that is not listed may be two in one.
    var parted = words.reduce(function (all, word) { return all.concat(word.from < word.to ? word : index.parted(word)); }, []);
    var tries = [[words].concat(parted.length > words.length ? [parted.slice(0, WORDS)] : [])];
    // Where nothing has all of them, the longest parts that something has.
    PARTS.concat(words.length - 1).sort(function (a, b) { return b - a; }).forEach(function (length, i, all) {
      if (length < words.length && length !== all[i - 1] && length > 1) {
        tries.push(words.slice(length - 1).map(function (_, at) { return words.slice(at, at + length); }));
      }
    });
    function next(first) {
      return Promise.all(tries.shift().map(function (part) { return index.found(part); })).then(function (all) {
        var found = new Map(), best = first && !all[0].size ? parted : words;
        all.forEach(function (one) {
          one.forEach(function (value, document) { if (!(found.get(document) >= value)) found.set(document, value); });
        });
        if (!found.size && tries.length) return next(false);
        var documents = Array.from(found.keys());
        documents.sort(function (a, b) { return found.get(b) - found.get(a) || a - b; });
        return { words: best, documents: documents };
      });
    }
    return next(true);
  };

  /* What answers to these words, each with its worth. */
  Index.prototype.found = function (words) {
    var index = this, found = new Map();
    var rare = words.map(function (word) { return word.from >= word.to; });
    // Of a long question every other pair will do: each word is still in one.
    var long = words.length > MOST, pairs = words.slice(1).map(function (word, i) {
      return !long || i % 2 === 0 || i === words.length - 2 ? index.pair(words[i], word, long ? 1 : SHARDS) : null;
    });
    var singles = words.map(function (word, i) { return words.length === 1 || rare[i] ? index.word(word) : null; });
    return Promise.all([this.names(), Promise.all(pairs), Promise.all(singles)]).then(function (got) {
      index.inNames(got[0], words, false, found);
      var name = unaddressed(words), people = got[0].filter(function (record) { return index.sort(record.document).name === "individual"; });
      if (name) index.inNames(people, name, false, found);
      if (!found.size) index.inInitials(people, words, found);
      var named = found.size;
      index.inTexts(words, got[1], got[2], found);
      var good = found.size;
      if (!named && good < FEW) {
        var slipped = new Map();
        index.inNames(got[0], words, true, slipped);
        slipped.forEach(function (value, document) { if (!found.has(document)) found.set(document, value); });
      }
      if (good || words.length === 1) return;
      // Of a long question, single words say little and cost much.
      if (words.length >= LONG) return index.apart(words, got[1], [], found);
      return Promise.all(words.map(function (word) { return index.word(word); })).then(function (singles) {
        index.apart(words, got[1], singles, found);
      });
    }).then(function () { return found; });
  };

  /* Texts that have all words side by side, or at least each beside its neighbour on one side. */
  Index.prototype.inTexts = function (words, pairs, singles, found) {
    var finds = pairs.concat(singles).filter(Boolean), known = pairs.map(Boolean), put = function (document, value) {
      if (!(found.get(document) >= value)) found.set(document, value);
    };
    for (var document = 0; document < this.root.documents; document++) {
      var any = 4, exact = 4, bits = 31, all = finds.length > 0;
      for (var i = 0; i < finds.length && all; i++) {
        var grade = finds[i].any[document];
        all = grade > 0;
        any = Math.min(any, grade);
        exact = Math.min(exact, finds[i].exact[document]);
        bits &= finds[i].bits[document];
      }
      if (all) put(document, worth(exact ? 2 : 1, GRADES[(exact || any) - 1], bits, 0));
      else if (pairs.length > 1) {
        var near = 0, together = true, lowest = 4;
        for (i = 0; i < words.length && lowest; i++) {
          var left = i > 0 && known[i - 1] ? pairs[i - 1].any[document] : 0;
          var right = i < pairs.length && known[i] ? pairs[i].any[document] : 0;
          var alone = singles[i] ? singles[i].any[document] : 0;
          if (right) { near++; together = together && pairs[i].exact[document] > 0; }
          lowest = Math.min(lowest, Math.max(left, right, alone));
        }
        if (lowest) put(document, worth(together ? 2 : 1, lowest === 4 ? SCATTERED : APART, 1, near));
      }
    }
  };

  /* Texts that have all words somewhere: where any has two side by side, only such. Without any, those that have half of
     the pairs. */
  Index.prototype.apart = function (words, pairs, singles, found) {
    var all = [], some = [], close = false;
    for (var document = 0; document < this.root.documents; document++) {
      if (found.has(document)) continue;
      var near = 0, missing = !singles.length, exact = true, one = false;
      pairs.forEach(function (pair) { if (pair && pair.any[document]) near++; });
      singles.forEach(function (single) {
        if (single.any[document]) { one = true; exact = exact && single.exact[document] > 0; }
        else if (!single.everywhere) missing = true;
      });
      if (!missing && (one || near)) { all.push([document, near, worth(1, ALL, 1, near + (exact ? 20 : 0))]); close = close || near > 0; }
      else if (near && near * 2 >= pairs.length) some.push([document, near, worth(1, SOME, 1, near)]);
    }
    (all.length || found.size ? all : some).forEach(function (one) { if (one[1] || !close) found.set(one[0], one[2]); });
  };

  /* ---- Showing ---- */

  /* Which words of a text answer to a question: for each the places of the question's words, as bits. */
  Index.prototype.hits = function (tokens, words) {
    var index = this;
    return tokens.map(function (token) {
      var bits = 0, form = index.forms[token.form];
      if (form) words.forEach(function (word, i) { if (answer(word, form.folded, form.toned) & 1) bits |= 1 << i; });
      return bits;
    });
  };

  /* Texts in pieces, marked or not. Words of a question that stand side by side are one mark. */
  Index.prototype.marked = function (tokens, words, loose) {
    var hits = this.hits(tokens, words), alone = words.length === 1, pieces = [];
    tokens.forEach(function (token, i) {
      var run = hits[i] && (hits[i - 1] << 1 & hits[i]);
      var next = hits[i] && hits[i + 1] && (hits[i] << 1 & hits[i + 1]);
      var mark = !!hits[i] && (alone || !!run || !!next || loose);
      put(token.gap.replace(/\n/g, " · "), mark && !!run);
      put(token.text, mark);
    });
    function put(text, mark) {
      var last = pieces[pieces.length - 1];
      if (!text) return;
      if (last && last.mark === mark) last.text += text; else pieces.push({ text: text, mark: mark });
    }
    return pieces;
  };

  /* Whether a text holds every word of a question. */
  Index.prototype.answers = function (tokens, words) {
    var all = this.hits(tokens, words).reduce(function (a, b) { return a | b; }, 0);
    return all === (1 << words.length) - 1;
  };

  /* The place of a text that answers best, in about so many words: where most words of the question stand side by side, or
     else most of them near each other. Its beginning, where the title has answered or nothing does. */
  Index.prototype.quote = function (tokens, words, length, titled) {
    var hits = this.hits(tokens, words), best = 0, start = 0, run = 0, from = 0;
    hits.forEach(function (bits, i) {
      run = bits ? (hits[i - 1] << 1 & bits ? run + 1 : 1) : 0;
      if (run > best) { best = run; start = i - run + 1; }
    });
    var loose = best < 2 && words.length > 1 && !titled;
    if (loose) start = crowd(hits, words.length, length);
    if (!titled && start > length * 0.6) {
      from = Math.max(0, start - Math.floor(length / 3));
      for (var back = start; back > from; back--) if (/[.!?\n]/.test(tokens[back].gap)) { from = back; break; }
    }
    var part = tokens.slice(from, from + length);
    if (from && part.length) part[0] = { gap: "… ", text: part[0].text, form: part[0].form };
    if (from + length < tokens.length) part.push({ gap: "…", text: "", form: -1 });
    return this.marked(part, words, loose);
  };
  /* Where a stretch of some words begins that holds most different words of the question. */
  function crowd(hits, words, length) {
    var best = 0, at = 0;
    hits.forEach(function (bits, i) {
      if (!bits) return;
      var seen = 0, count = 0;
      for (var j = i; j < i + length && j < hits.length; j++) seen |= hits[j];
      for (j = 0; j < words; j++) count += seen >> j & 1;
      if (count > best) { best = count; at = i; }
    });
    return at;
  }

  /* ---- Narrowing ---- */

  /* By what results can be narrowed: units with those below them, fields, awards, years; for every document. */
  Index.prototype.facets = function () {
    var index = this;
    return this.narrowing ? Promise.resolve(this.narrowing) : this.file("loc").then(function (data) {
      return (index.narrowing = new Facets(index, data));
    });
  };
  function Facets(index, data) {
    var documents = index.root.documents, above = data.units.above || [];
    function column(text) {
      for (var reader = new Reader(text), list = [], at = 0; at < documents; at++) {
        var terms = [], number;
        do if (number = reader.next()) terms.push((number - 1) >> 1); while (number && !(number & 1));
        list.push(terms);
      }
      return list;
    }
    function terms(vocabulary) {
      return vocabulary.ids.map(function (id, at) { return { value: id, name: vocabulary.names[at] }; });
    }
    // Who looks for a unit also means those below it.
    var lines = above.map(function (_, unit) {
      for (var all = [unit], i = 0; i < all.length; i++) above[all[i]].forEach(function (over) { if (all.indexOf(over) < 0) all.push(over); });
      return all;
    });
    var units = column(data.unit).map(function (own) {
      var all = [];
      own.forEach(function (unit) { lines[unit].forEach(function (over) { if (all.indexOf(over) < 0) all.push(over); }); });
      return all;
    });
    var years = column(data.year), last = years.reduce(function (most, list) { return Math.max(most, list[list.length - 1] || 0); }, 0), year = [];
    for (var i = 0; i <= last; i++) year.push({ value: String(data.first_year + i), name: String(data.first_year + i) });
    this.options = {
      loai: index.sorts.map(function (sort) { return { value: sort.name, name: sort.name }; }),
      "don-vi": terms(data.units), "linh-vuc": terms(data.fields), "khen-thuong": terms(data.awards), nam: year
    };
    this.columns = {
      loai: function (document) { return [index.sorts.indexOf(index.sort(document))]; },
      "don-vi": from(units), "linh-vuc": from(column(data.field)), "khen-thuong": from(column(data.award)), nam: from(years)
    };
    function from(list) { return function (document) { return list[document]; }; }
  }
  /* Whether a document has what is wished for, but for one kind of wish. */
  Facets.prototype.fits = function (document, wish, but) {
    var facets = this;
    return Object.keys(wish).every(function (name) {
      return !wish[name] || name === but || facets.columns[name](document).some(function (term) { return facets.options[name][term].value === wish[name]; });
    });
  };
  /* For each kind of wish what can be chosen, with how many documents each choice would leave. */
  Facets.prototype.count = function (documents, wish) {
    var facets = this, counts = {};
    Object.keys(this.options).forEach(function (name) {
      var options = facets.options[name].map(function (option) { return { value: option.value, name: option.name, count: 0 }; });
      documents.forEach(function (document) {
        if (facets.fits(document, wish, name)) facets.columns[name](document).forEach(function (term) { options[term].count++; });
      });
      counts[name] = name === "nam" ? options.reverse() : options;
    });
    return counts;
  };
})();
