/* The search page: asks while one types, shows, narrows, and keeps the question in the address. Everything found is put in as
   text, never as HTML. */
(function () {
  "use strict";
  var box = document.getElementById("tim"), search = window.senSearch;
  if (!box || !search) return;
  var data = box.dataset, form = box.querySelector("form"), input = form.q, list = box.querySelector(".results");
  var status = box.querySelector(".found"), more = box.querySelector("[data-more]"), narrow = box.querySelector(".narrow");
  var base = data.index.replace(/goc\.\w+\.js$/, ""), portable = /index\.html$/.test(data.home), home = data.home.replace(/index\.html$/, "");
  var PAGE = 10, WORDS = 34, PAUSE = 120, TELL = 700;
  var index, asked = 0, answer = null, shown = 0, waiting, telling, facets = null;
  var selects = Array.prototype.slice.call(form.querySelectorAll("select"));

  function load(address) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = address;
      script.async = true;
      script.onload = function () { script.remove(); done(); };
      script.onerror = function () { script.remove(); failed(new Error(address)); };
      document.head.appendChild(script);
    });
  }
  /* The index, or another try at it after a failure. */
  function open() {
    return index || (index = load(data.index).then(function () {
      var made = new search.Index(function (name) { return load(base + name); }, search.arrived.goc);
      return made.names().then(function () { return made; });
    }).catch(function (error) { index = null; throw error; }));
  }

  function say(text, soon) {
    clearTimeout(telling);
    // A screen reader is told once, when the typing pauses; the eye at once.
    status.textContent = text;
    status.setAttribute("aria-live", "off");
    if (text) telling = setTimeout(function () { status.setAttribute("aria-live", "polite"); status.textContent = ""; status.textContent = text; }, soon ? 0 : TELL);
  }
  function put(parent, pieces) {
    pieces.forEach(function (piece) {
      var node = piece.mark ? document.createElement("mark") : document.createTextNode(piece.text);
      if (piece.mark) node.textContent = piece.text;
      parent.appendChild(node);
    });
  }
  function element(name, kind, parent, text) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }
  function href(route) {
    return home + encodeURI(route.slice(1)).replace(/[?#]/g, encodeURIComponent) + (portable && route.slice(-1) === "/" ? "index.html" : "");
  }

  /* Quotes come when their row is in sight: on a phone that is three of ten. */
  var quotes = new Map(), sight = "IntersectionObserver" in window ? new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { if (entry.isIntersecting) quote(entry.target); });
  }) : null;
  function quote(row) {
    var fill = quotes.get(row);
    quotes.delete(row);
    if (sight) sight.unobserve(row);
    if (fill) fill();
  }

  function row(made, record, words) {
    var item = element("li", "row");
    element("p", "row-side", item, names[record.sort] || "");
    var main = element("div", "row-main", item), link = element("a", "", element("h2", record.title.length > 18 ? "long" : "", main));
    link.href = href(record.route);
    put(link, made.marked(record.title, words));
    var summary = element("p", "summary", main);
    quotes.set(item, function () {
      made.text(record.document).then(function (text) { put(summary, made.quote(text, words, WORDS, made.answers(record.title, words))); }, function () { });
    });
    made.folios(record.document).then(function (folios) {
      folios.forEach(function (book) {
        var words = data.folio.replace("{n}", book.folio).split("{name}").join(book.title);
        element("a", "", element("p", "meta", main), words).href = href(book.route) + book.anchor;
      });
    }, function () { });
    if (sight) sight.observe(item);
    return item;
  }

  function extend(number) {
    var from = shown, part = answer.chosen.slice(from, from + PAGE), got = answer;
    shown += part.length;
    return Promise.all(part.map(function (document) { return got.index.record(document); })).then(function (records) {
      if (got !== answer || number !== asked) return null;
      var rows = records.map(function (record) { return row(got.index, record, got.words); });
      if (!from) list.textContent = "";
      rows.forEach(function (item) { list.appendChild(item); });
      if (!sight) rows.slice(0, 4).forEach(quote);
      more.hidden = shown >= got.chosen.length;
      return rows;
    });
  }

  function ask(soon) {
    var text = input.value, number = ++asked;
    address();
    if (!/\S/.test(text)) {
      answer = null; list.textContent = ""; more.hidden = true; narrow.hidden = true; say("");
      return Promise.resolve();
    }
    box.setAttribute("aria-busy", "true");
    return open().then(function (made) {
      return Promise.all([made.ask(text), facets || chosen() ? filters(made) : null]).then(function (got) {
        if (number !== asked) return;
        answer = got[0];
        answer.index = made;
        return present(number, text, soon);
      });
    }).catch(function () {
      if (number === asked) { list.textContent = ""; more.hidden = true; say(data.broken, true); }
    }).then(function () { if (number === asked) box.removeAttribute("aria-busy"); });
  }

  function present(number, text, soon) {
    var name = text.trim().slice(0, 60), wish = wanted();
    answer.chosen = facets ? answer.documents.filter(function (document) { return facets.fits(document, wish); }) : answer.documents;
    if (facets) count(wish);
    shown = 0;
    narrow.hidden = !answer.documents.length;
    var total = answer.chosen.length;
    return extend(number).then(function (rows) {
      if (!rows) return;
      if (!total) list.textContent = "";
      var words = total === 1 ? data.one : total ? data.many : answer.documents.length ? data.narrow : data.none;
      say(words.split("{name}").join(name).replace("{n}", String(total).replace(/\B(?=(\d{3})+$)/g, ".")), soon);
    });
  }

  /* ---- Narrowing ---- */
  function wanted() {
    var wish = {};
    selects.forEach(function (select) { wish[select.name] = select.value || select.dataset.wish || ""; });
    return wish;
  }
  function chosen() { return selects.some(function (select) { return select.value || select.dataset.wish; }); }
  function filters(made) {
    return made.facets().then(function (got) { facets = got; });
  }
  /* Offers what there is, with how much of it. */
  function count(wish) {
    var counts = facets.count(answer.documents, wish);
    selects.forEach(function (select) {
      var options = counts[select.name], value = wish[select.name];
      while (select.options.length > 1) select.remove(1);
      options.forEach(function (option) {
        if (!option.count && option.value !== value) return;
        var words = select.name === "loai" ? names[option.value] : option.name;
        var made = new Option(words + " (" + option.count + ")", option.value);
        select.add(made);
      });
      select.value = value;
      delete select.dataset.wish;
    });
    box.querySelector("[data-clear]").hidden = !chosen();
  }
  var names = {};
  Array.prototype.forEach.call(form.loai.options, function (option) { names[option.value] = option.textContent; });

  /* ---- The address ---- */
  function address() {
    var query = [input].concat(selects).filter(function (field) { return field.value || field.dataset.wish; }).map(function (field) {
      return field.name + "=" + encodeURIComponent(field.value || field.dataset.wish);
    }).join("&");
    try { history.replaceState(null, "", query ? "?" + query : location.pathname); } catch (e) { /* from a disk, some browsers keep addresses as they are */ }
  }
  function fromAddress() {
    location.search.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("="), value = "";
      try { value = decodeURIComponent(part.slice(at + 1).replace(/\+/g, " ")); } catch (e) { /* not ours */ }
      if (part.slice(0, at) === "q") input.value = value.slice(0, 300);
      selects.forEach(function (select) { if (select.name === part.slice(0, at)) select.dataset.wish = value; });
    });
  }

  /* ---- Hands ---- */
  function links() { return Array.prototype.slice.call(list.querySelectorAll("h2 a")); }
  input.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(ask, PAUSE); });
  input.addEventListener("focus", function () { open().catch(function () { }); });
  form.addEventListener("submit", function (event) { event.preventDefault(); clearTimeout(waiting); ask(true); });
  form.addEventListener("change", function (event) { if (event.target !== input) ask(true); });
  narrow.addEventListener("toggle", function () {
    if (narrow.open && !facets) open().then(filters).then(function () { if (answer) present(asked, input.value, true); }).catch(function () { });
  });
  box.querySelector("[data-clear]").addEventListener("click", function () {
    selects.forEach(function (select) { select.value = ""; delete select.dataset.wish; });
    ask(true);
    form.loai.focus();
  });
  more.addEventListener("click", function () {
    extend(asked).then(function (rows) { if (rows && rows[0]) rows[0].querySelector("a").focus(); }, function () { say(data.broken, true); });
  });
  box.addEventListener("keydown", function (event) {
    var all = links(), at = all.indexOf(document.activeElement), step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape" && at >= 0) { input.focus(); event.preventDefault(); return; }
    if (!step || (at < 0 && (document.activeElement !== input || step < 0))) return;
    event.preventDefault();
    if (at + step < 0) input.focus();
    else if (all[at + step]) all[at + step].focus();
  });

  fromAddress();
  narrow.open = chosen();
  if (input.value) ask(true); else open().catch(function () { });
})();
