/** A picture of a page of the built site, taken in both themes. */
export type Shot = {
  /** The picture is `guides/images/<name>-<theme>.png`. */
  readonly name: string;
  /** Below `out/site/`, without `index.html`. */
  readonly page: string;
  readonly width: number;
  readonly height: number;
  /** The element at the top of the picture; without it the top of the page. */
  readonly from?: string;
  /** What the picture shows, for those who do not see it. */
  readonly alternative: string;
};

export const themes = ['light', 'dark'] as const;

export const shots: readonly Shot[] = [
  {
    name: 'operation',
    page: 'auth/v2/authentication/register',
    width: 1280,
    height: 760,
    alternative: 'The page of an operation: description, snippets with their proof, and answers',
  },
  {
    name: 'two-factor-enable',
    page: 'auth/v2/two-factor-authentication/enable-two-factor',
    width: 1280,
    height: 760,
    alternative: 'First step: the operation that mails a code, with its program in curl and the answer',
  },
  {
    name: 'two-factor-verify',
    page: 'auth/v2/two-factor-authentication/verify-two-factor',
    width: 1280,
    height: 760,
    alternative:
      'Second step: the operation that takes the code, with its fields and both ways to prove who one is',
  },
  {
    name: 'two-factor-login',
    page: 'auth/v2/guides/log-in-with-2fa',
    width: 1280,
    height: 760,
    from: '#send-the-code',
    alternative:
      'Third step: the guide that logs in with a code; a wrong code, and below it the refusal that came',
  },
  {
    name: 'two-factor-mobile',
    page: 'auth/v2/guides/log-in-with-2fa',
    width: 375,
    height: 760,
    alternative: 'The guide to two-factor login on a telephone: one column, and code that scrolls by itself',
  },
];
