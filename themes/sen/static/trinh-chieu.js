/* The slideshow: one exemplar a slide, by itself in a lobby or by a remote control at a conference. The page holds the first slides; the
   others come file by file, a little before they are needed, and go again, so that a screen that runs for weeks does not grow. Without this
   script the slides are a column. In the address: ?loai= ?don-vi= ?linh-vuc= ?nam= choose, ?giay= is seconds a slide, ?tu-chay=0 waits. */
(function () {
  "use strict";
  var show = document.getElementById("trinh-chieu");
  // Without the mark of dau.js the style shows the column.
  if (!show || !document.documentElement.classList.contains("js")) return;
  var slides = show.querySelector(".slides"), bar = show.querySelector(".show-bar"), notice = show.querySelector(".show-notice");
  var place = show.querySelector(".show-place"), panel = show.querySelector("details"), title = show.querySelector(".slide-title");
  var A_FILE = Number(show.getAttribute("data-size")), TOTAL = Number(show.getAttribute("data-total")), TITLE = -1;
  var FADE = 900, REST = 4000, PATIENCE = 4000;
  var asked = new URLSearchParams(location.search);
  var still = window.matchMedia("(prefers-reduced-motion: reduce)"), roomy = window.matchMedia("(min-width: 40em) and (min-height: 30em)");
  var seconds = Math.min(120, Math.max(5, Number(asked.get("giay")) || 12));
  var order = [], at = -1, wanted = 0, turn = 0, running = false, timer = 0, rest = 0, lock = null, asking = false;

  function word(name) { return show.getAttribute("data-" + name) || ""; }
  function button(name) { return bar.querySelector("[data-to=" + name + "]"); }

  /* Which slides: those that every choice in the address holds. */
  function numbers(text) {
    var found = {};
    (text || "").split(" ").forEach(function (run) {
      var ends = run.split("-"), last = Number(ends[ends.length - 1]);
      for (var n = Number(ends[0]); run && n <= last; n++) found[n] = true;
    });
    return found;
  }
  function choose() {
    var sets = [], names = [], said = [], all = [], n;
    selects().forEach(function (select) {
      var value = (asked.get(select.name) || "").trim(), option = null;
      Array.prototype.forEach.call(select.options, function (each) { if (value && each.value === value) option = each; });
      if (option) { option.selected = true; sets.push(numbers(option.getAttribute("data-slides"))); names.push(option.textContent); }
      else if (value) said.push(word("unknown").replace("{name}", function () { return value.slice(0, 60); }));
    });
    for (n = 0; n < TOTAL; n++) all.push(n);
    order = all.filter(function (slide) { return sets.every(function (set) { return set[slide]; }); });
    if (!order.length) {
      said.push(word("none"));
      order = all; names = [];
      selects().forEach(function (select) { select.selectedIndex = 0; });
    }
    if (names.length) {
      var what = document.createElement("p"), count = title.querySelector(".show-count");
      what.className = "show-chosen"; what.textContent = names.join(" · ");
      count.parentNode.insertBefore(what, count);
      count.textContent = order.length === 1 ? word("one") : word("many").replace("{n}", order.length);
    }
    // One exemplar alone needs no title to come round to.
    if (order.length > 1) order = [TITLE].concat(order);
    notice.textContent = said.join(" ");
  }

  /* The files of slides, by number from 1: the elements that are on the page now. */
  var files = {}, waiting = {};
  function fileOf(slide) { return slide === TITLE ? 1 : Math.floor(slide / A_FILE) + 1; }
  function element(slide) { return slide === TITLE ? title : (files[fileOf(slide)] || [])[slide % A_FILE]; }
  function prepare(elements) {
    elements.forEach(function (slide) {
      slide.setAttribute("role", "group");
      slide.setAttribute("aria-roledescription", word("role"));
    });
    return elements;
  }
  /* The site was made anew while this screen ran: who has been withdrawn is to be shown no longer. Not again and again: a cache
     between here and there may mix the old with the new for a while. */
  function renew() {
    try {
      if (Date.now() - (Number(sessionStorage.getItem("sen-slides")) || 0) < 6e5) return false;
      sessionStorage.setItem("sen-slides", Date.now());
    } catch (e) { return false; }
    location.reload();
    return true;
  }
  /* Asked once an hour, when a round ends, and when a file is missing, which a later edition no longer has; a page from a disk may not
     ask, and changes with its stick. */
  var looked = Date.now(), missed = 0;
  function look(missing) {
    if (Date.now() - (missing ? missed : looked) < (missing ? 6e4 : 36e5) || !window.fetch || location.protocol === "file:") return;
    looked = missed = Date.now();
    fetch(location.href.split("#")[0], { cache: "no-cache" }).then(function (answer) { return answer.ok ? answer.text() : ""; }).then(function (text) {
      var now = /data-version="([^"]*)"/.exec(text);
      if (now && now[1] !== word("version")) renew();
    }, function () { /* the network is away; the slides are here */ });
  }
  window.vuonhoaSlides = function (number, html) {
    if (files[number]) return;
    var box = document.createElement("template");
    box.innerHTML = html;
    files[number] = prepare(Array.prototype.slice.call(box.content.querySelectorAll(".slide")));
    slides.appendChild(box.content);
  };
  function load(number, done) {
    if (files[number]) { done(true); return; }
    if (waiting[number]) { waiting[number].push(done); return; }
    waiting[number] = [done];
    var script = document.createElement("script");
    script.onload = script.onerror = function () {
      var all = waiting[number];
      delete waiting[number];
      script.parentNode.removeChild(script);
      all.forEach(function (each) { each(!!files[number]); });
      if (!files[number]) look(true);
    };
    // Each is called by its content too: the page tells how, one after the other from the second.
    script.src = word("next").replace(/2\.js$/, number + "." + word("tags").substr(8 * (number - 2), 8) + ".js");
    document.head.appendChild(script);
  }
  /* Keeps the page's own file, and what is shown now, just before and soon, and what somebody waits for. */
  function tidy() {
    var kept = { 1: true };
    for (var step = -2; step <= 2; step++) kept[fileOf(order[around(at + step)])] = true;
    kept[fileOf(order[wanted])] = true;
    Object.keys(files).forEach(function (number) {
      if (kept[number]) return;
      files[number].forEach(function (slide) { slides.removeChild(slide); });
      delete files[number];
    });
  }

  /* A slide is shown when its picture is whole, or does not come. */
  function whole(slide, done) {
    var image = slide.querySelector("img"), over = false;
    function end() { if (!over) { over = true; done(); } }
    if (!image) { done(); return; }
    image.loading = "eager";
    setTimeout(end, PATIENCE);
    if (image.decode) image.decode().then(end, end); else end();
  }
  /* A slide is as large as its screen: long texts are set smaller, and as the last resort cut at whole lines. */
  function fit(slide) {
    var page = slide.querySelector(".slide-page"), words = slide.querySelector(".slide-words") || page, size, low, high, step, least;
    function over() { return page.scrollHeight > page.clientHeight + 1 || words.scrollWidth > words.clientWidth + 1; }
    function set(value) { slide.style.setProperty("--fit", value); }
    slide.removeAttribute("style"); slide.classList.remove("cut");
    if (!roomy.matches || !over()) return;
    size = parseFloat(getComputedStyle(words).fontSize);
    least = Math.min(1, Math.max(0.72, 15 / size));
    set(least);
    if (over()) {
      slide.classList.add("cut");
      for (step = 8; step >= 2; step--) { slide.style.setProperty("--lines", step); if (!over()) return; }
      set(Math.min(least, 12 / size));
      return;
    }
    for (low = least, high = 1, step = 0; step < 5; step++) {
      size = (low + high) / 2;
      set(size);
      if (over()) high = size; else low = size;
    }
    set(low);
  }

  function around(n) { return ((n % order.length) + order.length) % order.length; }
  function go(to) {
    var mine = ++turn;
    wanted = around(to);
    clearTimeout(timer);
    load(fileOf(order[wanted]), function (here) {
      if (mine !== turn) return;
      // A file that does not come (a network that is away), or has fewer than it had, leaves out its slides, until the next round.
      here = here && !!element(order[wanted]);
      for (var n = 0; !here && n < order.length; n++) { wanted = around(wanted + 1); here = !!element(order[wanted]); }
      var slide = element(order[wanted]);
      if (slide) whole(slide, function () { if (mine === turn) put(wanted); });
      else schedule();
    });
  }
  function put(to) {
    var first = at < 0, old = first ? title : element(order[at]), now = element(order[to]);
    if (!now) { go(to); return; }
    var held = old && old !== now && old.contains(document.activeElement);
    at = to;
    // Not the first: that one does not fade in over nothing.
    if (!first) { show.classList.add("moving"); notice.textContent = ""; }
    if (old && old !== now) {
      old.classList.remove("on");
      if (!first && !still.matches) leave(old);
    }
    now.classList.remove("leaving"); now.removeAttribute("inert");
    now.classList.add("on");
    fit(now);
    now.scrollTop = 0;
    if (held) focus(now);
    number(now);
    remember(now);
    ahead();
    if (to === 0) look();
    schedule();
  }
  function leave(slide) {
    slide.classList.add("leaving"); slide.setAttribute("inert", "");
    setTimeout(function () { slide.classList.remove("leaving"); slide.removeAttribute("inert"); }, FADE);
  }
  function focus(slide) { var link = slide.querySelector("a"); if (link) link.focus({ preventScroll: true }); else button("pause").focus(); }
  function number(slide) {
    var many = order[0] === TITLE, total = order.length - (many ? 1 : 0), n = at + (many ? 0 : 1), name = slide.querySelector("h2");
    place.textContent = order[at] === TITLE ? "" : n + " / " + total;
    if (!name) return;
    slide.removeAttribute("aria-labelledby");
    slide.setAttribute("aria-label", word("place").replace("{n}", n).replace("{total}", total) + ": " + name.textContent);
  }
  function ahead() {
    [1, 2].forEach(function (step) {
      var slide = order[around(at + step)];
      load(fileOf(slide), function (here) {
        if (here && step === 1 && element(slide)) whole(element(slide), function () {});
        if (step === 2) tidy();
      });
    });
  }

  /* Where it is, in the address: the slide, and the file that it came in. */
  function remember(slide) {
    var file = fileOf(order[at]), mark = slide.id ? "#" + slide.id + (file > 1 ? "~" + file : "") : "";
    if (mark === location.hash) return;
    try { history.replaceState(null, "", mark || location.pathname + location.search); } catch (e) { /* from a disk some browsers refuse */ }
  }
  function recall(done) {
    var mark = /^#([^~]+)~?(\d*)$/.exec(location.hash), file = mark ? Number(mark[2]) || 1 : 1;
    if (!mark || file > fileOf(TOTAL - 1)) { done(0); return; }
    var id;
    try { id = decodeURIComponent(mark[1]); } catch (e) { id = mark[1]; }
    load(file, function () {
      var slide = (files[file] || []).filter(function (each) { return each.id === id; })[0];
      var found = slide ? order.indexOf(Number(slide.getAttribute("data-slide"))) : -1;
      // The slides were made anew since: about there.
      for (var n = 0; !slide && found < 0 && file > 1 && n < order.length; n++) if (fileOf(order[n]) >= file) found = n;
      done(Math.max(0, found));
    });
  }

  /* Running by itself: not while nobody can see it. */
  function schedule() {
    clearTimeout(timer);
    if (running && !document.hidden) timer = setTimeout(function () { go(at + 1); }, seconds * 1000);
  }
  function run(on) {
    running = on && order.length > 1;
    show.classList.toggle("running", running);
    slides.setAttribute("aria-live", running ? "off" : "polite");
    name(button("pause"), word(running ? "pause" : "play"));
    awake(); stir(); schedule();
  }
  function name(part, text) { part.setAttribute("aria-label", text); part.title = text; }
  function awake() {
    if (!running || document.hidden) {
      if (lock) lock.release().then(null, function () {});
      lock = null;
      return;
    }
    if (lock || asking || !navigator.wakeLock) return;
    asking = true;
    navigator.wakeLock.request("screen").then(function (got) {
      asking = false; lock = got;
      if (got.addEventListener) got.addEventListener("release", function () { if (lock === got) lock = null; });
      if (!running || document.hidden) awake();
    }, function () { asking = false; });
  }
  document.addEventListener("visibilitychange", function () { awake(); schedule(); });

  /* The bar and the pointer rest while it runs, or fills the screen, and nobody moves; never while the keyboard is in the bar.
     A key does not wake them: a remote control turns pages on a wall. */
  function stir() {
    show.classList.remove("resting");
    clearTimeout(rest);
    if (running || document.fullscreenElement) rest = setTimeout(settle, REST);
  }
  function settle() {
    var within = bar.contains(document.activeElement) && document.activeElement.matches(":focus-visible");
    if (within || (panel && panel.open)) { stir(); return; }
    show.classList.add("resting");
  }
  ["pointermove", "pointerdown", "focusin"].forEach(function (event) { document.addEventListener(event, stir); });

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().then(null, function () {});
  }
  document.addEventListener("fullscreenchange", function () { stir(); name(button("full"), word(document.fullscreenElement ? "part" : "full")); });
  function escape() {
    if (panel && panel.open) { panel.open = false; panel.querySelector("summary").focus(); }
    else if (document.fullscreenElement) full();
    else location.href = bar.querySelector(".show-leave").href;
  }
  var doing = {
    back: function () { go(wanted - 1); },
    next: function () { go(wanted + 1); },
    first: function () { go(0); },
    last: function () { go(order.length - 1); },
    pause: function () { run(!running); },
    full: full, escape: escape
  };
  var keys = {
    ArrowLeft: "back", PageUp: "back", ArrowRight: "next", PageDown: "next", Home: "first", End: "last", " ": "pause", f: "full", F: "full",
    Escape: "escape"
  };
  document.addEventListener("keydown", function (event) {
    var what = keys[event.key], on = event.target;
    if (!what || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (what !== "escape" && on.closest && (on.closest("select") || (event.key === " " && on.closest("button, summary")))) return;
    if (what === "full" && !document.fullscreenEnabled || what !== "full" && what !== "escape" && order.length < 2) return;
    event.preventDefault();
    doing[what]();
  });
  bar.addEventListener("click", function (event) {
    var pressed = event.target.closest("[data-to]");
    if (pressed) doing[pressed.getAttribute("data-to")]();
  });
  // Who walks through a slide by keyboard, or hears it, is not to lose it.
  slides.addEventListener("focusin", function (event) { if (running && event.target.matches(":focus-visible")) run(false); });
  var from = null;
  slides.addEventListener("pointerdown", function (event) { from = event.pointerType === "mouse" ? null : { x: event.clientX, y: event.clientY }; });
  slides.addEventListener("pointercancel", function () { from = null; });
  slides.addEventListener("pointerup", function (event) {
    if (!from || order.length < 2) return;
    var x = event.clientX - from.x, y = event.clientY - from.y;
    from = null;
    if (Math.abs(x) > 48 && Math.abs(x) > 1.5 * Math.abs(y)) doing[x < 0 ? "next" : "back"]();
  });

  /* Choosing is a new address; what is not chosen is not in it, and the pace stays. */
  function selects() { return Array.prototype.slice.call(bar.querySelectorAll("select")); }
  function send() {
    selects().forEach(function (select) { select.disabled = !select.value; });
    ["giay", "tu-chay"].forEach(function (name) {
      if (asked.get(name) === null) return;
      var kept = document.createElement("input");
      kept.type = "hidden"; kept.name = name; kept.value = asked.get(name);
      bar.appendChild(kept);
    });
    bar.action = location.href.split(/[?#]/)[0];
    bar.submit();
    // Who comes back with the browser's button finds the form as it was.
    selects().forEach(function (select) { select.disabled = false; });
  }
  bar.addEventListener("submit", function (event) { event.preventDefault(); send(); });

  function refit() { if (at >= 0 && element(order[at])) fit(element(order[at])); }
  window.addEventListener("resize", refit);
  if (document.fonts && document.fonts.addEventListener) document.fonts.addEventListener("loadingdone", refit);
  window.addEventListener("hashchange", function () {
    if (/^#guong-/.test(location.hash)) recall(go);
  });
  window.addEventListener("beforeprint", function () {
    Array.prototype.forEach.call(slides.querySelectorAll(".slide"), function (slide) {
      slide.removeAttribute("style"); slide.classList.remove("cut");
      var image = slide.querySelector("img");
      if (image) image.loading = "eager";
    });
  });
  window.addEventListener("afterprint", refit);

  files[1] = prepare(Array.prototype.slice.call(slides.querySelectorAll(".slide[data-slide]")));
  prepare([title]);
  choose();
  if (order.length < 2) show.classList.add("alone");
  if (!document.fullscreenEnabled) button("full").hidden = true;
  run(!still.matches && asked.get("tu-chay") !== "0");
  recall(go);
})();
