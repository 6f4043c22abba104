/* Copies the text that is read out. */
(function () {
  "use strict";
  var copier = document.querySelector(".copy"), text = copier && document.getElementById(copier.getAttribute("data-copy"));
  if (text) {
    copier.hidden = false;
    copier.addEventListener("click", function () {
      var told = function () { copier.textContent = copier.getAttribute("data-done"); };
      // What has no clipboard, a page from a disk, has at least the selection.
      var by_hand = function () {
        getSelection().selectAllChildren(text);
        if (document.execCommand("copy")) told();
      };
      if (navigator.clipboard) navigator.clipboard.writeText(text.innerText).then(told, by_hand); else by_hand();
    });
  }
})();
