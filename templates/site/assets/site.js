// Everything works without this script; it remembers choices, copies code and searches.
(() => {
  const root = document.documentElement;
  const memory = {
    read(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // Private windows may refuse; the choice then holds for this page.
      }
    },
  };

  const theme = memory.read('docs-theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

  document.addEventListener('DOMContentLoaded', () => {
    prepareTheme();
    prepareLanguages();
    prepareCopies();
    prepareSearch();
    prepareMenus();
    showTarget();
    addEventListener('hashchange', showTarget);
  });

  function prepareTheme() {
    const button = document.querySelector('[data-theme-toggle]');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      const dark = root.dataset.theme
        ? root.dataset.theme === 'dark'
        : matchMedia('(prefers-color-scheme: dark)').matches;
      root.dataset.theme = dark ? 'light' : 'dark';
      memory.write('docs-theme', root.dataset.theme);
    });
  }

  function prepareLanguages() {
    const inputs = [...document.querySelectorAll('input[data-language]')];
    const choose = (language) => {
      for (const input of inputs) if (input.dataset.language === language) input.checked = true;
    };
    const known = memory.read('docs-language');
    if (known) choose(known);
    for (const input of inputs) {
      input.addEventListener('change', () => {
        memory.write('docs-language', input.dataset.language);
        choose(input.dataset.language);
      });
    }
  }

  function prepareCopies() {
    for (const block of document.querySelectorAll('.code')) {
      const code = block.querySelector('pre > code');
      if (!code || !navigator.clipboard) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = 'Copied';
        setTimeout(() => {
          button.textContent = 'Copy';
        }, 1500);
      });
      block.prepend(button);
    }
  }

  function prepareMenus() {
    const menu = document.querySelector('details.versions');
    if (!menu) return;
    document.addEventListener('click', (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  }

  // A link to an example opens the tab that holds it.
  function showTarget() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let tab = target.closest('.tab'); tab; tab = tab.parentElement.closest('.tab')) {
      const input = document.getElementById(tab.previousElementSibling.htmlFor);
      if (input) input.checked = true;
    }
    for (let part = target.closest('details'); part; part = part.parentElement.closest('details')) {
      part.open = true;
    }
    target.scrollIntoView({ behavior: 'instant' });
  }

  function prepareSearch() {
    const button = document.querySelector('[data-search]');
    if (!button || typeof HTMLDialogElement !== 'function') return;
    let dialog;
    const open = () => {
      dialog ??= createDialog();
      dialog.showModal();
    };
    button.hidden = false;
    button.addEventListener('click', open);
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest('input, textarea, select, [contenteditable]');
      const shortcut = event.key === '/' || (event.key === 'k' && (event.metaKey || event.ctrlKey));
      if (!shortcut || (typing && event.key === '/')) return;
      event.preventDefault();
      open();
    });
  }

  function createDialog() {
    const dialog = document.createElement('dialog');
    dialog.className = 'search';
    dialog.setAttribute('aria-label', 'Search');
    const input = document.createElement('input');
    input.type = 'search';
    input.placeholder = 'Search operations, errors, guides';
    input.setAttribute('aria-label', 'Search');
    const status = document.createElement('p');
    status.setAttribute('role', 'status');
    const list = document.createElement('ul');
    dialog.append(input, status, list);
    document.body.append(dialog);
    const base = document.body.dataset.root.replace(/index\.html$/, '');
    loadIndex(base, () => show(input, list, status, base));
    input.addEventListener('input', () => show(input, list, status, base));
    dialog.addEventListener('keydown', (event) => moveFocus(event, input, list));
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    return dialog;
  }

  function loadIndex(base, ready) {
    const script = document.createElement('script');
    script.src = `${base}assets/search-index.js`;
    script.addEventListener('load', ready);
    document.head.append(script);
  }

  function moveFocus(event, input, list) {
    const links = [input, ...list.querySelectorAll('a')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && event.target === input) links[1]?.click();
    if (!step) return;
    event.preventDefault();
    const next = links.indexOf(document.activeElement) + step;
    links[Math.max(0, Math.min(links.length - 1, next))].focus();
  }

  function show(input, list, status, base) {
    const rows = window.docsSearchIndex ?? [];
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length === 0 ? [] : rank(rows, words);
    status.textContent =
      words.length === 0 ? 'Type a name, a path, an error code.' : `${found.length || 'No'} results`;
    list.replaceChildren(...found.slice(0, 30).map((row) => listItem(row, base)));
  }

  // Every word must occur; a title that starts with it comes before one that holds it.
  function rank(rows, words) {
    const scored = [];
    for (const row of rows) {
      const title = row[1].toLowerCase();
      const text = `${title} ${row[2]} ${row[3]}`.toLowerCase();
      let score = 0;
      for (const word of words) {
        if (!text.includes(word)) {
          score = -1;
          break;
        }
        score += title.startsWith(word) ? 4 : title.includes(word) ? 3 : 1;
      }
      if (score > 0) scored.push([score, row]);
    }
    return scored.sort((a, b) => b[0] - a[0]).map(([, row]) => row);
  }

  function listItem([group, title, path, words], base) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = base + path;
    link.textContent = title;
    const detail = document.createElement('small');
    detail.textContent = `${group} · ${words}`;
    link.append(detail);
    item.append(link);
    return item;
  }
})();
