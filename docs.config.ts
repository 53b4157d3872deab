import { defineConfig } from 'docproof';

export default defineConfig({
  site: {
    title: 'SUMA Finance API Documentation',
    tagline: 'Secure authentication for fintech applications',
    url: 'https://docs.sumafinance.com',
    color: '#2563eb',
    organisation: 'SUMA Finance',
  },
  current: 'auth/v2',
  guides: 'guides/{*,operation/*}.md',
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
