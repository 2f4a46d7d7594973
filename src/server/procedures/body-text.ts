import * as v from 'valibot';
import { type ProcedureBody, procedureBody } from '#shared/protocol/procedure.ts';
import { tidyCell } from '../tabular/table.ts';

/**
 * A content as it is stored: what only repeats a default of the schema is left out, so that the text stays the same when the
 * model gets a further member, and small.
 */
export function bodyToText(body: ProcedureBody): string {
  return JSON.stringify(stripDefaults(procedureBody, body));
}

/** A stored content as today's model sees it; older ones lack members, which are not known then. */
export function textToBody(text: string): ProcedureBody {
  return v.parse(procedureBody, JSON.parse(text));
}

/** The same content in composed letters and without stray spaces; null when a text is nothing but spaces. */
export function tidyBody(body: ProcedureBody): ProcedureBody | null {
  const tidy = v.safeParse(procedureBody, tidyTexts(body));
  return tidy.success ? tidy.output : null;
}

function tidyTexts(value: unknown): unknown {
  if (typeof value === 'string') return tidyCell(value);
  if (Array.isArray(value)) return value.map(tidyTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, tidyTexts(member)]));
}

/** As far as the schemas of a procedure go: objects, lists, optional and nullable members. */
function stripDefaults(schema: unknown, value: unknown): unknown {
  const { wrapped, item, entries } = partsOf(schema);
  if (wrapped !== undefined) return stripDefaults(wrapped, value);
  if (Array.isArray(value)) return value.map((one) => stripDefaults(item, one));
  if (typeof value !== 'object' || value === null || entries === undefined) return value;
  const kept = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    const entry = entries[key];
    return isDefault(entry, member) ? [] : [[key, stripDefaults(entry, member)]];
  });
  return Object.fromEntries(kept);
}

interface SchemaParts {
  readonly wrapped?: unknown;
  readonly item?: unknown;
  readonly entries?: Readonly<Record<string, unknown>>;
}

/** Schemas describe themselves; which kind this one is says which of the members it has. */
function partsOf(schema: unknown): SchemaParts {
  return typeof schema === 'object' && schema !== null ? schema : {};
}

function isDefault(entry: unknown, value: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || !('type' in entry)) return false;
  if (entry.type !== 'optional') return false;
  return JSON.stringify(readDefault(entry)) === JSON.stringify(value);
}

const DEFAULTS = new WeakMap<object, unknown>();

/** The default as the schema fills it in, worked out once. */
function readDefault(entry: object): unknown {
  if (!DEFAULTS.has(entry)) {
    // Nothing else calls itself so, and a procedure's schemas are synchronous.
    DEFAULTS.set(entry, v.parse(entry as v.GenericSchema, undefined));
  }
  return DEFAULTS.get(entry);
}
