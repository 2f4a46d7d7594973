import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INTEGRITY_CONSENT, PETITION_CONSENT } from '#kiosk/feedback/consent-texts.ts';
import { DEFAULT_RETENTION } from '#shared/protocol/stored-settings.ts';
import { createTestContext } from '../support/server-context.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../../docs', path), 'utf8');
const privacy = read('quyen-rieng-tu.md');

test('every table of the store has a line in the inventory of docs/quyen-rieng-tu.md, and no other has', async () => {
  const { db } = await createTestContext();
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  const [, appendix = ''] = privacy.split('## Phụ lục');
  const told = [...appendix.matchAll(/`([a-z_]+)`/g)].map(([, name = '']) => name);
  expect(told.toSorted()).toEqual(tables.toSorted());
});

test.each([PETITION_CONSENT, INTEGRITY_CONSENT])(
  'the consent $version stands there as the tablet shows it',
  ({ version, text }) => {
    const quoted = text.vi
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n>\n');
    expect(privacy).toContain(`(\`${version}\`)\n\n${quoted}\n`);
  },
);

test('how long what is kept is what holds where nobody decided anything', () => {
  const rows = [...read('retention.md').matchAll(/^\| `(\w+)` \| (\d+)/gm)];
  expect(Object.fromEntries(rows.map(([, part, months]) => [part, Number(months)]))).toEqual(
    DEFAULT_RETENTION,
  );
  const months = [...privacy.matchAll(/\| (\d+) tháng/g)].map(([, n]) => Number(n));
  expect(new Set(months)).toEqual(new Set(Object.values(DEFAULT_RETENTION)));
});
