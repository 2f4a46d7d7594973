import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { reuseStatements } from './reuse-statements.ts';

function setUp(keptLength?: number) {
  const sqlite = new Sqlite(':memory:');
  sqlite.exec('create table t (a integer); insert into t values (1), (2)');
  return reuseStatements(sqlite, keptLength);
}

test('a query that comes again is not prepared again', () => {
  const db = setUp();
  const first = db.prepare('select a from t where a = ?');
  expect(db.prepare('select a from t where a = ?')).toBe(first);
  expect(first.all([2])).toEqual([{ a: 2 }]);
  expect(first.all([1])).toEqual([{ a: 1 }]);
});

test('the least recently used make room, and one that is too long is never kept', () => {
  const db = setUp(60);
  const first = db.prepare('select a from t where a = 1');
  const second = db.prepare('select a from t where a = 2');
  expect(db.prepare('select a from t where a = 1')).toBe(first);
  db.prepare('select a from t where a = 3');
  expect(db.prepare('select a from t where a = 1')).toBe(first);
  expect(db.prepare('select a from t where a = 2')).not.toBe(second);
  const long = `select a from t where a in (${Array(50).fill(1).join()})`;
  expect(db.prepare(long)).not.toBe(db.prepare(long));
  expect(db.kept).toBeLessThanOrEqual(2);
});

test('one that is being read through is left alone', () => {
  const db = setUp();
  const text = 'select a from t order by a';
  const rows = db.prepare(text).iterate([]);
  expect(rows.next().value).toEqual({ a: 1 });
  expect(db.prepare(text).all([])).toEqual([{ a: 1 }, { a: 2 }]);
  expect(rows.next().value).toEqual({ a: 2 });
  rows.return?.();
});

test('after a change of the tables everything is read as they are now', () => {
  const db = setUp();
  expect(db.prepare('select * from t where a = 1').all([])).toEqual([{ a: 1 }]);
  db.prepare('alter table t add column b text').run([]);
  expect(db.kept).toBe(0);
  expect(db.prepare('select * from t where a = 1').all([])).toEqual([{ a: 1, b: null }]);
});
