/* The reader's bar: size of text, contrast, light or dark, print. Kept in localStorage under "sen"; set before first paint by dau.js. */
(function () {
  "use strict";
  var root = document.documentElement, bar = document.querySelector(".bar"), kept = {};
  try { kept = JSON.parse(localStorage.getItem("sen") || "{}") || {}; } catch (e) { kept = {}; }
  if (typeof kept !== "object") kept = {};
  function keep(name, value) {
    if (value) { kept[name] = value; root.setAttribute("data-" + name, value); }
    else { delete kept[name]; root.removeAttribute("data-" + name); }
    try { localStorage.setItem("sen", JSON.stringify(kept)); } catch (e) { /* private window: it lasts for this page */ }
    show();
  }
  function dark() {
    return kept.theme ? kept.theme === "dark" : !!(window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches);
  }
  function show() {
    press("contrast", kept.contrast === "high");
    press("theme", dark());
    var size = Number(kept.size) || 0;
    able("smaller", size > -1); able("larger", size < 3);
  }
  function button(name) { return bar && bar.querySelector("[data-do=" + name + "]"); }
  function press(name, on) { var b = button(name); if (b) b.setAttribute("aria-pressed", on ? "true" : "false"); }
  function able(name, on) { var b = button(name); if (b) b.setAttribute("aria-disabled", on ? "false" : "true"); }
  var doing = {
    smaller: function () { keep("size", String(Math.max(-1, (Number(kept.size) || 0) - 1)).replace(/^0$/, "")); },
    normal: function () { keep("size", ""); },
    larger: function () { keep("size", String(Math.min(3, (Number(kept.size) || 0) + 1)).replace(/^0$/, "")); },
    contrast: function () { keep("contrast", kept.contrast === "high" ? "" : "high"); },
    theme: function () { keep("theme", dark() ? "light" : "dark"); },
    print: function () { window.print(); }
  };
  if (bar) {
    bar.addEventListener("click", function (e) {
      var b = e.target;
      while (b && b !== bar && !b.getAttribute("data-do")) b = b.parentNode;
      if (b && b !== bar) doing[b.getAttribute("data-do")]();
    });
    show();
  }
  var share = document.querySelector(".share");
  if (share && navigator.share) {
    share.hidden = false;
    share.addEventListener("click", function () {
      var canonical = document.querySelector("link[rel=canonical]");
      // Whoever closes the sheet again has not met an error.
      navigator.share({ title: document.title, url: canonical ? canonical.href : location.href }).catch(function () {});
    });
  }
  window.addEventListener("beforeprint", function () {
    var p = document.querySelector("[data-printed]"), d = new Date();
    if (p) p.textContent = " · " + p.getAttribute("data-printed") + " " + d.getDate() + "/" + (d.getMonth() + 1) + "/" + d.getFullYear();
  });
})();
