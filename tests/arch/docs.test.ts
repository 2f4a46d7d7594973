import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { anchorsOf, brokenLinks, docPages, inlineCode } from '../support/doc-pages.ts';
import { screenWords } from '../support/screen-words.ts';
import { createTestContext } from '../support/server-context.ts';
import { isTest, sourceFiles } from '../support/source-files.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const pages = docPages();
const everything = pages.map(({ text }) => text).join('\n');
const page = (path: string) => {
  const found = pages.find((one) => one.path === path);
  if (!found) throw new Error(`no page ${path}`);
  return found;
};
/** Sets are compared by what only one of them holds. */
const only = (these: Iterable<string>, those: Iterable<string>) => [
  ...new Set(these).difference(new Set(those)),
];

/** Decisions tell of their day; what they name may have been renamed since. */
const current = pages.filter(({ path }) => !path.startsWith('docs/decisions/') && path !== 'CHANGELOG.md');

describe('links', () => {
  test('lead to a file, and to a heading that is there', () => {
    expect(brokenLinks(pages)).toEqual([]);
  });

  test('anchors keep the letters of every language, and count what comes again', () => {
    const prose = '# Ai thấy được gì?\n## `npm run` & Co.\n## Mỗi tháng\n## Mỗi tháng\n';
    expect([...anchorsOf({ path: '', text: prose, prose })]).toEqual([
      'ai-thấy-được-gì',
      'npm-run--co',
      'mỗi-tháng',
      'mỗi-tháng-1',
    ]);
  });

  test('a link to nowhere is found', () => {
    const prose = '[a](nowhere.md) [b](#no-heading) [c](docs/sync.md#no-heading) [d](docs)';
    expect(brokenLinks([...pages, { path: 'X.md', text: prose, prose }])).toEqual([
      'X.md: nowhere.md',
      'X.md: #no-heading',
      'X.md: docs/sync.md#no-heading',
    ]);
  });
});

describe('what the pages name', () => {
  test('every command of npm run exists', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const named = [...everything.matchAll(/npm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map(
      ([, name = '']) => name,
    );
    expect(only(named, scripts)).toEqual([]);
  });

  test('every setting of the environment is told, and no other', () => {
    const known = [...read('src/server/settings.ts').matchAll(/^ {2}([A-Z][A-Z_]+): optional\(/gm)].map(
      ([, name = '']) => name,
    );
    expect(known.length).toBeGreaterThan(5);
    const table = [...page('README.md').text.matchAll(/^\| (`[A-Z][^|]*) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
    );
    expect(only(known, table)).toEqual([]);
    const read_ = [...sourceFiles('src'), ...sourceFiles('tests')].flatMap(({ text }) =>
      [...text.matchAll(/\benv\.([A-Z][A-Z_]+)\b/g)].map(([, name = '']) => name),
    );
    const named = current
      .flatMap(inlineCode)
      .flatMap((code) => code.match(/^([A-Z]+(?:_[A-Z]+)+)(?==|$)/)?.[1] ?? []);
    expect(only([...table, ...named], [...known, ...read_, 'SOURCE_DATE_EPOCH'])).toEqual([]);
  });

  test('every call of the API exists, with that method', async () => {
    const app = createApp(await createTestContext());
    const form = (path: string) => path.replaceAll(/:\w+|<[^>]+>|\{[^}]+\}/g, '*').replace(/^\/api\/v1/, '');
    const mounted = app.routes.map(({ method, path }) => `${method} ${form(path)}`);
    const named = current.flatMap(inlineCode).flatMap((code) => {
      const call = code.match(/^(GET|POST|PUT|PATCH|DELETE) (\/[^\s?`]*)/);
      return call ? [`${call[1]} ${form(call[2] ?? '')}`] : [];
    });
    expect(named.length).toBeGreaterThan(10);
    expect(only(named, mounted)).toEqual([]);
  });

  test('every page of /admin exists', () => {
    const routes = [...read('src/admin/app.tsx').matchAll(/path="(\/[^"]*)"/g)].map(([, path = '']) => path);
    const named = current.flatMap(inlineCode).flatMap((code) => code.match(/^\/admin(\/[a-z-]+)/)?.[1] ?? []);
    expect(only(named, routes)).toEqual([]);
  });

  test('every file of the project exists', () => {
    const isThere = new Set(
      ['src', 'tests', 'bench'].flatMap((folder) => sourceFiles(folder).map(({ path }) => path)),
    );
    const named = current
      .flatMap(inlineCode)
      .flatMap((code) => code.match(/^((?:src|tests|bench)\/[\w./-]+\.tsx?)$/)?.[1] ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(only(named, isThere)).toEqual([]);
  });
});

describe('the guides in Vietnamese', () => {
  /** In these pages what stands in italics stands on a screen. */
  const GUIDES = [
    'docs/nguoi-dan.md',
    'docs/cong-chuc.md',
    'docs/vu-viec.md',
    'docs/quan-tri.md',
    'docs/ky-thuat.md',
    'docs/kiem-toan.md',
    'docs/khoa-may.md',
    'docs/quyen-rieng-tu.md',
  ] as const;
  const words = screenWords();

  test.each(GUIDES)('%s names pages and buttons as the screens do', (path) => {
    const named = [...page(path).prose.matchAll(/(?<![*\w])\*([^*\n]+)\*(?![*\w])/g)]
      .map(([, text = '']) => text)
      .filter((text) => text !== 'nghiêng')
      .flatMap((text) => text.split(' → '));
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((text) => !words.says(text))).toEqual([]);
  });

  test('a word that no screen says is found', () => {
    expect(words.says('Tổng quan')).toBe(true);
    expect(words.says('Không liên lạc từ …')).toBe(true);
    expect(words.says('Tổng kết')).toBe(false);
  });
});

describe('what each alarm means', () => {
  const guide = page('docs/ky-thuat.md');

  test('every warning and every fault of the log is explained, and no other', () => {
    const logged = sourceFiles('src/server')
      .filter(({ path }) => !isTest(path))
      .flatMap(({ text }) =>
        [...text.matchAll(/log\.(?:warn|error)\(\s*'([a-z-]+)'/g)].map(([, event = '']) => event),
      );
    const explained = [...guide.text.matchAll(/^\| `([a-z-]+)` \| (?:warn|error) \|/gm)].map(
      ([, event = '']) => event,
    );
    expect(logged.length).toBeGreaterThan(5);
    expect([only(logged, explained), only(explained, logged)]).toEqual([[], []]);
  });

  test('every metric that a page names is measured', () => {
    const named = current.flatMap(inlineCode).flatMap((code) => code.match(/^(hailong_\w+)/)?.[1] ?? []);
    const measured = sourceFiles('src/server').flatMap(({ text }) => text.match(/'hailong_\w+'/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(
      only(
        named.map((name) => `'${name}'`),
        measured,
      ),
    ).toEqual([]);
  });
});
