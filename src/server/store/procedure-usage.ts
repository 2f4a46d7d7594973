import type { Connection } from './database.ts';

/** Days of one unit, both included. */
export interface UsageSpan {
  readonly unitId: string;
  readonly from: string;
  readonly to: string;
}

/** Searches without a result, day by day; days without one are not there. */
export async function missedByDay(connection: Connection, { unitId, from, to }: UsageSpan) {
  return await connection
    .selectFrom('usage_day')
    .select((eb) => ['date', eb.cast<number>(eb.fn.sum('missed'), 'bigint').as('searches')])
    .where('unit_id', '=', unitId)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .groupBy('date')
    .having((eb) => eb(eb.fn.sum('missed'), '>', 0))
    .orderBy('date')
    .execute();
}

/** The words that were searched for in vain, or the procedures that were opened, the most frequent first. */
export async function usageItems(
  connection: Connection,
  { unitId, from, to }: UsageSpan,
  kind: 'view' | 'missed',
  limit: number,
) {
  return await connection
    .selectFrom('usage_item')
    .select((eb) => ['item', eb.cast<number>(eb.fn.sum('n'), 'bigint').as('n')])
    .where('unit_id', '=', unitId)
    .where('kind', '=', kind)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .groupBy('item')
    .orderBy('n', 'desc')
    .orderBy('item')
    .limit(limit)
    .execute();
}

/** Units in which words are kept that were searched for in vain. */
export async function findUnitsWithSearchWords(
  connection: Connection,
): Promise<readonly { readonly unitId: string; readonly timeZone: string }[]> {
  return await connection
    .selectFrom('unit')
    .select(['id as unitId', 'time_zone as timeZone'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('usage_item')
          .select('usage_item.item')
          .whereRef('usage_item.unit_id', '=', 'unit.id')
          .where('usage_item.kind', '=', 'missed'),
      ),
    )
    .orderBy('id')
    .execute();
}

/** Deletes words of days before; how often a search found nothing is kept elsewhere. */
export async function deleteSearchWords(
  connection: Connection,
  unitId: string,
  beforeDay: string,
): Promise<number> {
  const deleted = await connection
    .deleteFrom('usage_item')
    .where('unit_id', '=', unitId)
    .where('kind', '=', 'missed')
    .where('date', '<', beforeDay)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
