/** The page's only style sheet: system fonts, light and dark, readable on paper and on a telephone. */
export const style = `
:root { color-scheme: light dark; --text: #1f2937; --dim: #5b6472; --page: #ffffff; --panel: #f5f7fa; --line: #d5dbe3;
  --good: #166534; --bad: #b42318; --open: #8a4b08; --link: #1d4ed8; }
@media (prefers-color-scheme: dark) { :root { --text: #e5e9f0; --dim: #a3adbb; --page: #10141b; --panel: #1a202a;
  --line: #333d4b; --good: #6ee7a0; --bad: #ff9b8f; --open: #f5c26b; --link: #93b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; }
h3 { font: 600 .95rem ui-monospace, monospace; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
a { color: var(--link); } p { margin: .25rem 0; } .dim { color: var(--dim); }
.good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); } .info { color: var(--link); }
.scroll { overflow-x: auto; } .scroll + .scroll { margin-top: 1.25rem; }
table { border-collapse: collapse; min-width: 26rem; } caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .9rem .35rem 0; text-align: left; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; } tfoot th, tfoot td { border-bottom: 0; font-weight: 600; }
.finding { background: var(--panel); border-left: 4px solid var(--line); border-radius: 0 6px 6px 0; margin: 0 0 .75rem;
  padding: .6rem .9rem; } .finding.bad { border-color: var(--bad); } .finding.open { border-color: var(--open); }
.finding > * { color: var(--text); } .finding b.bad { color: var(--bad); } .finding b.open { color: var(--open); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem .9rem; margin: .5rem 0 0; }
dt { color: var(--dim); } dd { margin: 0; } code, pre { font: .875rem/1.5 ui-monospace, monospace; }
pre { margin: 0; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; } code { overflow-wrap: anywhere; }
details { margin: .4rem 0; } summary { cursor: pointer; } ul { margin: .4rem 0; padding-left: 1.4rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
`;
