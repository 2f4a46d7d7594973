import { Hono } from 'hono';
import * as v from 'valibot';
import { integrityKeyList, integrityKeySet } from '#shared/protocol/integrity-keys.ts';
import { dropIntegrityKey, readIntegrityKeys, setIntegrityKey } from '../cases/integrity-keys.ts';
import type { ServerContext } from '../context.ts';
import { problemResponse } from '../problem.ts';
import { readJson } from './read-json.ts';
import { requirePathUnit, type WithPlace } from './require-place.ts';
import { requireSession, type SignedIn } from './require-session.ts';

/** `GET /integrity-keys`: to which keys reports were and are sealed, for the inspector alone. */
export function integrityKeysRoute(context: ServerContext): Hono<SignedIn> {
  const reading = requireSession(context, { needs: 'integrity.read' });
  return new Hono<SignedIn>().get('/', reading, async (c) => {
    const items = await readIntegrityKeys(context, c.get('session').unit.id);
    return c.json(v.parse(integrityKeyList, { items }));
  });
}

/** `/units/:id/integrity-key`: set it (the former one ends), or end it without a successor. */
export function unitIntegrityKeyRoute(context: ServerContext): Hono<WithPlace> {
  const guards = [requireSession(context, { needs: 'integrity.handle' }), requirePathUnit(context)] as const;
  return new Hono<WithPlace>()
    .put('/:id/integrity-key', ...guards, async (c) => {
      const request = await readJson(c, integrityKeySet);
      if (!request.ok) return request.error;
      const set = await setIntegrityKey(context, c.get('access').actor, c.get('unitId'), request.value.jwk);
      if (set.ok) return c.body(null, 204);
      return set.error === 'no-key'
        ? problemResponse('bad-request', { detail: 'not valid: jwk', members: { fields: ['jwk'] } })
        : problemResponse('key-ended');
    })
    .delete('/:id/integrity-key', ...guards, async (c) =>
      (await dropIntegrityKey(context, c.get('access').actor, c.get('unitId')))
        ? c.body(null, 204)
        : problemResponse('not-found'),
    );
}
