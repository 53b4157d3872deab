import { curl } from './curl/curl.ts';
import { go } from './go/go.ts';
import { java } from './java/java.ts';
import { javascriptAxios } from './javascript-axios/javascript-axios.ts';
import { javascriptFetch } from './javascript-fetch/javascript-fetch.ts';
import type { Language } from './language.ts';
import { php } from './php/php.ts';
import { pythonHttpx } from './python-httpx/python-httpx.ts';
import { pythonRequests } from './python-requests/python-requests.ts';
import { ruby } from './ruby/ruby.ts';

/** The languages in which snippets are printed, in the order of their tabs. */
export const languages: readonly Language[] = [
  curl,
  javascriptFetch,
  javascriptAxios,
  pythonRequests,
  pythonHttpx,
  go,
  ruby,
  php,
  java,
];
