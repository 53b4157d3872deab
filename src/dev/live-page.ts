/** Where the parts of the dev server stand that no static host has. */
export const devPath = '/_dev/';

/** Adds the script that follows a session to a page on its way out; what lies in `out/` has none of it. */
export function livePage(html: string): string {
  const parts = `<link rel="stylesheet" href="${devPath}client.css">\n<script src="${devPath}client.js" defer></script>\n`;
  return allowOwnCalls(html).replace('</head>', () => `${parts}</head>`);
}

/** The page's own policy lets it call nobody; here it may call where it came from. */
function allowOwnCalls(html: string): string {
  return html.replace(
    /(http-equiv="Content-Security-Policy" content=")([^"]*)/,
    (_, start, policy: string) => {
      const own = /connect-src /.test(policy)
        ? policy.replace('connect-src ', "connect-src 'self' ")
        : `${policy}; connect-src 'self'`;
      return `${start}${own}`;
    },
  );
}
