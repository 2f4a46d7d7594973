import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deadlineFor } from '#shared/domain/working-days.ts';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { BUILTIN_PACKS, VIETNAMESE_PACK } from './builtin-packs.ts';
import { loadPacks } from './load-packs.ts';
import { packInForce } from './pack-in-force.ts';
import { packQuestionnaires } from './pack-questionnaires.ts';
import { readPack, readPackText } from './read-pack.ts';

const NO_HOLIDAYS = { closed: new Set<string>(), worked: new Set<string>() };
const faultsOf = (change: Record<string, unknown>): readonly string[] => {
  const read = readPack({ ...VIETNAMESE_PACK, ...change });
  return read.ok ? [] : read.error;
};

function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

describe('the Vietnamese pack', () => {
  test('classes a score of nine indicators at 15, 12, 9 and 6', () => {
    expect(VIETNAMESE_PACK.classes[0]?.steps.map(({ from, label }) => [from, label.vi])).toEqual([
      [15, 'Xuất sắc'],
      [12, 'Tốt'],
      [9, 'Khá'],
      [6, 'Trung bình'],
      [0, 'Yếu'],
    ]);
  });

  test('has nine indicators, four of them for a device, each of those asked by a question of the module', () => {
    const { indicators } = VIETNAMESE_PACK;
    expect(indicators.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(indicators.filter(({ atDevice }) => atDevice).map(({ number }) => number)).toEqual([1, 3, 4, 7]);
    expect(indicators.filter(({ ofClerk }) => ofClerk).map(({ number }) => number)).toEqual([1, 2, 3, 4, 7]);
    for (const { atDevice, item } of indicators) expect(item !== null).toBe(atDevice);
    for (const { points } of indicators) expect(points.map((one) => one.points)).toEqual([2, 1, 0]);
  });

  test('leaves every deadline to the unit', () => {
    expect(deadlineFor(VIETNAMESE_PACK, 'petition', '2026-11-23', NO_HOLIDAYS)).toBeNull();
    const days = Object.values(VIETNAMESE_PACK.deadlines).flatMap((steps) => Object.values(steps));
    expect(new Set(days)).toEqual(new Set([null]));
  });
});

describe('the second pack', () => {
  const pack = packInForce(BUILTIN_PACKS, 'khac-phuc-5-ngay', '2026-11-24');

  test('works by other rules without a line of code: two negative levels of five, five working days, a second rating', () => {
    expect(pack?.questionnaires[0]?.negative).toEqual([2, 1]);
    expect(pack && packQuestionnaires(pack)[0]?.levels.map(({ satisfied }) => satisfied)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(pack && deadlineFor(pack, 'rating', '2026-11-23', NO_HOLIDAYS)).toBe('2026-11-30');
    expect(pack?.secondRating?.levels).toHaveLength(3);
    expect(pack?.caseFromRating).toBe('negative');
  });
});

describe('a pack is refused, with the place and the reason,', () => {
  test('when a member is missing, unknown or of the wrong type', () => {
    expect(faultsOf({ effectiveFrom: '24/11/2026' })[0]).toMatch(/^effectiveFrom: /);
    expect(faultsOf({ moods: [] })[0]).toMatch(/moods/);
    expect(faultsOf({ flags: [{ flag: 'sorcery' }] })[0]).toMatch(/^flags\.0/);
    expect(faultsOf({ deadlines: { petition: { answers: 3 } } })[0]).toMatch(/^deadlines\.petition/);
  });

  test('when it names what it does not hold, or holds something twice', () => {
    const [first] = VIETNAMESE_PACK.questionnaires;
    expect(faultsOf({ questionnaires: [{ ...first, reasons: ['Q9'] }] })).toEqual([
      'questionnaire hai-long-5 version 2 names the reason Q9, which is not here',
    ]);
    expect(faultsOf({ questionnaires: [first, first] })).toEqual([
      'questionnaires: hai-long-5 version 2 stands here twice',
    ]);
    expect(faultsOf({ questionnaires: [{ ...first, negative: [5, 9] }] })).toEqual([
      'questionnaire hai-long-5 version 2: level 5 is satisfied and negative at once',
      'questionnaire hai-long-5 version 2 calls level 9 negative, which it does not have',
    ]);
    expect(faultsOf({ items: [] })).toContain('indicator tt01-1 names the item tt01-1, which is not here');
  });

  test('when its classes do not fall', () => {
    const [scale] = VIETNAMESE_PACK.classes;
    expect(faultsOf({ classes: [{ ...scale, steps: scale?.steps.toReversed() }] })).toEqual([
      'class scale tt01: its steps must fall from at most 18',
    ]);
  });

  test('when it is no JSON', () => {
    const read = readPackText('{');
    expect(read.ok ? '' : read.error[0]).toMatch(/^not JSON: /);
  });
});

describe('the version in force', () => {
  const version = (number: number, effectiveFrom: string): RulePack => ({
    ...VIETNAMESE_PACK,
    version: number,
    effectiveFrom,
  });
  const packs = [version(3, '2027-01-01'), version(1, '2026-01-01'), version(2, '2027-01-01')];
  const inForce = (day: string) => packInForce(packs, VIETNAMESE_PACK.id, day)?.version;

  test('is the one that took effect last, of two of one day the higher one; before the first, the first', () => {
    expect([
      inForce('2026-12-31'),
      inForce('2027-01-01'),
      inForce('2030-01-01'),
      inForce('2020-01-01'),
    ]).toEqual([1, 3, 3, 1]);
  });

  test('is none of a pack that nobody has', () => {
    expect(packInForce(packs, 'atlantis', '2027-01-01')).toBeNull();
  });
});

describe('loading', () => {
  test('takes the packs of a folder beside its own; a folder that is not there is none', () => {
    const other = { ...VIETNAMESE_PACK, version: 2, effectiveFrom: '2027-01-01' };
    expect(loadPacks(folderWith({ 'moi.json': other, 'ghi-chu.txt': 'x' }))).toEqual([
      ...BUILTIN_PACKS,
      other,
    ]);
    expect(loadPacks('/khong/co')).toEqual(BUILTIN_PACKS);
  });

  test('stops at a file that it cannot use and names it with every fault', () => {
    const folder = folderWith({ 'hong.json': { ...VIETNAMESE_PACK, version: 0, id: 'X' } });
    expect(() => loadPacks(folder)).toThrow(/hong\.json[\s\S]*- id: [\s\S]*- version: /);
  });

  test('refuses another pack under a name and version that are taken', () => {
    expect(() => loadPacks(folderWith({ 'a.json': VIETNAMESE_PACK }))).toThrow(/is there already/);
  });
});
