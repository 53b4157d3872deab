import { defineConfig } from 'docproof';

/** Addresses that were published before, and where they lead now. */
const redirects = {
  '/docs': '/',
  '/docs/getting-started': '/auth/v2/guides/getting-started/',
  '/docs/api-reference': '/auth/v2/',
  '/docs/api-reference/authentication': '/auth/v2/authentication/',
  '/docs/api-reference/authentication#post-auth-register': '/auth/v2/authentication/register/',
  '/docs/api-reference/authentication#post-auth-login': '/auth/v2/authentication/login/',
  '/docs/api-reference/authentication#post-auth-logout': '/auth/v2/authentication/logout/',
  '/docs/api-reference/authentication#post-auth-verify-email': '/auth/v2/authentication/verify-email/',
  '/docs/api-reference/session': '/auth/v2/session-management/',
  '/docs/api-reference/session#post-auth-refresh': '/auth/v2/session-management/refresh-token/',
  '/docs/api-reference/password': '/auth/v2/password-management/',
  '/docs/api-reference/password#post-auth-password-reset-request':
    '/auth/v2/password-management/request-password-reset/',
  '/docs/api-reference/2fa': '/auth/v2/two-factor-authentication/',
  '/docs/api-reference/2fa#post-auth-2fa-enable': '/auth/v2/two-factor-authentication/enable-two-factor/',
  '/docs/api-reference/gdpr': '/auth/v2/gdpr-compliance/',
  '/docs/guides': '/auth/v2/guides/',
  '/docs/guides/errors': '/auth/v2/guides/errors/',
  '/docs/guides/error-handling': '/auth/v2/guides/errors/',
  '/docs/guides/password': '/auth/v2/guides/passwords/',
  '/docs/guides/session': '/auth/v2/guides/sessions-and-devices/',
  '/docs/guides/security': '/auth/v2/guides/security/',
  '/docs/examples': '/auth/v2/examples/',
  '/docs/examples/javascript': '/auth/v2/guides/examples/javascript/',
  '/docs/examples/python': '/auth/v2/guides/examples/python/',
  '/docs/examples/go': '/auth/v2/guides/examples/go/',
  '/docs/examples/ruby': '/auth/v2/guides/examples/ruby/',
  '/docs/sdks': '/auth/v2/guides/sdk/',
  '/docs/sdks/javascript': '/auth/v2/guides/sdk/',
  '/docs/sdks/python': '/auth/v2/guides/sdk/',
  '/docs/sdks/go': '/auth/v2/guides/sdk/',
  '/docs/sdks/ruby': '/auth/v2/guides/sdk/',
  '/docs/postman': '/guides/postman/',
  '/docs/changelog': '/guides/changelog/',
  '/support': '/guides/support/',
};

export default defineConfig({
  site: {
    title: 'SUMA Finance API Documentation',
    tagline: 'Secure authentication for fintech applications',
    url: 'https://docs.sumafinance.com',
    color: '#2563eb',
    organisation: 'SUMA Finance',
    popular: ['register', 'login', 'refreshToken', 'requestPasswordReset', 'enableTwoFactor'],
    footer: [
      {
        title: 'Documentation',
        links: [
          { title: 'Getting started', href: '/auth/v2/guides/getting-started/' },
          { title: 'API reference', href: '/auth/v2/' },
          { title: 'Guides', href: '/auth/v2/guides/' },
          { title: 'Errors', href: '/auth/v2/errors/' },
        ],
      },
      {
        title: 'Code',
        links: [
          { title: 'Programs by language', href: '/auth/v2/examples/' },
          { title: 'Complete programs', href: '/auth/v2/guides/examples/' },
          { title: 'Postman and Insomnia', href: '/guides/postman/' },
        ],
      },
      {
        title: 'Support',
        links: [
          { title: 'Help', href: '/guides/support/' },
          { title: 'Changelog', href: '/guides/changelog/' },
          { title: 'Versions', href: '/guides/versions/' },
        ],
      },
    ],
    redirects,
  },
  current: 'auth/v2',
  guides: 'guides/{*,operation/*}.md',
  samples: ['README.md', 'src/config.ts', 'src/languages/language.ts'],
  apis: [
    {
      id: 'auth',
      title: 'SUMA Finance Authentication API',
      versions: [
        { id: 'v1', label: 'v1 (Legacy)', spec: 'spec/auth/v1/openapi.yaml' },
        { id: 'v2', label: 'v2 (Current)', spec: 'spec/auth/v2/openapi.yaml' },
      ],
    },
    {
      id: 'accounts',
      title: 'User API',
      versions: [{ id: 'v1', label: 'v1', spec: 'spec/accounts/v1/openapi.yaml' }],
    },
  ],
  target: 'reference',
  targets: {
    reference: {
      command:
        'node_modules/.bin/tsc -p reference-server/tsconfig.build.json && exec node reference-server/dist/main.js',
      url: 'http://127.0.0.1:{port}',
      ready: '/health',
      controls: '/controls',
      env: {
        APP_SERVER_PORT: '{port}',
        APP_CONTROLS_ENABLED: 'true',
        APP_DEMO_ENABLED: 'true',
        APP_LOGGING_LEVEL: 'ERROR',
        // The guide on webhooks checks real deliveries with it.
        APP_WEBHOOKS_SECRET: 'whsec_for-documentation-only',
      },
      sources: [
        'reference-server/src/**',
        'reference-server/package.json',
        'reference-server/tsconfig.build.json',
        'config.yml',
        'package-lock.json',
      ],
    },
  },
});
