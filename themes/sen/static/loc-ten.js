/* The index of people, narrowed while one types or chooses: names are compared as search compares them. Tiles are only shown
   and hidden, and only those that change, so that thousands of them keep up with the fingers. Where the index has several pages,
   the tiles of the others are fetched when somebody begins to narrow it: scripts, which a page from a disk may load too. */
(function () {
  "use strict";
  var chu = window.senChu, input = document.getElementById("loc-ten");
  if (!chu || !input) return;
  var status = document.getElementById("loc-ten-so"), data = input.dataset, rows = null, groups = [], due = 0;
  var choices = Array.prototype.slice.call(document.querySelectorAll(".filter select"));

  var garden = document.querySelector(".garden"), tags = garden.dataset.tags || "", fetched = null;
  if (tags) Array.prototype.forEach.call(choices, function (select) { select.addEventListener("focus", gather); });
  else choose();

  /* What the other pages hold, in their order; a letter goes on where its page ended. */
  function gather() {
    if (fetched || !tags) return;
    var pages = [], all = tags.length / 8, left = all;
    fetched = pages;
    window.senVuon = function (number, html) { pages[number] = html; };
    for (var number = 2; number < all + 2; number++) load(number);
    function load(number) {
      var script = document.createElement("script");
      script.src = garden.dataset.from.replace(/0\.js$/, number + "." + tags.substr(8 * (number - 2), 8) + ".js");
      script.onload = function () { script.remove(); if (!--left) put(pages); };
      // Another try with the next key.
      script.onerror = function () { script.remove(); fetched = null; };
      document.head.appendChild(script);
    }
  }
  function put(pages) {
    pages.forEach(function (html) {
      var part = document.createElement("template");
      part.innerHTML = html;
      Array.prototype.slice.call(part.content.querySelectorAll("section.letter")).forEach(function (section) {
        var same = document.getElementById(section.querySelector("h2").id);
        if (!same) garden.appendChild(section);
        else Array.prototype.slice.call(section.querySelectorAll("li")).forEach(function (item) { same.parentNode.querySelector("ul").appendChild(item); });
      });
    });
    tags = "";
    // All are on this page now.
    hide(document.querySelector(".pager"), true);
    Array.prototype.forEach.call(document.querySelectorAll(".letters a"), function (link) { link.setAttribute("href", link.hash); });
    choose();
    rows = null;
    if (input.value || choices.some(function (select) { return select.value; })) narrow();
  }

  // What nobody here has is no choice; a single one is none either.
  function choose() { choices = choices.filter(function (select) {
    var by = select.dataset.by, had = {};
    Array.prototype.forEach.call(document.querySelectorAll(".people > li[data-" + by + "]"), function (item) {
      item.dataset[by].trim().split(" ").forEach(function (id) { had[id] = true; });
    });
    Array.prototype.slice.call(select.options, 1).forEach(function (option) { if (!had[option.value]) option.remove(); });
    select.parentNode.hidden = select.options.length < 3;
    return !select.parentNode.hidden;
  }); }

  function read() {
    rows = [];
    groups = Array.prototype.map.call(document.querySelectorAll("section.letter"), function (section) {
      var link = document.querySelector(".letters a[href='#" + section.querySelector("h2").id + "']");
      var group = { section: section, letter: link && link.parentNode, shown: 0 };
      Array.prototype.forEach.call(section.querySelectorAll(".people > li"), function (item) {
        var name = item.querySelector(".person-name").textContent;
        rows.push({ item: item, group: group, folded: " " + chu.fold(name), toned: " " + chu.foldToned(name), hidden: false });
      });
      return group;
    });
  }
  function hide(node, on) { if (node && node.hidden !== on) node.hidden = on; }

  function narrow() {
    due = 0;
    if (tags) { gather(); return; }
    if (!rows) read();
    var text = input.value.slice(0, 300), folded = " " + chu.fold(text), toned = " " + chu.foldToned(text), total = 0;
    var fits = rows.map(function (row) { return folded === " " || row.folded.indexOf(folded) >= 0; });
    // Marks that were typed count, unless nobody has them.
    if (toned !== folded) {
      var exactly = rows.map(function (row) { return row.toned.indexOf(toned) >= 0; });
      if (exactly.indexOf(true) >= 0) fits = exactly;
    }
    var chosen = choices.filter(function (select) { return select.value; });
    chosen.forEach(function (select) {
      rows.forEach(function (row, at) {
        fits[at] = fits[at] && (" " + (row.item.dataset[select.dataset.by] || "")).indexOf(" " + select.value + " ") >= 0;
      });
    });
    groups.forEach(function (group) { group.shown = 0; });
    rows.forEach(function (row, at) {
      if (fits[at]) { total++; row.group.shown++; }
      if (row.hidden === fits[at]) { row.hidden = !fits[at]; row.item.hidden = row.hidden; }
    });
    groups.forEach(function (group) { hide(group.section, !group.shown); hide(group.letter, !group.shown); });
    status.textContent = folded === " " && !chosen.length ? "" : (total === 1 ? data.one : total ? data.many : data.none).replace("{n}", total);
  }
  function soon() { if (!due) due = requestAnimationFrame(narrow); }
  input.addEventListener("input", soon);
  choices.forEach(function (select) { select.addEventListener("change", soon); });
  input.addEventListener("focus", function () { if (tags) gather(); else if (!rows) setTimeout(function () { if (!rows) read(); }, 0); });
  input.addEventListener("keydown", function (event) { if (event.key === "Escape" && input.value) { input.value = ""; soon(); } });
  // What a browser put back after a step back.
  if (input.value || choices.some(function (select) { return select.value; })) narrow();
})();
