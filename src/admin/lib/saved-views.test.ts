import { expect, test } from 'vitest';
import { MOST_VIEWS, readViews, type TextShelf, toViewName, writeViews } from './saved-views.ts';

function shelf(): TextShelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, read: (name) => kept.get(name) ?? null, write: (name, text) => void kept.set(name, text) };
}

test('views are kept for each account, and come back as they were', () => {
  const own = shelf();
  const views = [{ name: 'Quầy 1, chưa hài lòng', query: 'counter=quay-1&level=1%2C2' }];
  writeViews(own, 'hoa', views);
  expect(readViews(own, 'hoa')).toEqual(views);
  expect(readViews(own, 'nam')).toEqual([]);
});

test('what is damaged or too much is left out', () => {
  const own = shelf();
  own.write('hailong-admin-views-hoa', '[{"name":1}]');
  expect(readViews(own, 'hoa')).toEqual([]);
  own.write('hailong-admin-views-hoa', '{');
  expect(readViews(own, 'hoa')).toEqual([]);
  const many = Array.from({ length: MOST_VIEWS + 5 }, (_, at) => ({ name: `Bộ ${at}`, query: '' }));
  writeViews(own, 'hoa', many);
  expect(readViews(own, 'hoa')).toHaveLength(MOST_VIEWS);
  expect(toViewName(`  ${'a'.repeat(90)} `)).toHaveLength(60);
});
