import { sql } from 'kysely';
import type { Connection } from './database.ts';

/** What is applied, by whom and when. */
export interface Application {
  readonly importId: string;
  readonly unitId: string;
  readonly fileName: string;
  readonly as: 'draft' | 'posted';
  /** `new` and `changed`, with `withdrawn` when that is wanted again. */
  readonly kinds: readonly ('new' | 'changed' | 'withdrawn')[];
  readonly at: string;
  readonly by: string | null;
}

/** Lines of a preview, from a number to another one. */
export interface ItemSpan {
  readonly first: number;
  readonly last: number;
}

/** Locks the procedures that the preview speaks of, and marks the lines whose procedure was changed since. */
export async function markConflicts(
  connection: Connection,
  application: Application,
  kinds: readonly string[],
): Promise<number> {
  const { importId, unitId } = application;
  await sql`update procedure set revision = revision where unit_id = ${unitId} and code in (
    select code from procedure_import_item where import_id = ${importId} and kind in (${sql.join(kinds)}))`.execute(
    connection,
  );
  await sql`update procedure_import_item set conflict = case when base_revision = coalesce(
      (select revision from procedure
        where unit_id = ${unitId} and procedure.code = procedure_import_item.code), 0) then 0 else 1 end
    where import_id = ${importId} and kind in (${sql.join(kinds)})`.execute(connection);
  const row = await connection
    .selectFrom('procedure_import_item')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
    .where('import_id', '=', importId)
    .where('conflict', '=', 1)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The first and last number of the lines, or null when there are none. */
export async function findItemSpan(connection: Connection, importId: string): Promise<ItemSpan | null> {
  const row = await connection
    .selectFrom('procedure_import_item')
    .select((eb) => [eb.fn.min('no').as('first'), eb.fn.max('no').as('last')])
    .where('import_id', '=', importId)
    .executeTakeFirst();
  return row === undefined || row.first === null ? null : { first: row.first, last: row.last };
}

/** Writes the lines of a span into the procedures, all by the engine itself; answers how many. */
export async function applyItems(
  connection: Connection,
  application: Application,
  span: ItemSpan,
): Promise<number> {
  const { importId, unitId, fileName, as, at, by, kinds } = application;
  const taken = sql`item.import_id = ${importId} and item.no between ${sql.val(span.first)} and ${sql.val(span.last)}
    and item.conflict = 0 and item.kind in (${sql.join(kinds)})`;
  const source = sql`from procedure_import_item as item
    left join procedure as head on head.unit_id = ${unitId} and head.code = item.code where ${taken}`;
  const next = sql`coalesce(head.last_version, 0) + 1`;
  const versions = await sql`insert into procedure_version
    (unit_id, code, version, body_json, source, source_ref, created_at, created_by)
    select cast(${unitId} as text), item.code, ${next}, item.body_json, 'imported', cast(${fileName} as text),
      cast(${at} as text), cast(${by} as text) ${source}`.execute(connection);
  await sql`insert into procedure_event (unit_id, code, at, account, event, version, note)
    select cast(${unitId} as text), item.code, cast(${at} as text), cast(${by} as text),
      cast(${as === 'posted' ? 'posted' : 'imported'} as text), ${next}, cast(${fileName} as text) ${source}`.execute(
    connection,
  );
  await (as === 'posted' ? postHeads : draftHeads)(connection, { unitId, at, source, next });
  return Number(versions.numAffectedRows ?? 0n);
}

interface Heads {
  readonly unitId: string;
  readonly at: string;
  readonly source: ReturnType<typeof sql>;
  readonly next: ReturnType<typeof sql>;
}

/** A draft that was never posted is what the import was put over: it is posted with it. Other drafts stay. */
async function postHeads(connection: Connection, { unitId, at, source, next }: Heads): Promise<void> {
  await sql`insert into procedure (unit_id, code, state, posted_version, draft_version, last_version, revision,
      name, folded, field, updated_at, posted_at)
    select cast(${unitId} as text), item.code, 'posted', ${next},
      case when head.state = 'draft' then null else head.draft_version end, ${next},
      coalesce(head.revision, 0) + 1, item.name, item.folded, item.field, cast(${at} as text), cast(${at} as text) ${source}
    on conflict (unit_id, code) do update set state = excluded.state, posted_version = excluded.posted_version,
      draft_version = excluded.draft_version, last_version = excluded.last_version, revision = excluded.revision, name = excluded.name,
      folded = excluded.folded, field = excluded.field, updated_at = excluded.updated_at,
      posted_at = excluded.posted_at, checked_by = null, checked_on = null`.execute(connection);
}

/** What the public sees keeps its name until the draft is posted. */
async function draftHeads(connection: Connection, { unitId, at, source, next }: Heads): Promise<void> {
  await sql`insert into procedure (unit_id, code, state, posted_version, draft_version, last_version, revision,
      name, folded, field, updated_at, posted_at)
    select cast(${unitId} as text), item.code, coalesce(head.state, 'draft'), head.posted_version, ${next}, ${next},
      coalesce(head.revision, 0) + 1,
      case when coalesce(head.state, 'draft') = 'draft' then item.name else head.name end,
      case when coalesce(head.state, 'draft') = 'draft' then item.folded else head.folded end,
      case when coalesce(head.state, 'draft') = 'draft' then item.field else head.field end,
      cast(${at} as text), head.posted_at ${source}
    on conflict (unit_id, code) do update set draft_version = excluded.draft_version,
      last_version = excluded.last_version, revision = excluded.revision, name = excluded.name,
      folded = excluded.folded, field = excluded.field, updated_at = excluded.updated_at`.execute(connection);
}

/** Withdraws what is posted and not in the file; answers how many. */
export async function withdrawMissing(connection: Connection, application: Application): Promise<number> {
  const { importId, unitId, fileName, at, by } = application;
  const missing = sql`select item.code from procedure_import_item as item
    where item.import_id = ${importId} and item.kind = 'missing' and item.conflict = 0`;
  await sql`insert into procedure_event (unit_id, code, at, account, event, version, note)
    select head.unit_id, head.code, cast(${at} as text), cast(${by} as text), 'withdrawn', head.posted_version,
      cast(${fileName} as text)
    from procedure as head where head.unit_id = ${unitId} and head.code in (${missing})`.execute(connection);
  const result =
    await sql`update procedure set state = 'withdrawn', revision = revision + 1, updated_at = ${at}
    where unit_id = ${unitId} and code in (${missing})`.execute(connection);
  return Number(result.numAffectedRows ?? 0n);
}
