/* Names while one types (src/press/search/suggest.rs). */
(function () {
  "use strict";
  var form = document.querySelector(".find"), input = form && form.q, MOST = 8, PIECES = 10;
  if (!input) return;
  var parts = /(.*)tim-kiem\/(.*)/.exec(form.getAttribute("action")), home = parts[1], end = parts[2];
  var names, asked, at = -1, list = document.createElement("div");
  list.id = "goi-y"; list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.getAttribute("aria-label"));
  form.appendChild(list);
  input.type = "text";
  set({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });
  function set(attributes) { for (var name in attributes) input.setAttribute(name, attributes[name]); }

  /* As suggest.rs spells a name in an address. */
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/đ/g, "d");
  }
  function load(address, then) {
    var script = document.createElement("script");
    window.senGoiY = then;
    script.src = home + address;
    script.onerror = function () { asked = false; };
    document.head.appendChild(script);
  }
  function open() {
    if (asked) return;
    asked = true;
    load("tim-kiem/goi-y.js", function (tag) {
      load("_tim/goi-y." + tag + ".js", function (groups) {
        names = [];
        groups.forEach(function (group) {
          group[2].split("\n").forEach(function (line) {
            var parts = line.split("\t"), words = fold(parts[0]).split(" ");
            names.push({ kind: group[0], name: parts[0], words: words, to: group[1] + "/" + (parts[1] || words.join("-")) + "/" + end });
          });
        });
        show();
      });
    });
  }

  /* How far words are from what was typed, each piece of which begins a word or is the first letters of several; or -1. */
  function far(words, pieces) {
    var next = 0, over = 0, half = 0;
    for (var i = 0; i < pieces.length; i++) {
      var piece = pieces[i], long = 0;
      for (; next < words.length && !long; next++) {
        if (words[next].slice(0, piece.length) === piece) { long = 1; half = words[next] === piece ? 0 : .5; }
        else if (piece.length > 1 && words.slice(next, next + piece.length).map(first).join("") === piece) { long = piece.length; half = 0; }
        else over++;
      }
      if (!long) return -1;
      next += long - 1;
    }
    return Math.min(over, words.length - next) + half;
  }
  function first(word) { return word[0]; }

  function show() {
    var typed = input.value.trim().normalize("NFC").toLowerCase(), folded = fold(typed), pieces = folded.split(" ").slice(0, PIECES), found = [];
    if (folded && names) names.forEach(function (name, number) {
      var rank = far(name.words, pieces);
      // Marks that were typed count.
      if (rank >= 0) found.push([typed !== folded && name.name.toLowerCase().indexOf(typed) >= 0 ? rank - 9 : rank, number]);
    });
    found.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    list.textContent = "";
    found.slice(0, MOST).forEach(function (one, i) {
      var name = names[one[1]], link = list.appendChild(document.createElement("a")), kind = document.createElement("span");
      link.id = "goi-y-" + i; link.href = home + name.to; link.tabIndex = -1; link.textContent = name.name + " ";
      link.setAttribute("role", "option");
      kind.textContent = name.kind;
      link.appendChild(kind);
    });
    choose(-1);
    expand(found.length > 0 && document.activeElement === input);
  }
  function expand(on) { list.hidden = !on; set({ "aria-expanded": String(on) }); if (!on) choose(-1); }
  function choose(number) {
    at = number;
    Array.prototype.forEach.call(list.children, function (link, i) { link.setAttribute("aria-selected", String(i === at)); });
    if (at < 0) input.removeAttribute("aria-activedescendant"); else set({ "aria-activedescendant": "goi-y-" + at });
  }

  input.addEventListener("focus", open);
  input.addEventListener("input", show);
  input.addEventListener("blur", function () { expand(false); });
  // A press on a name does not leave the box.
  list.addEventListener("mousedown", function (event) { event.preventDefault(); });
  input.addEventListener("keydown", function (event) {
    var step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0, many = list.children.length;
    if (step && list.hidden) { show(); many = list.children.length; }
    if (step && many) choose((at + 1 + step + many + 1) % (many + 1) - 1);
    else if (event.key === "Enter" && at >= 0) list.children[at].click();
    else if (event.key === "Escape" && !list.hidden) expand(false);
    else return;
    event.preventDefault();
  });
  if (document.activeElement === input) open();
})();
