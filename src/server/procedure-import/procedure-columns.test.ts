import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type ProcedureBody, procedureBody } from '#shared/protocol/procedure.ts';
import { arbitraryBody } from '#tests/support/arbitrary-procedure.ts';
import { loadSampleProcedures } from '#tests/support/sample-procedures.ts';
import { CSV_BOM, csvLine } from '../reports/csv.ts';
import type { FileRow } from './file-row.ts';
import { mergeProcedure } from './merge-procedure.ts';
import { cellText, PROCEDURE_COLUMNS, valueAt } from './procedure-columns.ts';
import { readProcedureFile } from './read-procedure-file.ts';

const SEPARATED = ['fee', 'agencies', 'validity', 'provincial'];

test('every part of the model stands in exactly one column', () => {
  const paths = PROCEDURE_COLUMNS.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  const body = v.parse(procedureBody, loadSampleProcedures()[0]);
  const wanted = Object.entries(body).flatMap(([part, value]) =>
    SEPARATED.includes(part) ? Object.keys(value ?? {}).map((member) => `${part}.${member}`) : [part],
  );
  expect(paths.toSorted()).toEqual(wanted.toSorted());
});

function toCsv(bodies: readonly ProcedureBody[], separator: ',' | ';'): Uint8Array {
  const lines = bodies.map((body) =>
    csvLine(
      PROCEDURE_COLUMNS.map(({ path, form }) => cellText(valueAt(body, path), form)),
      separator,
    ),
  );
  const headings = csvLine(
    PROCEDURE_COLUMNS.map(({ names }) => names[0]),
    separator,
  );
  return new TextEncoder().encode(CSV_BOM + headings + lines.join(''));
}

function importedInto(base: ProcedureBody | null, rows: readonly FileRow[]): readonly unknown[] {
  return rows.map((row) => {
    if (row.type === 'refused') return row;
    const merged = mergeProcedure(base, row);
    return merged.type === 'merged' ? merged.body : merged;
  });
}

function read(bytes: Uint8Array): readonly FileRow[] {
  const file = readProcedureFile(bytes);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value.rows;
}

test('a content comes back from CSV as it went in, whatever it says', () => {
  fc.assert(
    fc.property(arbitraryBody, fc.constantFrom(',' as const, ';' as const), (body, separator) => {
      const rows = read(toCsv([body], separator));
      expect(importedInto(null, rows)).toEqual([body]);
      expect(importedInto(body, rows)).toEqual([body]);
    }),
    { numRuns: 300, seed: 21 },
  );
});

test('a content comes back from our JSON as it went in, over whatever was there', () => {
  fc.assert(
    fc.property(arbitraryBody, arbitraryBody, (body, other) => {
      const text = JSON.stringify({ format: 'hailong-procedures', v: 1, procedures: [body] });
      const rows = read(new TextEncoder().encode(text));
      expect(importedInto(null, rows)).toEqual([body]);
      expect(importedInto({ ...other, code: body.code }, rows)).toEqual([body]);
    }),
    { numRuns: 200, seed: 22 },
  );
});

test('the seventy real ones come back from both', () => {
  const bodies = loadSampleProcedures().map((one) => v.parse(procedureBody, one));
  expect(importedInto(null, read(toCsv(bodies, ',')))).toEqual(bodies);
  expect(importedInto(null, read(new TextEncoder().encode(JSON.stringify(bodies))))).toEqual(bodies);
});
