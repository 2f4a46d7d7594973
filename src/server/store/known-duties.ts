import { chunk } from './chunk.ts';
import type { Connection } from './database.ts';

/** Every duty of these clerks by the roster. */
export async function findRoster(connection: Connection, clerkIds: readonly string[]) {
  const found: { readonly clerk: string; readonly from: string; readonly to: string | null }[] = [];
  for (const ids of chunk(clerkIds)) {
    const rows = await connection
      .selectFrom('duty')
      .select(['clerk_id as clerk', 'from_at as from', 'to_at as to'])
      .where('clerk_id', 'in', ids)
      .orderBy('from_at')
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Who signed on and off in a unit between two instants, in the order of time. */
export async function findDutySigns(connection: Connection, unitId: string, fromIso: string, toIso: string) {
  const rows = await connection
    .selectFrom('signed_duty')
    .select(['clerk_id as clerk', 'counter_id as counter', 'signed_on as signedOn', 'effective_at as at'])
    .where('unit_id', '=', unitId)
    .where('effective_at', '>=', fromIso)
    .where('effective_at', '<=', toIso)
    .orderBy('effective_at')
    .orderBy('replica_no')
    .orderBy('seq')
    .execute();
  return rows.map(({ signedOn, ...row }) => ({ ...row, on: signedOn === 1 }));
}
