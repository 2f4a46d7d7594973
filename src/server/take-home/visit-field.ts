import type { TakeHomePlace } from '#shared/domain/take-home-code.ts';
import type { Connection } from '../store/database.ts';
import { listProcedureFields } from '../store/procedures.ts';
import { countAlike, findAnnouncedFields } from '../store/service-transactions.ts';

/** The threshold rule of statistical disclosure control: fewer than three alike may be somebody. */
const ALIKE_MIN = 3;
const HOUR_MS = 60 * 60_000;

/** Fields that a code of a unit may be bound to: those it has procedures of, and those that were announced, as they were named then. */
export async function fieldsOfCodes(connection: Connection, unitId: string): Promise<ReadonlySet<string>> {
  const posted = await listProcedureFields(connection, unitId);
  return new Set([...(await findAnnouncedFields(connection, unitId)), ...posted.map(({ field }) => field)]);
}

/**
 * The field, where so many visits that look the same were announced for the hour that it leads to none of them; otherwise null.
 * @param visit.occurredAt the hour of the visit, by the centre's clock
 */
export async function fieldIfCommon(
  connection: Connection,
  visit: {
    readonly unitId: string;
    readonly place: TakeHomePlace;
    readonly field: string | null;
    readonly occurredAt: string;
  },
): Promise<string | null> {
  const { unitId, place, field, occurredAt } = visit;
  if (field === null) return null;
  const alike = await countAlike(connection, {
    ...{ unitId, counterId: place.counter, clerkId: place.clerk, field, fromIso: occurredAt },
    beforeIso: new Date(Date.parse(occurredAt) + HOUR_MS).toISOString(),
  });
  return alike < ALIKE_MIN ? null : field;
}
