import { defineConfig } from 'docproof';

export default defineConfig({
  site: { title: 'Notes', url: 'https://docs.example.com' },
  apis: [{ id: 'notes', versions: [{ id: 'v1', spec: 'openapi.yaml' }] }],
  languages: ['curl', 'ruby'],
  targets: {
    reference: {
      command: 'exec node server.mjs {port}',
      ready: '/health',
    },
  },
});
