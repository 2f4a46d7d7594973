import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every package that is shipped stands in NOTICE.md with the licence that it declares', () => {
  const notice = read('NOTICE.md');
  const listed = [...notice.matchAll(/^\| (\S+) \| (\S+) \| /gm)].map(([, name, licence]) => [name, licence]);
  const shipped = Object.keys(JSON.parse(read('package.json')).dependencies).map((name) => [
    name,
    JSON.parse(read(`node_modules/${name}/package.json`)).license,
  ]);
  expect(listed.filter(([name]) => name !== 'Package' && !name?.startsWith('-'))).toEqual(shipped.sort());
});
