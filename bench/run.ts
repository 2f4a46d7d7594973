import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { DIST } from '#tests/support/built-app.ts';
import { measureBundle } from './measure-bundle.ts';
import { measureKiosk } from './measure-kiosk.ts';
import { formatTable } from './table.ts';

/**
 * First figures of the built kiosk in a real Chromium: size, cold start with the centre dead, tap → commit → paint with
 * `strict` durability, each at several throttles of the page's thread. Prints a table and writes bench/results.json.
 */
const RESULTS = join(import.meta.dirname, 'results.json');

if (!existsSync(join(DIST, 'sw.js'))) await build({ root: join(import.meta.dirname, '..') });
const results = { at: new Date().toISOString(), bundle: measureBundle(), kiosk: await measureKiosk() };
mkdirSync(import.meta.dirname, { recursive: true });
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
console.log(formatTable(results));
