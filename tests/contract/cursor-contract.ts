import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { ratingPage } from '#shared/protocol/admin.ts';
import { faultsOf, fire } from '../support/cursor-fire.ts';
import { addTablet } from '../support/paired-tablet.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';

const WRITERS = 8;
const PULLERS = 3;
const ROUNDS = 8;

/** The cursor of the feed, while everybody writes at once. A longer one: `npm run soak:cursor`. */
export function cursorContract(name: string, open: () => Promise<Database> | Database): void {
  describe(`${name}: the cursor under fire`, () => {
    test('with eight writers and three pullers every puller ends with every rating once', async () => {
      const { context, client, send, app } = await createSignedInCentre(await open());
      const wish = { name: 'kéo', unit: OFFICE.unit, scopes: ['ratings.read'], days: 1 };
      const { token } = await (await client.send('POST', '/tokens', wish)).json();
      const tablets = [];
      while (tablets.length < WRITERS) tablets.push(await addTablet(context, send));
      const writers = tablets.map((tablet) => async (round: number) => {
        const ids = Array.from({ length: 1 + (round % 4) }, () => tablet.rate(1 + (round % 5)).id);
        await tablet.push(send);
        return ids;
      });
      const pull = async (after: string | null) => {
        const cursor = after === null ? '' : `&after=${after}`;
        const response = await app.request(`/api/v1/ratings?limit=7${cursor}`, {
          headers: { Authorization: `Bearer ${token}` },
        });
        return v.parse(ratingPage, await response.json());
      };
      const fired = await fire(writers, Array(PULLERS).fill(pull), (round) => round >= ROUNDS);
      expect(fired.written).toHaveLength(WRITERS * (ROUNDS / 4) * 10);
      expect(faultsOf(fired)).toEqual(Array(PULLERS).fill({ missed: 0, repeated: 0 }));
    });
  });
}
