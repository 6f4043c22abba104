/* The line that is being spoken is marked, and each line's time plays from there. Without this there is the player and the text. */
(function () {
  "use strict";
  var box = document.querySelector(".listen"), audio = box && box.querySelector("audio");
  if (!audio) return;
  var lines = [].slice.call(box.querySelectorAll("[data-from]")), now = null;
  function time(line, name) { return Number(line.getAttribute("data-" + name)); }
  lines.forEach(function (line) {
    var at = line.querySelector(".at"), button = document.createElement("button");
    button.type = "button";
    button.className = "at";
    button.textContent = at.textContent;
    button.addEventListener("click", function () { audio.currentTime = time(line, "from"); audio.play(); });
    line.replaceChild(button, at);
  });
  function mark() {
    var t = audio.currentTime, found = null;
    lines.forEach(function (line) { if (time(line, "from") <= t && t < time(line, "to")) found = line; });
    if (found === now) return;
    if (now) now.removeAttribute("aria-current");
    if (found) found.setAttribute("aria-current", "true");
    now = found;
  }
  audio.addEventListener("timeupdate", mark);
  audio.addEventListener("seeked", mark);
})();
