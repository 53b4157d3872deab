// Search in the browser: the index comes in pieces, and only those that a query needs.
(() => {
  const root = document.body.dataset.root.replace(/index\.html$/, '');
  const pieces = new Map();
  const waiting = new Map();
  const groupTitles = { guide: 'Guides', page: 'Guides' };
  const groupWeights = { operation: 1.12, error: 1.12, guide: 1.1, limit: 0.95, schema: 0.8 };

  /** Each piece of the index calls this with its name. */
  window.docsSearch = (name, value) => {
    pieces.set(name, value);
    for (const ready of waiting.get(name) ?? []) ready(value);
    waiting.delete(name);
  };

  function piece(name) {
    if (pieces.has(name)) return Promise.resolve(pieces.get(name));
    return new Promise((ready) => {
      const list = waiting.get(name);
      if (list) return list.push(ready);
      waiting.set(name, [ready]);
      const script = document.createElement('script');
      script.src = `${root}assets/search/${name}.js`;
      script.addEventListener('error', () => window.docsSearch(name, undefined));
      document.head.append(script);
    });
  }

  // As `words.ts` takes texts apart, but a query has each word once.
  const unspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
  const common = new Set(
    'a an and are as at be by can do does for from has have how if in is it its mean means of on or that the then this to was what when which will with you your'.split(
      ' ',
    ),
  );

  function queryWords(text) {
    const plain = text.normalize('NFKC');
    const words = [];
    for (const [run] of plain.matchAll(unspaced)) {
      const letters = [...run];
      if (letters.length === 1) words.push(run);
      for (let at = 0; at + 1 < letters.length; at += 1) words.push(letters[at] + letters[at + 1]);
    }
    for (const [token] of plain.replace(unspaced, ' ').matchAll(/[\p{L}\p{M}\p{N}_-]+/gu)) {
      const word = token
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/^[-_]+|[-_]+$/g, '');
      if (word) words.push(word);
    }
    const telling = words.filter((word) => !common.has(word));
    return [...new Set(telling.length > 0 ? telling : words)];
  }

  /** The start that forms of one word share: `registration` and `register` have `regist`. */
  function stemOf(word) {
    return word.length > 6 ? word.slice(0, Math.max(6, word.length - 6)) : word;
  }

  /** The files whose terms may start with a text. */
  function filesFor(start, { shards }) {
    let first = 0;
    while (first + 1 < shards.length && shards[first + 1] <= start) first += 1;
    let last = first;
    while (last + 1 < shards.length && last - first < 2 && shards[last + 1].startsWith(start)) last += 1;
    return Array.from({ length: last - first + 1 }, (_, at) => `t${first + at}`);
  }

  /** How near a term is to a word: the same, longer, or another form of it. */
  function nearness(term, word) {
    if (term === word) return 1;
    if (word.length > 1 && term.startsWith(word)) return 0.25 + (0.4 * word.length) / term.length;
    return word.length > 6 && term.startsWith(stemOf(word)) ? 0.35 : 0;
  }

  /** Entry → score of one word. */
  async function wordScores(word, manifest, exactly) {
    const scores = new Map();
    for (const file of filesFor(exactly ? word : stemOf(word), manifest)) {
      const terms = (await piece(file)) ?? {};
      for (const term of Object.keys(terms)) {
        const near = exactly ? Number(term === word) : nearness(term, word);
        if (near > 0) addPostings(scores, terms[term], near, manifest);
      }
    }
    return scores;
  }

  function addPostings(scores, postings, near, manifest) {
    let code = 0;
    const rarity = Math.log(1 + manifest.groupOf.length / postings.length);
    for (const delta of postings) {
      code += delta;
      const entry = Math.floor(code / 16);
      const score = (1 + (code % 16)) * near * rarity;
      if (score > (scores.get(entry) ?? 0)) scores.set(entry, score);
    }
  }

  /** Words of the index that a mistyped one may mean, nearest first. */
  async function similarTerms(word) {
    if (word.length < 4) return [];
    const terms = ((await piece('vocabulary')) ?? '').split(' ');
    const allowed = word.length < 8 ? 1 : 2;
    const found = [];
    for (const term of terms) {
      if (Math.abs(term.length - word.length) > allowed) continue;
      const distance = editDistance(word, term, allowed);
      if (distance <= allowed) found.push([distance, term]);
    }
    return found.sort((a, b) => a[0] - b[0]).slice(0, 6);
  }

  /** Damerau-Levenshtein, given up above `most`. */
  function editDistance(a, b, most) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  /** Entries that have every word, else those that have most of them; best first, and none of its words may be a weak one. */
  async function find(query, filter) {
    const manifest = await piece('index');
    const words = queryWords(query);
    if (words.length === 0 || !manifest) return [];
    const tables = await Promise.all(
      words.map(async (word) => {
        const scores = await wordScores(word, manifest, false);
        if (scores.size > 0) return scores;
        for (const [distance, term] of await similarTerms(word)) {
          for (const [entry, score] of await wordScores(term, manifest, true)) {
            scores.set(entry, Math.max(scores.get(entry) ?? 0, score * (0.6 / distance)));
          }
        }
        return scores;
      }),
    );
    const versionOf = manifest.versionOf.includes(',') ? manifest.versionOf.split(',') : manifest.versionOf;
    const total = new Map();
    for (const table of tables) {
      for (const [entry, score] of table) {
        const version = Number.parseInt(versionOf[entry], 36);
        const group = manifest.groups[manifest.groupOf[entry]];
        if (filter.version && version && version !== filter.version) continue;
        if (filter.group && (groupTitles[group] ?? 'Reference') !== filter.group) continue;
        const weighed = score * (groupWeights[group] ?? 1);
        const sum = total.get(entry) ?? { words: 0, score: 0, least: weighed };
        const least = Math.min(sum.least, weighed);
        total.set(entry, { words: sum.words + 1, score: sum.score + weighed, least });
      }
    }
    const most = Math.max(0, ...[...total.values()].map((sum) => sum.words));
    return [...total]
      .filter(([, sum]) => sum.words === most)
      .map(([entry, sum]) => [entry, sum.score + sum.words * sum.least])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([entry]) => ({ entry, group: manifest.groups[manifest.groupOf[entry]] }));
  }

  async function describe({ entry, group }) {
    const { entriesPerFile } = await piece('index');
    const chunk = (await piece(`e${Math.floor(entry / entriesPerFile)}`)) ?? [];
    const [title, path, detail] = chunk[entry % entriesPerFile] ?? ['', '', ''];
    return { title, href: root + path, detail, group };
  }

  async function algolia(query, { appId, apiKey, indexName }, filter) {
    const answer = await fetch(
      `https://${appId}-dsn.algolia.net/1/indexes/${encodeURIComponent(indexName)}/query`,
      {
        method: 'POST',
        headers: { 'X-Algolia-Application-Id': appId, 'X-Algolia-API-Key': apiKey },
        body: JSON.stringify({
          query,
          hitsPerPage: 16,
          ...(filter.group ? { facetFilters: [`tags:${filter.group === 'Guides' ? 'docs' : 'api'}`] } : {}),
        }),
      },
    );
    const { hits = [] } = await answer.json();
    return hits.map(({ url, hierarchy = {}, tags = [] }) => {
      const levels = Object.values(hierarchy).filter(Boolean);
      return {
        title: levels.at(-1) ?? url,
        href: url,
        detail: levels.slice(0, -1).join(' › '),
        group: [tags].flat().includes('docs') ? 'guide' : 'operation',
      };
    });
  }

  const most = 8;

  /** Puts filters and results below the field of a place. */
  function build(place) {
    const input = place.querySelector('input');
    const versions = make('select', { 'aria-label': 'API and version' });
    const groups = make('select', { 'aria-label': 'Kind' });
    groups.append(
      new Option('Everything', ''),
      new Option('Guides', 'Guides'),
      new Option('Reference', 'Reference'),
    );
    const filters = make('div', { class: 'search-filters' });
    filters.append(versions, groups);
    const status = make('p', { role: 'status' });
    const results = make('div', { class: 'search-results' });
    place.append(filters, status, results);
    const docSearch = document.body.dataset.docSearch && JSON.parse(document.body.dataset.docSearch);
    if (docSearch) versions.hidden = true;
    else {
      piece('index').then((manifest) => {
        versions.append(new Option('All versions', '0'));
        for (const [at, { title }] of (manifest?.versions ?? []).entries())
          versions.append(new Option(title, String(at + 1)));
        versions.value = document.body.dataset.version ?? '0';
        versions.hidden = (manifest?.versions ?? []).length < 2;
        run();
      });
    }

    let turn = 0;
    // Enter leads to the first result, which may have to come first.
    let follow = false;
    async function run() {
      turn += 1;
      const own = turn;
      const query = input.value.trim();
      const filter = { version: Number(versions.value), group: groups.value };
      if (query === '') {
        results.replaceChildren();
        status.textContent = 'Type a name, a path, a field or an error code.';
        return;
      }
      const found = docSearch ? await algolia(query, docSearch, filter) : await find(query, filter);
      const guides = found.filter(({ group }) => groupTitles[group] === 'Guides');
      const reference = found.filter(({ group }) => groupTitles[group] !== 'Guides');
      const lists = [
        ['Reference', reference],
        ['Guides', guides],
      ].filter(([, list]) => list.length > 0);
      if (found[0] && guides.includes(found[0])) lists.reverse();
      const parts = await Promise.all(
        lists.map(async ([title, list]) => {
          const shown = await Promise.all(
            list.slice(0, most).map((item) => (docSearch ? item : describe(item))),
          );
          return section(title, shown);
        }),
      );
      if (own !== turn) return;
      status.textContent = `${found.length || 'No'} ${found.length === 1 ? 'result' : 'results'}`;
      results.replaceChildren(...parts);
      if (follow) results.querySelector('a')?.click();
      follow = false;
      clearTimeout(run.told);
      run.told = setTimeout(() => {
        document.dispatchEvent(
          new CustomEvent('docs:event', { detail: { name: 'search', detail: { search_term: query } } }),
        );
      }, 1500);
    }

    function section(title, items) {
      const part = make('section', { 'aria-label': title });
      const heading = make('h2', {});
      heading.textContent = title;
      const list = document.createElement('ul');
      for (const { title: text, href, detail, group } of items) {
        const link = make('a', { href });
        const kind = make('span', { class: 'search-kind' });
        kind.textContent = group;
        const words = document.createElement('small');
        words.textContent = detail;
        link.append(text, ' ', kind, words);
        const item = document.createElement('li');
        item.append(link);
        list.append(item);
      }
      part.append(heading, list);
      return part;
    }

    let pause;
    input.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(run, 60);
    });
    versions.addEventListener('change', run);
    groups.addEventListener('change', run);
    place.addEventListener('keydown', (event) => {
      const links = [input, ...results.querySelectorAll('a')];
      if (event.key === 'Enter' && event.target === input) {
        clearTimeout(pause);
        follow = true;
        run();
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.target.tagName === 'SELECT') return;
      event.preventDefault();
      const next = links.indexOf(document.activeElement) + step;
      links[Math.max(0, Math.min(links.length - 1, next))].focus();
    });
    run();
    place.addEventListener('click', (event) => {
      if (place.close && (event.target === place || event.target.closest('a'))) place.close();
    });
  }

  function make(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  window.docsSearch.fill = build;
})();
