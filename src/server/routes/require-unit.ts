import type { MiddlewareHandler } from 'hono';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { findUnit, type UnitRow } from '../store/directory.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import type { SignedIn } from './require-session.ts';

/** What a route behind `requireUnit` finds. */
export interface WithUnit {
  Variables: SignedIn['Variables'] & { unit: UnitRow };
}

/** The unit that `?unit=` names, the account's own without it. Whether another office's exists is not told. */
export function requireUnit(context: ServerContext): MiddlewareHandler<WithUnit> {
  return async (c, next) => {
    const own = c.get('session').unit.id;
    const asked = c.req.query('unit') ?? own;
    // No id holds U+0000, and PostgreSQL refuses to look for one.
    const allowed = !asked.includes('\0') && (await isUnitWithin(context.db, asked, own));
    const unit = allowed ? await findUnit(context.db, asked) : undefined;
    if (unit === undefined) return problemResponse('forbidden');
    c.set('unit', unit);
    await next();
    return undefined;
  };
}
