import { defineConfig } from 'docproof';
import { pythonUrllib } from './python-urllib.ts';

export default defineConfig({
  site: { title: 'Greetings' },
  apis: [{ id: 'greetings', versions: [{ id: 'v1', spec: 'openapi.json' }] }],
  languages: ['curl', pythonUrllib],
});
