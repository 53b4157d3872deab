import type { Site } from '../../model/site.ts';

/** Hosts of Google Analytics 4. */
const analytics = { script: 'https://www.googletagmanager.com', calls: 'https://*.google-analytics.com' };

/** The [Content-Security-Policy](https://www.w3.org/TR/CSP3/) of a page: its own files, and the hosts of what is switched on. */
export function contentPolicy(site: Site): string {
  const calls = [
    ...(site.analytics ? [analytics.calls] : []),
    ...(site.feedback ? [new URL(site.feedback).origin] : []),
    ...(site.docSearch ? [`https://${site.docSearch.appId}-dsn.algolia.net`] : []),
  ];
  return [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'self'${site.analytics ? ` ${analytics.script}` : ''}`,
    `img-src 'self' data:${site.analytics ? ` ${analytics.calls}` : ''}`,
    ...(calls.length > 0 ? [`connect-src ${calls.join(' ')}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** True for languages that are written from right to left. */
export function isRightToLeft(language = 'en'): boolean {
  return rightToLeft.has(language.split('-')[0]?.toLowerCase() ?? '');
}
