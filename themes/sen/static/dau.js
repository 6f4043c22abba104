/* Before the first paint: that scripts run (.js), and what the reader's bar (sen.js) has kept, so that no page flashes.
   A file and no line of the page, so that a host may forbid scripts within pages (Content-Security-Policy). */
(function () {
  "use strict";
  var root = document.documentElement;
  root.className = "js";
  // Without a script that its page needs (data-needed), the page is as without any. Such an error does not bubble.
  addEventListener("error", function (e) {
    if (e.target.hasAttribute && e.target.hasAttribute("data-needed")) root.className = "";
  }, true);
  try {
    var kept = JSON.parse(localStorage.getItem("sen") || "{}");
    for (var name in kept) if (kept[name]) root.setAttribute("data-" + name, kept[name]);
  } catch (e) { /* a private window, or what is kept is broken: as for a new reader */ }
})();
