import type { MiddlewareHandler } from 'hono';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import type { Connection } from '../store/database.ts';
import { findDuty } from '../store/duties.ts';
import { findClerkRow, findCounterRow, findUnitRow } from '../store/office-rows.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import type { SignedIn } from './require-session.ts';

/** What a route behind one of these finds: the unit that the path speaks of, directly or by what stands in it. */
export interface WithPlace {
  Variables: SignedIn['Variables'] & { unitId: string };
}

/** The unit of the path must be the account's own or below it; whether another one exists is not told. */
export function requirePathUnit(context: ServerContext): MiddlewareHandler<WithPlace> {
  return requirePlace(
    context,
    async (connection, id) => (await findUnitRow(connection, id))?.id,
    'forbidden',
  );
}

/** The same for calls that end or move a unit: nobody does that to the unit that they sit in themselves. */
export const requireUnitBelow: MiddlewareHandler<WithPlace> = async (c, next) => {
  if (c.req.param('id') === c.get('session').unit.id)
    return problemResponse('forbidden', { detail: 'this is done from the unit above' });
  await next();
  return undefined;
};

/** The counter, clerk or duty of the path must belong to the account's units; another office's looks like none. */
export function requireThing(
  context: ServerContext,
  kind: 'counter' | 'clerk' | 'duty',
): MiddlewareHandler<WithPlace> {
  return requirePlace(context, (connection, id) => unitOf(connection, kind, id), 'not-found');
}

function requirePlace(
  context: ServerContext,
  find: (connection: Connection, id: string) => Promise<string | undefined>,
  refusal: 'forbidden' | 'not-found',
): MiddlewareHandler<WithPlace> {
  return async (c, next) => {
    const unitId = await find(context.db, c.req.param('id') ?? '');
    if (unitId === undefined || !(await isUnitWithin(context.db, unitId, c.get('session').unit.id)))
      return problemResponse(refusal);
    c.set('unitId', unitId);
    await next();
    return undefined;
  };
}

async function unitOf(
  connection: Connection,
  kind: 'counter' | 'clerk' | 'duty',
  id: string,
): Promise<string | undefined> {
  if (kind === 'counter') return (await findCounterRow(connection, id))?.unit_id;
  if (kind === 'clerk') return (await findClerkRow(connection, id))?.unit_id;
  // PostgreSQL refuses to compare a number with anything else.
  return /^[1-9]\d{0,14}$/.test(id) ? (await findDuty(connection, Number(id)))?.unitId : undefined;
}
