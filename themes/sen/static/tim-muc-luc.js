/* Reads the index that src/press/search writes; tim-kiem.js asks it and tim-trang.js shows what comes. Its files are scripts
   that call senTim, so that it also works from a folder on a disk. Numbers are written as in src/press/search/number.rs. */
(function () {
  "use strict";
  var chu = window.senChu, arrived = {};
  var ENDING = 46, LEADING = 45, RESERVED = 17, GAPS = 5;

  window.senTim = function (name, data) { arrived[name] = data; };

  /* Numbers, and pieces of text, from a text. */
  function Reader(text) { this.text = text; this.at = 0; }
  Reader.prototype.next = function () {
    for (var lead = 0; ;) {
      var c = this.text.charCodeAt(this.at++), value = c - 35 - (c > 92 ? 1 : 0);
      if (!(value >= ENDING)) return lead * ENDING + value;
      lead = lead * LEADING + value - ENDING + 1;
    }
  };
  Reader.prototype.more = function () { return this.at < this.text.length; };
  Reader.prototype.take = function (length) { return this.text.slice(this.at, this.at += length); };
  /* Rising numbers, each shown to visit. */
  Reader.prototype.rising = function (visit) {
    for (var left = this.next() + 1, last = 0; left > 0; left--) { last += this.next(); visit(last); }
  };

  /* The last place in a sorted list whose entry is not above what is looked for. */
  function place(list, above) {
    var low = 0, high = list.length;
    while (low < high) { var middle = (low + high) >> 1; if (above(list[middle])) high = middle; else low = middle + 1; }
    return Math.max(0, low - 1);
  }
  function compare(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  /* An index. load(name) fetches one of its files, "c/12.<tag>.js", and promises that senTim was called. */
  function Index(load, root) {
    this.load = load; this.root = root; this.files = {};
    this.forms = []; this.known = new Map();
    this.root.words = this.root.words ? this.root.words.split(" ") : [];
    this.listed = this.root.words.map(this.form, this);
    this.fold();
    this.sorts = this.root.sorts.map(function (sort) { return { name: sort[0], folder: sort[1], first: sort[2] }; });
    this.wordBounds = this.root.word_bounds.split(" ");
    var reader = new Reader(this.root.pair_bounds), pair = [0, 0];
    for (this.pairBounds = []; reader.more(); this.pairBounds.push(pair)) {
      var step = reader.next(), second = reader.next();
      pair = [pair[0] + step, step ? second : pair[1] + second];
    }
    reader = new Reader(this.root.text_bounds);
    for (this.textBounds = [], step = 0; reader.more();) this.textBounds.push(step += reader.next());
  }
  window.senSearch = { Index: Index, Reader: Reader, place: place, whole: whole, arrived: arrived };

  /* The number of a word, in lower case, as it is compared. */
  Index.prototype.form = function (word) {
    var id = this.known.get(word);
    if (id === undefined) {
      id = this.forms.push({ folded: whole(chu.fold(word)), toned: whole(chu.foldToned(word)) }) - 1;
      this.known.set(word, id);
    }
    return id;
  };
  function whole(text) { return text.indexOf(" ") < 0 ? text : text.replace(/ /g, ""); }

  /* The folded forms of the listed words in order, each with its toned forms: as pairs know them. */
  Index.prototype.fold = function () {
    var forms = this.forms, list = [], last = null;
    this.listed.map(function (id) { return forms[id]; })
      .sort(function (a, b) { return compare(a.folded, b.folded) || compare(a.toned, b.toned); })
      .forEach(function (form) {
        if (!last || last.folded !== form.folded) list.push(last = { folded: form.folded, toned: [] });
        if (last.toned[last.toned.length - 1] !== form.toned) last.toned.push(form.toned);
      });
    this.folded = list;
  };

  /* A file of the index, fetched once. */
  Index.prototype.file = function (name) {
    var index = this;
    return this.files[name] || (this.files[name] = this.tag(name).then(function (tag) { return index.load(name + "." + tag + ".js"); }).then(function () {
      var file = arrived[name];
      delete arrived[name];
      if (!file) throw new Error(name);
      return file;
    }).catch(function (error) { delete index.files[name]; throw error; }));
  };
  /* The tag in a file's name: the root has those of a few, and of the lists in which those of the others stand. */
  Index.prototype.tag = function (name) {
    var root = this.root, known = { ten: 0, loc: 1, sach: 2 }, parts = name.split("/"), number = Number(parts[1]);
    function nth(tags, n) { return tags.substr(8 * n, 8); }
    if (name in known) return Promise.resolve(nth(root.tags, known[name]));
    if (parts[0] === "s") return Promise.resolve(nth(root.tags, (root.books ? 3 : 2) + number));
    for (var sort = "tcmv".indexOf(parts[0]); sort > 0; sort--) number += root.shards[sort - 1];
    return this.file("s/" + Math.floor(number / root.tags_size)).then(function (data) { return nth(data[0], number % root.tags_size); });
  };

  /* A stored text: its words, each with what stands before it; the last has only that. See src/press/search/text.rs. */
  Index.prototype.read = function (reader) {
    var tokens = [], gap = null, flip = false, upper = false;
    for (; ;) {
      var number = reader.next();
      if (number === 1) flip = true;
      else if (number === 2) upper = true;
      else if (number === 3) gap = (gap || "") + reader.take(reader.next());
      else if (number >= GAPS && number < RESERVED) gap = (gap || "") + this.root.gaps[number - GAPS];
      else {
        var before = gap === null ? (tokens.length ? " " : "") : gap;
        // At the end of a text, or of what could be read of it.
        if (number !== 0 && !(number >= RESERVED)) {
          if (gap) tokens.push({ gap: gap, text: "", form: -1 });
          return tokens;
        }
        var word, form, capital = !tokens.length || /[.!?\n]/.test(before);
        if (number === 0) {
          word = reader.take(reader.next());
          form = this.form(word.toLowerCase());
        } else {
          word = this.root.words[number - RESERVED];
          form = this.listed[number - RESERVED];
          if (upper) word = word.toUpperCase();
          else if (capital !== flip) word = String.fromCodePoint(word.codePointAt(0)).toUpperCase() + word.slice(word.codePointAt(0) > 0xffff ? 2 : 1);
        }
        tokens.push({ gap: before, text: word, form: form });
        gap = null; flip = upper = false;
      }
    }
  };

  /* Titles and addresses, from the first document on. */
  Index.prototype.records = function (data, first) {
    var reader = new Reader(data[0]), routes = data[1].split("\n"), records = [], index = this;
    if (data[0]) routes.forEach(function (route, at) {
      var title = index.read(reader), sort = index.sort(first + at);
      records.push({ document: first + at, sort: sort.name, title: title, route: address(route, sort.folder, title) });
    });
    return records;
  };
  function address(route, folder, title) {
    if (route[0] === "/") return route;
    var slug = chu.fold(title.map(function (token) { return token.gap + token.text; }).join("")).replace(/ /g, "-");
    var mark = route.indexOf("~");
    if (mark >= 0) slug = slug.slice(0, slug.length - Number(route.slice(0, mark))) + route.slice(mark + 1);
    return "/" + folder + "/" + slug + "/";
  }
  Index.prototype.sort = function (document) {
    return this.sorts[place(this.sorts, function (sort) { return sort.first > document; })];
  };

  /* The names of people, collectives and units. */
  Index.prototype.names = function () {
    var index = this;
    return this.file("ten").then(function (data) {
      if (!index.named) index.named = index.records(data, 0);
      return index.named;
    });
  };

  /* The title and address of a document. */
  Index.prototype.record = function (document) {
    var named = this.root.named, size = this.root.record_size, at = Math.floor((document - named) / size), index = this;
    if (document < named) return this.names().then(function (names) { return names[document]; });
    return this.file("m/" + at).then(function (data) { return index.records(data, named + at * size)[(document - named) % size]; });
  };

  /* Where a document stands in yearbooks: of each its title, the folio, and the way there. */
  Index.prototype.folios = function (document) {
    var index = this;
    if (!this.root.books) return Promise.resolve([]);
    return this.file("sach").then(function (data) {
      if (!index.shelved) {
        index.shelved = new Map();
        for (var reader = new Reader(data.entries), at = 0; reader.more();) {
          at += reader.next();
          var book = data.books[reader.next()], folio = reader.next(), leaf = reader.next(), known = index.shelved.get(at) || [];
          known.push({ title: book[0], folio: folio, route: book[2] && leaf ? book[2] : book[1], anchor: book[2] && leaf ? "#trang-" + leaf : "" });
          index.shelved.set(at, known);
        }
      }
      return index.shelved.get(document) || [];
    });
  };

  /* The text of a document. */
  Index.prototype.text = function (document) {
    var at = place(this.textBounds, function (first) { return first > document; }), index = this;
    return this.file("v/" + at).then(function (data) {
      var reader = new Reader(data[0]), tokens = [];
      for (var number = index.textBounds[at]; number <= document; number++) tokens = index.read(reader);
      return tokens;
    });
  };
})();
