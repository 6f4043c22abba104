/* The light box: the figures of a page (.shot) in a dialog, one at a time. Without this script the style shows the
   figure itself (:target). The address tells which photograph is open, so that Back closes it and a link leads to it. */
(function () {
  "use strict";
  var root = document.documentElement, shots = [].slice.call(document.querySelectorAll(".shot"));
  var box = document.createElement("dialog"), at = -1, pushed = false;
  if (!shots.length) return;
  if (!box.showModal) { root.classList.add("plain-shots"); return; }
  box.className = "lightbox";
  document.body.appendChild(box);

  function place(n, how) {
    // A page from a disk may be forbidden to write its address: then only Back does less.
    try { history[how]({ shot: n }, "", n < 0 ? location.pathname + location.search : "#" + shots[n].id); return true; } catch (e) { return false; }
  }
  function larger(figure) {
    var media = figure.querySelectorAll("source,img");
    for (var i = 0; i < media.length; i++) { media[i].sizes = "100vw"; media[i].removeAttribute("loading"); }
    return figure;
  }
  function copy(n) {
    var figure = larger(shots[n].cloneNode(true)), open = figure.querySelector(".shot-open"), count = figure.querySelector(".shot-count");
    figure.removeAttribute("id");
    // A picture in the box is a picture, and no link to itself.
    var picture = document.createElement("div");
    picture.className = "shot-picture";
    picture.appendChild(open.firstElementChild);
    figure.replaceChild(picture, open);
    count.setAttribute("role", "status");
    return figure;
  }
  function show(n) {
    var active = document.activeElement, way = box.contains(active) && /^shot-\w+$/.test(active.className) ? active.className : "shot-close";
    at = n;
    var figure = copy(n);
    box.textContent = "";
    box.appendChild(figure);
    box.setAttribute("aria-label", figure.querySelector(".shot-count").textContent);
    if (!box.open) box.showModal();
    (figure.querySelector("." + way) || figure.querySelector(".shot-close")).focus();
    // The next one is fetched while this one is looked at.
    if (shots.length > 1) larger(shots[(n + 1) % shots.length].querySelector(".shot-open").cloneNode(true));
  }
  function open(n, known) {
    pushed = !known && place(n, "pushState");
    show(n);
  }
  function turn(by) {
    var n = (at + by + shots.length) % shots.length;
    place(n, "replaceState");
    show(n);
  }
  function leave() {
    if (pushed) { pushed = false; history.back(); } else { place(-1, "replaceState"); shut(); }
  }
  function shut() {
    if (!box.open) return;
    box.close();
    var link = shots[at].querySelector(".shot-open");
    box.textContent = "";
    at = -1;
    link.focus();
    link.scrollIntoView({ block: "nearest" });
  }
  function asked() {
    for (var i = 0; i < shots.length; i++) if ("#" + shots[i].id === location.hash) return i;
    return -1;
  }

  shots.forEach(function (figure, n) {
    figure.querySelector(".shot-open").addEventListener("click", function (e) {
      if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
      e.preventDefault();
      open(n, false);
    });
  });
  box.addEventListener("click", function (e) {
    var link = e.target.closest("a[class^=shot-]");
    if (link && link.className === "shot-whole") return;
    if (link) e.preventDefault();
    if (!link) { if (e.target === box || e.target.classList.contains("shot")) leave(); return; }
    if (link.className === "shot-close") leave();
    else turn(link.className === "shot-next" ? 1 : -1);
  });
  box.addEventListener("cancel", function (e) { e.preventDefault(); leave(); });
  box.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape") { e.preventDefault(); leave(); return; }
    if (shots.length < 2) return;
    var by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -at, End: shots.length - 1 - at }[e.key];
    if (by === undefined) return;
    e.preventDefault();
    if (by) turn(by);
  });
  var from = null;
  box.addEventListener("pointerdown", function (e) { from = e.pointerType === "touch" && e.isPrimary ? e : null; });
  box.addEventListener("pointerup", function (e) {
    if (!from || !e.isPrimary || shots.length < 2) return;
    var x = e.clientX - from.clientX, y = e.clientY - from.clientY;
    from = null;
    // Two fingers, or a page that is enlarged already, mean something else.
    if (window.visualViewport && visualViewport.scale > 1) return;
    if (Math.abs(x) > 48 && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1);
  });
  box.addEventListener("pointercancel", function () { from = null; });
  window.addEventListener("popstate", function () {
    var n = asked();
    if (n < 0) { pushed = false; shut(); } else if (n !== at) open(n, true);
  });
  if (asked() >= 0) open(asked(), true);
})();
