// Turns the pages of a yearbook: by buttons, arrow keys and swipes. Without it they stand in a column.
{
  const book = document.getElementById('lat-trang');
  const leaves = [...book.querySelectorAll('.flip-leaf')];
  const bar = book.querySelector('.flip-bar');
  const place = book.querySelector('.flip-place');
  const [back, next] = ['back', 'next'].map(to => bar.querySelector(`[data-to=${to}]`));
  const wide = matchMedia('(min-width:60em)');
  const recto = leaf => leaf.classList.contains('recto');
  let at = 0;

  // The first and the last page of what is seen together with a page.
  const spread = index => {
    if (!wide.matches) return [index, index];
    if (recto(leaves[index])) return index > 0 && !recto(leaves[index - 1]) ? [index - 1, index] : [index, index];
    return index + 1 < leaves.length && recto(leaves[index + 1]) ? [index, index + 1] : [index, index];
  };

  const show = (index, keep) => {
    at = Math.min(Math.max(index, 0), leaves.length - 1);
    const [first, last] = spread(at);
    leaves.forEach((leaf, i) => { leaf.hidden = i < first || i > last; });
    // Those that come next are fetched while one reads.
    leaves.slice(Math.max(first - 2, 0), last + 3).forEach(leaf => leaf.querySelector('img')?.setAttribute('loading', 'eager'));
    const labels = leaves.slice(first, last + 1).map(leaf => leaf.dataset.label);
    place.textContent = place.dataset.said.replace('{what}', labels.join(' – '));
    back.disabled = first === 0;
    next.disabled = last === leaves.length - 1;
    if (!keep) history.replaceState(null, '', `#${leaves[first].id}`);
  };
  const turn = by => {
    const [first, last] = spread(at);
    const to = by < 0 ? first - 1 : last + 1;
    if (to >= 0 && to < leaves.length) show(to);
  };
  const asked = () => leaves.findIndex(leaf => `#${leaf.id}` === location.hash);

  back.addEventListener('click', () => turn(-1));
  next.addEventListener('click', () => turn(1));
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest?.('input,select,textarea,[contenteditable]')) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) { event.preventDefault(); turn(by); }
  });
  let from;
  const pages = book.querySelector('.flip-pages');
  pages.addEventListener('touchstart', event => {
    from = event.touches.length === 1 ? event.touches[0] : undefined;
  }, { passive: true });
  pages.addEventListener('touchend', event => {
    const to = event.changedTouches[0];
    if (!from || (visualViewport?.scale ?? 1) > 1.05) return;
    const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
    if (Math.abs(x) > 40 && Math.abs(x) > 1.5 * Math.abs(y)) turn(x > 0 ? -1 : 1);
  });
  addEventListener('hashchange', () => { const index = asked(); if (index >= 0) show(index, true); });
  wide.addEventListener('change', () => show(at, true));

  book.classList.add('turning');
  bar.hidden = false;
  book.querySelector('.flip-way').hidden = false;
  show(Math.max(asked(), 0), true);
}
