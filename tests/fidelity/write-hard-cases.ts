import { writeFileSync } from 'node:fs';
import { hardCases } from './hard-cases.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file to write');
writeFileSync(file, JSON.stringify(hardCases(), null, 2));
