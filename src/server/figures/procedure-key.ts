/** No code of a procedure begins so. */
const FIELD_ALONE = '@';

/** Under which key of the slices by procedure a rating is counted: its procedure, else its field alone, else nothing. */
export function procedureKey(row: {
  readonly procedure_code?: string | null | undefined;
  readonly field?: string | null | undefined;
}): string {
  if (row.procedure_code != null) return row.procedure_code;
  return row.field == null ? '' : FIELD_ALONE + row.field;
}

/** The field of a key that names no procedure; null: it names one, or nothing. */
export function fieldOfKey(key: string): string | null {
  return key.startsWith(FIELD_ALONE) ? key.slice(FIELD_ALONE.length) : null;
}
