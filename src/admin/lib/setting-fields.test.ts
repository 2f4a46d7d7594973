import { expect, test } from 'vitest';
import { STORED_PARTS, type StoredPart } from '#shared/protocol/stored-settings.ts';
import { SETTING_FIELDS } from './setting-fields.ts';
import { freeId, movedUp, without } from './tree-value.ts';

/** A PIN is set beside the form; a questionnaire's version comes with its id. */
const ELSEWHERE: Readonly<Partial<Record<StoredPart, readonly string[]>>> = {
  staff: ['pin'],
  questionnaire: ['version'],
};

test.each(Object.entries(SETTING_FIELDS))(
  'every member of %s has its field, and no other',
  (name, fields) => {
    const part = Object.keys(STORED_PARTS).find((one): one is StoredPart => one === name);
    if (part === undefined) throw new Error(`${name} is no part`);
    const edited = [...fields.map((field) => field.name), ...(ELSEWHERE[part] ?? [])];
    expect(edited.sort()).toEqual(Object.keys(STORED_PARTS[part].entries).sort());
  },
);

test('items move up and are taken out; a new one gets an id that is free', () => {
  expect(movedUp(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(movedUp(['a', 'b'], 0)).toEqual(['a', 'b']);
  expect(without(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
  expect(freeId([{ id: 'muc-2' }])).toBe('muc-3');
  expect(freeId([{ id: 'x' }])).toBe('muc-2');
});
