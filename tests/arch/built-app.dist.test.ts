import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtFiles, closureOf, precachedFiles, readBuilt } from '../support/built-app.ts';
import { shippedPackages } from '../support/supply/shipped-packages.ts';

const ADMIN = 'src/admin/main.tsx';
const VISITOR = 'src/visitor/main.tsx';
const ADMIN_START = 'src/admin/pages/start-page.tsx';
/** The counter's own page. */
const PAGE = 'src/kiosk/kiosk.html';
/** What must be there before the question can be answered. */
const QUESTION_JS_BUDGET_BYTES = 170_000;
/** Files that a first start asks for before the question, and all that the service worker fetches once. */
const QUESTION_FILES_BUDGET = 16;
const PRECACHED_FILES_BUDGET = 120;
/** All that a tablet ever loads: it is fetched once, and each screen beside the question when it is opened. */
const KIOSK_JS_BUDGET_BYTES = 300_000;
/** What an administrator's browser loads until the first page stands; every other page comes when it is opened. */
const ADMIN_JS_BUDGET_BYTES = 200_000;
/** What a citizen's telephone fetches to follow a feedback up: the page, its scripts and its styles. */
const FOLLOW_UP_BUDGET_BYTES = 150_000;
/** Named in comments, namespaces and error texts of libraries; nothing is ever fetched from them. */
const MENTIONED_ONLY = new Set([
  'www.w3.org',
  'react.dev',
  'reactjs.org',
  'react.i18next.com',
  'bit.ly',
  'tinyurl.com',
]);

const files = builtFiles();
const kiosk = closureOf(PAGE, []);
const online = [ADMIN, VISITOR].map((entry) => ({
  entry,
  files: [...closureOf(entry, [PAGE])].filter((file) => !kiosk.has(file)),
}));
const precached = new Set(precachedFiles());

describe('the kiosk bundle', () => {
  test('stays within its budgets', () => {
    const question = closureOf(PAGE, [], 'first');
    expect(scriptBytes(question)).toBeGreaterThan(10_000);
    expect(scriptBytes(question)).toBeLessThanOrEqual(QUESTION_JS_BUDGET_BYTES);
    expect(scriptBytes(kiosk)).toBeLessThanOrEqual(KIOSK_JS_BUDGET_BYTES);
  });

  test('asks for few files, first and ever', () => {
    const question = closureOf(PAGE, [], 'first');
    expect(question.size).toBeGreaterThan(5);
    expect(question.size).toBeLessThanOrEqual(QUESTION_FILES_BUDGET);
    expect(precached.size).toBeLessThanOrEqual(PRECACHED_FILES_BUDGET);
  });

  test('is precached whole: script, style and font', () => {
    const fetched = [...kiosk].filter((file) => !file.endsWith('.woff'));
    expect(fetched.filter((file) => !precached.has(file))).toEqual([]);
    // The counter's own page alone: the worker answers for no other surface.
    expect([...precached].filter((file) => file.endsWith('.html'))).toEqual(['kiosk.html']);
  });

  test('asks for all that the question needs in its page: nothing of it is found out later', () => {
    const page = readBuilt('kiosk.html').toString();
    const asked = [...page.matchAll(/(?:href|src)="\/([^"]+)"/g)].map(([, file]) => file);
    const question = [...closureOf(PAGE, [], 'first')].filter((file) =>
      /\.(js|css)$|600.*\.woff2$/.test(file),
    );
    expect(question.filter((file) => !asked.includes(file))).toEqual([]);
  });

  test('makes its search index in a thread that is precached too', () => {
    const threads = files.filter((file) => /search-worker[^/]*\.js$/.test(file));
    expect(threads).toHaveLength(1);
    expect(threads.filter((file) => !precached.has(file))).toEqual([]);
  });

  test.each(online)('carries nothing of $entry', ({ files: own }) => {
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((file) => precached.has(file))).toEqual([]);
  });

  test('precaches only what the build holds', () => {
    expect([...precached].filter((file) => !files.includes(file))).toEqual([]);
  });
});

describe('the administration', () => {
  test('stands on its first page within its budget', () => {
    const first = ['index.html', ADMIN, ADMIN_START].flatMap((entry) => [...closureOf(entry, [], 'first')]);
    expect(scriptBytes(new Set(first))).toBeGreaterThan(100_000);
    expect(scriptBytes(new Set(first))).toBeLessThanOrEqual(ADMIN_JS_BUDGET_BYTES);
  });
});

describe('the follow-up page', () => {
  test('is fetched within its budget, over the air', () => {
    const fetched = ['index.html', VISITOR].flatMap((entry) => [...closureOf(entry, [], 'first')]);
    const names = new Set(['index.html', ...fetched.filter((file) => /\.(js|css)$/.test(file))]);
    expect(bytesOf(names)).toBeGreaterThan(60_000);
    expect(bytesOf(names)).toBeLessThanOrEqual(FOLLOW_UP_BUDGET_BYTES);
  });
});

describe('the built app', () => {
  test('asks nothing of a foreign origin', () => {
    const mentions = files
      .filter((file) => /\.(js|css|html|svg|webmanifest)$/.test(file))
      .flatMap((file) =>
        [
          ...readBuilt(file)
            .toString()
            .matchAll(/(?:https?|wss?):\/\/([a-z0-9.-]+\.[a-z]{2,})/gi),
        ].map((match) => ({
          file,
          host: match[1] ?? '',
        })),
      )
      .filter(({ host }) => !MENTIONED_ONLY.has(host));
    expect(mentions).toEqual([]);
  });

  test('carries the notices of everything in it, in the versions of the list of licences', () => {
    const noticed = [
      ...readBuilt('licences.txt')
        .toString()
        .matchAll(/^## (\S+) - (\S+) \(/gm),
    ].map(([, name, version]) => `${name}@${version}`);
    const shipped = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
    const named = noticed.map((one) => one.slice(0, one.lastIndexOf('@')));
    expect(noticed.filter((one) => !shipped.has(one))).toEqual([]);
    // One of each way into the pages: a script, a script of the worker, a font.
    expect(named).toEqual(
      expect.arrayContaining(['react', 'dexie', 'workbox-precaching', '@fontsource/be-vietnam-pro']),
    );
  });

  test('ships no source map', () => {
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });
});

function scriptBytes(names: ReadonlySet<string>): number {
  return bytesOf(new Set([...names].filter((file) => file.endsWith('.js'))));
}

function bytesOf(names: ReadonlySet<string>): number {
  return [...names].reduce((sum, file) => sum + gzipSync(readBuilt(file), { level: 9 }).byteLength, 0);
}
