/* Reloads when another edition is there than the page is of. The stream names the current one as soon as it is open, so
   that no change is missed between a page and its stream; and it is closed while the page is out of sight, because
   browsers open no more than six connections to one server. */
(() => {
  const { edition } = document.currentScript.dataset;
  let stream;
  const turn = () => {
    stream?.close();
    stream = document.hidden ? undefined : new EventSource("/_vuonhoa/events");
    if (stream) stream.onmessage = event => { if (event.data !== edition) location.reload(); };
  };
  document.addEventListener("visibilitychange", turn);
  turn();
})();
