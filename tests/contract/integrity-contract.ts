import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { makeInspectorateKey } from '#server/cases/inspectorate-key.ts';
import { wholePackage } from '#server/content/pack-content.ts';
import type { Database } from '#server/store/database.ts';
import { ROLES } from '#shared/domain/roles.ts';
import { contentPackage } from '#shared/protocol/content.ts';
import { integrityKeyList } from '#shared/protocol/integrity-keys.ts';
import { signIn } from '../support/office.ts';
import { createPairedTablet, type PairedTablet } from '../support/paired-tablet.ts';
import { publishPart } from '../support/publish-part.ts';
import { signInAs } from '../support/role-office.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT } from '../support/small-office.ts';
import { rateBadly, writeFeedback } from '../support/written.ts';

const REPORT = { v: 1, text: 'Đòi-phong-bì-mới-ký.', contact: { phone: '0912-999-001' } };
const KEY_OF_UNIT = `/units/${OFFICE.unit}/integrity-key`;

/** The key that tablets of the office would seal with now. */
async function sealedTo({ context }: PairedTablet) {
  const packed = await context.content.get(OFFICE.unit);
  if (packed === null) throw new Error('no content');
  const text = new TextDecoder().decode(wholePackage(packed));
  return v.parse(contentPackage, JSON.parse(text)).settings.feedback.integrityKey;
}

/** The inspectorate's keys and what nobody else learns, on every store engine. */
export function integrityContract(name: string, open: () => Promise<Database> | Database): void {
  async function start() {
    const centre = await createPairedTablet(await open());
    const inspector = await signInAs(centre.context, 'inspector', OFFICE.unit);
    const put = async (jwk: unknown, unit: string = OFFICE.unit) =>
      await inspector.send('PUT', `/units/${unit}/integrity-key`, { jwk });
    const list = async () =>
      v.parse(integrityKeyList, await (await inspector.get('/integrity-keys')).json()).items;
    return { ...centre, inspector, put, list };
  }

  describe(`${name}: the inspectorate’s keys`, () => {
    test('what the inspector sets goes before the setting, also over what is published later', async () => {
      const world = await start();
      const [own, setting] = [await makeInspectorateKey(), await makeInspectorateKey()];
      const ofSetting = { id: setting.id, jwk: setting.jwk };
      await publishPart(world, 'feedback', { integrityKey: ofSetting });
      expect(await sealedTo(world)).toEqual(ofSetting);
      expect((await world.put(own.jwk)).status).toBe(204);
      expect(await sealedTo(world)).toEqual({ id: own.id, jwk: own.jwk });
      world.context.clock.advance(1_000);
      await publishPart(world, 'feedback', { integrityKey: ofSetting });
      expect(await sealedTo(world)).toEqual({ id: own.id, jwk: own.jwk });
      expect((await world.inspector.send('DELETE', KEY_OF_UNIT)).status).toBe(204);
      expect(await sealedTo(world)).toEqual(ofSetting);
      expect((await world.inspector.send('DELETE', KEY_OF_UNIT)).status).toBe(404);
    });

    test('a new key ends the former, which is never taken up again; the same once more changes nothing', async () => {
      const world = await start();
      const [first, second] = [await makeInspectorateKey(), await makeInspectorateKey()];
      await world.put(first.jwk);
      const since = new Date(world.context.clock.nowMs()).toISOString();
      world.context.clock.advance(60_000);
      expect((await world.put(first.jwk)).status).toBe(204);
      expect(await world.list()).toMatchObject([{ id: first.id, since, endedAt: null }]);
      await world.put(second.jwk);
      const endedAt = new Date(world.context.clock.nowMs()).toISOString();
      expect(await world.list()).toMatchObject([
        { id: second.id, endedAt: null },
        { id: first.id, endedAt },
      ]);
      const again = await world.put(first.jwk);
      expect([again.status, (await again.json()).code]).toEqual([409, 'key-ended']);
      expect((await sealedTo(world))?.id).toBe(second.id);
      const deeds = await world.context.db.selectFrom('audit').select('action').execute();
      expect(deeds.filter(({ action }) => action === 'integrity-key.set')).toHaveLength(2);
    });

    test('the key of the nearest unit holds; another province’s inspector reaches neither', async () => {
      const world = await start();
      await createOtherUnit(world.context);
      const foreign = await signInAs(world.context, 'inspector', OTHER_UNIT);
      const [near, above] = [await makeInspectorateKey(), await makeInspectorateKey()];
      expect((await foreign.send('PUT', KEY_OF_UNIT, { jwk: above.jwk })).status).toBe(403);
      expect(
        (await foreign.send('PUT', `/units/${OTHER_UNIT}/integrity-key`, { jwk: above.jwk })).status,
      ).toBe(204);
      expect(await sealedTo(world)).toBeNull();
      const { db } = world.context;
      await db.updateTable('unit').set({ parent_id: OTHER_UNIT }).where('id', '=', OFFICE.unit).execute();
      await world.put(near.jwk);
      expect((await sealedTo(world))?.id).toBe(near.id);
      await world.inspector.send('DELETE', KEY_OF_UNIT);
      expect((await sealedTo(world))?.id).toBe(above.id);
      expect(await world.list()).toMatchObject([{ id: near.id }]);
    });

    test('what a tablet that has not heard of the new key seals hangs on the former one, also after a loss', async () => {
      const world = await start();
      const [first, second] = [await makeInspectorateKey(), await makeInspectorateKey()];
      await world.put(first.jwk);
      world.context.clock.advance(1_000);
      await world.put(second.jwk);
      await writeFeedback(world, { type: 'integrity', key: first, plain: REPORT });
      await world.tablet.push(world.send);
      const sealed = async () => (await world.list()).map(({ id, sealed: n }) => [id, n]);
      expect(await sealed()).toEqual([
        [second.id, 0],
        [first.id, 1],
      ]);
      // The file of the second is lost before anybody sealed to it; nothing takes its place.
      await world.inspector.send('DELETE', KEY_OF_UNIT);
      expect(await sealedTo(world)).toBeNull();
      const { items } = await (await world.inspector.get('/integrity-cases')).json();
      const detail = await (await world.inspector.get(`/integrity-cases/${items[0].id}`)).json();
      expect(detail).toMatchObject({ text: null, box: 'sealed', sealed: { key: first.id } });
    });

    test.each([
      ['with its private part', (jwk: object) => ({ ...jwk, d: 'AAAA' })],
      ['of a point that is not on the curve', (jwk: object) => ({ ...jwk, y: 'A'.repeat(43) })],
      ['that is none', () => 'khóa'],
    ])('a key %s is refused and kept nowhere', async (_, spoil) => {
      const world = await start();
      const { jwk } = await makeInspectorateKey();
      expect((await world.put(spoil(jwk))).status).toBe(400);
      expect(await world.list()).toEqual([]);
    });

    test('who administers a unit learns neither what is reported nor that something is', async () => {
      const world = await start();
      const { context, tablet, send } = world;
      const key = await makeInspectorateKey();
      await world.put(key.jwk);
      const others = await Promise.all(
        ROLES.filter((role) => role !== 'inspector').map(async (role) => {
          const clerk = role === 'clerk' ? OFFICE.clerk : null;
          return [role, await signInAs(context, role, OFFICE.unit, clerk)] as const;
        }),
      );
      const learn = async () => {
        const said: string[] = [];
        for (const [role, client] of others) {
          const paths = [
            '/cases?order=changed',
            '/cases',
            '/cases?format=csv',
            '/audit?order=desc',
            '/summary',
          ];
          const doors = ['/integrity-cases', '/integrity-cases?format=csv', '/integrity-keys'];
          for (const path of [...paths, ...doors]) {
            const response = await client.get(path);
            const text = await response.text();
            if (doors.includes(path))
              expect(`${role} ${path} ${response.status}`).toBe(`${role} ${path} 403`);
            said.push(text);
          }
        }
        return said;
      };
      await rateBadly(world, {});
      await writeFeedback(world);
      await tablet.push(send);
      const before = await learn();
      const id = await writeFeedback(world, { type: 'integrity', key, plain: REPORT });
      await tablet.push(send);
      expect(await learn()).toEqual(before);
      const next = await writeFeedback(world);
      await tablet.push(send);
      const admin = await signIn(context, { username: `admin-${OFFICE.unit}`, password: 'đò ngang bến cũ' });
      expect(await (await admin.get('/cases')).json()).toMatchObject({
        items: [
          { id: next, no: 2 },
          { kind: 'petition', no: 1 },
        ],
      });
      expect((await admin.get(`/cases/${id}`)).status).toBe(404);
      const seen = (await (await world.inspector.get('/integrity-cases')).json()).items;
      expect(seen).toMatchObject([{ id, no: 1, kind: 'integrity', contact: 'sealed' }]);
      expect(await world.list()).toMatchObject([{ id: key.id, sealed: 1 }]);
      const logged = JSON.stringify(context.logLines);
      for (const word of [REPORT.text, REPORT.contact.phone]) expect(logged).not.toContain(word);
    });
  });
}
