import { expect, test } from 'vitest';
import { isProofGood, verifyProof } from '#server/reports/verify-proof.ts';
import type { Proof } from '#shared/protocol/proof.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';

async function start() {
  const centre = await createSignedInCentre();
  const { client, tablet, send, context } = centre;
  for (let n = 0; n < 3; n += 1) tablet.rate();
  await tablet.push(send);
  const proof: Proof = await (await client.get(`/proofs/${tablet.replica}`)).json();
  return { ...centre, proof, db: context.db };
}

test('a proof holds by itself and against the store, also after more has arrived', async () => {
  const { proof, db, tablet, send } = await start();
  tablet.rate();
  await tablet.push(send);
  expect(isProofGood(await verifyProof(proof, null))).toBe(true);
  const verdict = await verifyProof(proof, db);
  expect(verdict).toMatchObject({
    signed: true,
    ownKey: true,
    hashAgrees: true,
    chain: { lines: 3, holes: [] },
  });
  expect(isProofGood(verdict)).toBe(true);
});

test.each([
  ['a higher position', { receivedThrough: 4 }],
  ['another hash', { hash: 'a'.repeat(64) }],
  ['another time', { serverTime: '2026-01-01T00:00:00.000Z' }],
  ['another signature', { sig: 'AAAA' }],
])('%s is not what was signed', async (_, change) => {
  const { proof, db } = await start();
  expect(isProofGood(await verifyProof({ ...proof, ...change }, db))).toBe(false);
});

test('a key that is no point of the curve signs nothing', async () => {
  const { proof } = await start();
  const jwk = { ...proof.key.jwk, x: 'A'.repeat(43) };
  expect(await verifyProof({ ...proof, key: { ...proof.key, jwk } }, null)).toMatchObject({ signed: false });
});

test('a proof of another centre is well signed, but not by this store’s key', async () => {
  const { db } = await start();
  const other = await start();
  const verdict = await verifyProof(other.proof, db);
  expect(verdict).toMatchObject({ signed: true, ownKey: false });
  expect(isProofGood(verdict)).toBe(false);
});

test('a line changed in the store is found, with its number', async () => {
  const { proof, db } = await start();
  const { line } = await db.selectFrom('entry').select('line').where('seq', '=', 2).executeTakeFirstOrThrow();
  const changed = line.replace('"level":5', '"level":4');
  expect(changed).not.toBe(line);
  await db.updateTable('entry').set({ line: changed }).where('seq', '=', 2).execute();
  const verdict = await verifyProof(proof, db);
  expect(verdict).toMatchObject({ hashAgrees: false, chain: { firstBad: 2 } });
  expect(isProofGood(verdict)).toBe(false);
});

test('a line removed from the store is an unexplained hole, not a silence', async () => {
  const { proof, db } = await start();
  await db.deleteFrom('entry').where('seq', '=', 3).execute();
  const verdict = await verifyProof(proof, db);
  expect(verdict).toMatchObject({ hashAgrees: null, unexplained: [{ first: 3, last: 3 }] });
  expect(isProofGood(verdict)).toBe(false);
});

test('[AK4] a hole that the tablet declared is named and explained', async () => {
  const { db, tablet, send, client } = await start();
  for (let n = 0; n < 3; n += 1) tablet.rate();
  await tablet.push(send, { first: 6, head: { oldest: 6 } });
  const proof: Proof = await (await client.get(`/proofs/${tablet.replica}`)).json();
  const verdict = await verifyProof(proof, db);
  expect(verdict).toMatchObject({
    chain: { holes: [{ first: 4, last: 5 }] },
    unexplained: [],
    hashAgrees: true,
  });
  expect(isProofGood(verdict)).toBe(true);
});
