import type * as v from 'valibot';
import { expect, test } from 'vitest';
import { procedureBody } from '#shared/protocol/procedure.ts';
import { type FormField, PROCEDURE_FIELDS } from './procedure-fields.ts';

/** The members of a schema by their path, through whatever makes them optional, unknown or many. */
function membersOf(schema: v.GenericSchema, path = ''): readonly string[] {
  if ('wrapped' in schema) return membersOf(toSchema(schema.wrapped), path);
  if ('item' in schema) return membersOf(toSchema(schema.item), path);
  if (!('entries' in schema)) return [path];
  return Object.entries(schema.entries ?? {}).flatMap(([key, entry]) =>
    membersOf(toSchema(entry), path === '' ? key : `${path}.${key}`),
  );
}

function toSchema(part: unknown): v.GenericSchema {
  // Whatever a schema is made of is a schema.
  return part as v.GenericSchema;
}

function pathsOf(fields: readonly FormField[], path = ''): readonly string[] {
  return fields.flatMap((field) => {
    const own = path === '' ? field.key : `${path}.${field.key}`;
    return 'fields' in field ? pathsOf(field.fields, own) : [own];
  });
}

test('every part of a procedure has a field of its own, but the code, which names it', () => {
  const parts = membersOf(procedureBody).filter((path) => path !== 'code');
  expect(pathsOf(PROCEDURE_FIELDS).toSorted()).toEqual(parts.toSorted());
});
