import { Hono } from 'hono';
import * as v from 'valibot';
import { tokenCreate, tokenList } from '#shared/protocol/accounts.ts';
import { createToken, scopesOf } from '../accounts/api-token.ts';
import { audit } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { listTokens, revokeToken } from '../store/api-tokens.ts';
import { transact } from '../store/transact.ts';
import { isUnitWithin } from '../store/unit-scope.ts';
import { readJson } from './read-json.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `/tokens`: keys by which other systems read. */
export function tokensRoute(context: ServerContext): Hono<SignedIn> {
  const signedIn = requireSession(context, { needs: 'tokens.manage' });
  return new Hono<SignedIn>()
    .get('/', signedIn, async (c) => {
      const rows = await listTokens(context.db, c.get('session').unit.id);
      const items = rows.map((row) => ({
        id: row.id,
        name: row.name,
        unit: { id: row.unit_id, name: row.unit_name },
        scopes: scopesOf(row),
        createdAt: row.created_at,
        createdBy: row.created_by,
        expiresAt: row.expires_at,
        revokedAt: row.revoked_at,
        lastUsedAt: row.last_used_at,
      }));
      return c.json(v.parse(tokenList, { items }));
    })
    .post('/', signedIn, async (c) => {
      const request = await readJson(c, tokenCreate);
      if (!request.ok) return request.error;
      const { session, access } = c.var;
      const { unit, name, scopes, days } = request.value;
      if (!(await isUnitWithin(context.db, unit, session.unit.id))) return problemResponse('forbidden');
      const made = await transact(context.db, async (trx) => {
        const token = await createToken(trx, context, request.value, access.actor);
        const deed = { action: 'token.created', unitId: unit, subject: token.id };
        await audit(trx, context, access.actor, { ...deed, detail: { name, scopes, days } });
        return token;
      });
      return c.json(made, 201);
    })
    .delete('/:id', signedIn, async (c) => {
      const { session, access } = c.var;
      const id = c.req.param('id');
      const at = new Date(context.clock.nowMs()).toISOString();
      const revoked = await transact(context.db, async (trx) => {
        if (!(await revokeToken(trx, id, session.unit.id, at))) return false;
        await audit(trx, context, access.actor, {
          action: 'token.revoked',
          unitId: session.unit.id,
          subject: id,
        });
        return true;
      });
      return revoked ? c.body(null, 204) : problemResponse('not-found');
    });
}
