// Follows a session of `docproof dev`: puts in what changed, and shows what was proven. No part of a built site.
(() => {
  const own = () => {
    const path = decodeURIComponent(location.pathname.slice(1));
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  };
  let served;
  const panel = document.createElement('aside');
  panel.id = 'docproof-dev';
  panel.setAttribute('aria-live', 'polite');
  panel.setAttribute('aria-label', 'docproof dev');
  document.body.append(panel);

  const ready = read();
  const stream = new EventSource(`/_dev/events?page=${encodeURIComponent(own())}`);
  let lost = false;
  stream.onerror = () => {
    lost = true;
    show('waiting', [line('p', 'The dev server is gone. This page follows again when it is back.')]);
  };
  stream.onopen = () => {
    if (lost) location.reload();
  };
  stream.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.kind === 'pages') changed(event.paths);
    else if (event.kind === 'broken') broken(event);
    else if (event.kind === 'proving') show('waiting', [line('p', event.text)]);
    else if (event.kind === 'proofs') proofs(event);
  };

  async function read() {
    const response = await fetch(location.href, { cache: 'no-store' });
    const html = await response.text();
    served = new DOMParser().parseFromString(html, 'text/html');
    return served;
  }

  async function changed(paths) {
    if (paths.some((path) => /^assets\/.*\.css$/.test(path))) renewStyles();
    if (paths.some((path) => /^assets\/(?!search).*\.js$/.test(path))) return location.reload();
    if (!paths.includes(own())) return;
    if (!document.querySelector('main')) return location.reload();
    const before = await ready;
    const old = served ?? before;
    await read();
    document.title = served.title;
    swap('main', old);
    swap('.sidebar', old);
    document.dispatchEvent(new CustomEvent('docs:swapped'));
  }

  function renewStyles() {
    for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
      const url = new URL(link.href);
      url.searchParams.set('at', Date.now());
      link.href = url.href;
    }
  }

  // Only what differs from what was served before is replaced: the rest keeps its tabs, its focus and its place.
  function swap(selector, old) {
    const live = document.querySelector(selector);
    const [from, to] = [old.querySelector(selector), served.querySelector(selector)];
    if (!live || !from || !to || from.outerHTML === to.outerHTML) return;
    const held = hold(live);
    replaceParts(live, from, to);
    held();
  }

  function replaceParts(live, from, to) {
    const [was, is, shown] = [[...from.children], [...to.children], [...live.children]];
    if (was.length !== shown.length || hasText(from) || hasText(to)) return live.replaceChildren(...copies(to));
    let start = 0;
    while (start < was.length && start < is.length && same(was[start], is[start])) start++;
    let end = 0;
    while (
      end < was.length - start &&
      end < is.length - start &&
      same(was[was.length - 1 - end], is[is.length - 1 - end])
    )
      end++;
    const [gone, come] = [shown.slice(start, shown.length - end), is.slice(start, is.length - end)];
    const [one] = gone;
    if (gone.length === 1 && come.length === 1 && one.tagName === come[0].tagName && isContainer(one)) {
      return replaceParts(one, was[start], come[0]);
    }
    const next = shown[shown.length - end] ?? null;
    for (const node of gone) node.remove();
    for (const node of come) live.insertBefore(document.importNode(node, true), next);
  }

  const same = (one, other) => one.outerHTML === other.outerHTML;
  const isContainer = (node) => /^(DIV|SECTION|ARTICLE|NAV)$/.test(node.tagName);
  const hasText = (node) => [...node.childNodes].some((each) => each.nodeType === 3 && each.data.trim() !== '');
  const copies = (node) => [...node.childNodes].map((each) => document.importNode(each, true));

  // What the reader chose and sees: tabs, unfolded parts, and the first element in sight, which stays where it is.
  function hold(live) {
    const tabs = [...live.querySelectorAll('input[type=radio]:checked')].map(({ id }) => id);
    const folds = [...live.querySelectorAll('details')].map(({ open }) => open);
    const seen = [...live.querySelectorAll('[id]')].find((each) => each.getBoundingClientRect().top >= 0);
    const top = seen?.getBoundingClientRect().top;
    const scroll = [scrollX, scrollY];
    return () => {
      for (const id of tabs) {
        const input = id && document.getElementById(id);
        if (input) input.checked = true;
      }
      const now = [...live.querySelectorAll('details')];
      if (now.length === folds.length) for (const [index, open] of folds.entries()) now[index].open = open;
      scrollTo({ left: scroll[0], top: scroll[1], behavior: 'instant' });
      const again = seen && document.getElementById(seen.id);
      if (again) scrollBy({ top: again.getBoundingClientRect().top - top, behavior: 'instant' });
    };
  }

  function broken({ message, editor }) {
    const parts = [line('p', 'This cannot be read; the page is the last good one.', 'dev-title')];
    parts.push(line('pre', message));
    if (editor) parts.push(link(editor, 'Open in the editor'));
    show('broken', parts);
  }

  function proofs({ proven, failed, notProven, asked, failures }) {
    const parts = [];
    const words = [`${proven} proven`, `${failed} failed`, `${notProven} not proven`];
    const summary = line('p', `${words.join(', ')}${asked ? `; ${asked} of them now` : ''}`, 'dev-title');
    for (const { message, place, editor, expected, actual, fix } of failures) {
      const item = document.createElement('section');
      item.append(link(editor, place), line('p', message));
      if (expected !== undefined || actual !== undefined) {
        const sides = document.createElement('div');
        sides.className = 'dev-sides';
        sides.append(side('Expected', expected), side('Actual', actual));
        item.append(sides);
      }
      if (fix) item.append(line('p', fix, 'dev-fix'));
      parts.push(item);
    }
    show(failures.length > 0 ? 'failed' : 'proven', [summary, ...parts]);
  }

  function side(title, text = '') {
    const box = document.createElement('div');
    box.append(line('b', title), line('pre', text));
    return box;
  }

  function link(href, text) {
    const anchor = line('a', text);
    anchor.href = href;
    return anchor;
  }

  function line(tag, text, name = '') {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  }

  function show(state, parts) {
    panel.dataset.state = state;
    panel.replaceChildren(...parts);
  }
})();
