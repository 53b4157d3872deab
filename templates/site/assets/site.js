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
    prepareFeedback();
    followMove();
    showTarget();
    addEventListener('hashchange', showTarget);
    // A part of the page was exchanged while somebody writes it.
    document.addEventListener('docs:swapped', () => {
      prepareLanguages();
      prepareCopies();
    });
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
      if (!code || !navigator.clipboard || block.querySelector('.copy')) continue;
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

  // The index and the dialog are fetched when somebody searches.
  function prepareSearch() {
    const button = document.querySelector('[data-search]');
    const place = document.querySelector('[data-search-page]');
    if (!button || typeof HTMLDialogElement !== 'function') return;
    let dialog;
    // The field is there at once, so that no letter is lost while the rest is fetched.
    const open = () => {
      if (!dialog) {
        dialog = document.createElement('dialog');
        dialog.className = 'search';
        dialog.setAttribute('aria-label', 'Search');
        dialog.append(searchField());
        document.body.append(dialog);
        withSearch((search) => search.fill(dialog));
      }
      dialog.showModal();
      dialog.querySelector('input').select();
    };
    if (place) {
      place.append(searchField());
      place.querySelector('input').value = new URLSearchParams(location.search).get('q') ?? '';
      withSearch((search) => search.fill(place));
    }
    button.setAttribute('role', 'button');
    button.addEventListener('click', (event) => {
      event.preventDefault();
      open();
    });
    button.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      open();
    });
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest('input:not([type=radio]), textarea, select, [contenteditable]');
      const shortcut = event.key === '/' || (event.key === 'k' && (event.metaKey || event.ctrlKey));
      if (!shortcut || (typing && event.key === '/')) return;
      event.preventDefault();
      open();
    });
  }

  function searchField() {
    const input = document.createElement('input');
    input.type = 'search';
    input.placeholder = 'Operation, field, error code, guide';
    input.autocomplete = 'off';
    input.setAttribute('aria-label', 'Search');
    return input;
  }

  function withSearch(use) {
    if (window.docsSearch) return use(window.docsSearch);
    const script = document.createElement('script');
    script.src = `${base()}assets/search.js`;
    script.addEventListener('load', () => use(window.docsSearch));
    document.head.append(script);
  }

  function base() {
    return document.body.dataset.root.replace(/index\.html$/, '');
  }

  // A former address with a fragment leads on to where that part is now.
  function followMove() {
    const page = document.querySelector('[data-moved]');
    if (!page) return;
    const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = part?.querySelector('a.moved') || page.querySelector('p > a.moved');
    if (link) location.replace(link.href + (part || link.hash ? '' : location.hash));
  }

  function prepareFeedback() {
    const box = document.querySelector('[data-feedback]');
    if (!box) return;
    box.hidden = false;
    const words = box.querySelector('.feedback-words');
    const status = box.querySelector('[role=status]');
    let helpful;
    for (const vote of box.querySelectorAll('[data-vote]')) {
      vote.addEventListener('click', () => {
        helpful = vote.dataset.vote === 'yes';
        for (const other of box.querySelectorAll('[data-vote]')) {
          other.setAttribute('aria-pressed', String(other === vote));
        }
        words.hidden = false;
        words.querySelector('textarea').focus();
      });
    }
    box.querySelector('[data-send]').addEventListener('click', async () => {
      const comment = words.querySelector('textarea').value;
      const page = location.pathname;
      tell('docs_feedback', { page, helpful });
      try {
        const answer = await fetch(box.dataset.feedback, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ page, helpful, comment, user_agent: navigator.userAgent }),
        });
        if (!answer.ok) throw new Error(String(answer.status));
        words.hidden = true;
        box.querySelector('.feedback-vote').hidden = true;
        status.textContent = 'Thank you.';
      } catch {
        status.textContent = 'That did not reach us. Please try again later.';
      }
    });
  }

  // What analytics counts, where it is switched on.
  function tell(name, detail) {
    document.dispatchEvent(new CustomEvent('docs:event', { detail: { name, detail } }));
  }
})();
