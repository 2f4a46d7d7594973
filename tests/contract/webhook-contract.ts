import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { deliverDue } from '#server/webhooks/deliver.ts';
import { noticeSilence } from '#server/webhooks/notice-silence.ts';
import type { SendOutcome, WebhookSender } from '#server/webhooks/sender.ts';
import { signWebhook } from '#server/webhooks/sign-webhook.ts';
import { webhookList, webhookLog, webhookSecret } from '#shared/protocol/webhooks.ts';
import { signIn } from '../support/office.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { createOtherUnit, OFFICE, OTHER_UNIT } from '../support/small-office.ts';
import { PETITION, SENDER, writeFeedback } from '../support/written.ts';

const GOOD: SendOutcome = { type: 'answered', status: 204 };
const signal = new AbortController().signal;

/** A receiver that keeps what it gets and answers what it is told to. */
function createReceiver(answer: () => SendOutcome | Promise<SendOutcome> = () => GOOD) {
  const got: { url: string; headers: Readonly<Record<string, string>>; body: string }[] = [];
  const send: WebhookSender = async (url, headers, body) => {
    got.push({ url, headers, body });
    return await answer();
  };
  return { got, send };
}

/** Webhooks on every store engine. */
export function webhookContract(name: string, open: () => Promise<Database> | Database): void {
  async function start(wish: Record<string, unknown> = {}) {
    const centre = await createSignedInCentre(await open());
    const body = {
      ...{ unit: OFFICE.unit, name: 'Hệ thống tỉnh', url: 'https://tthc.example.vn/hook' },
      ...{ events: ['rating.low', 'case.created', 'device.silent'], ...wish },
    };
    const response = await centre.client.send('POST', '/webhooks', body);
    expect(response.status).toBe(201);
    const { id, secret } = await response.json();
    const log = async () => {
      // So long after, nobody is signed in any more.
      const client = await signIn(centre.context);
      return v.parse(webhookLog, await (await client.get(`/webhooks/${id}/deliveries`)).json()).items;
    };
    return { ...centre, id, secret, log };
  }

  describe(`${name}: webhooks`, () => {
    test('a low answer is told once, signed, without anybody’s name, and stands in the log', async () => {
      const { context, tablet, send, secret, log } = await start();
      const { id } = tablet.rate(2);
      tablet.rate(5);
      await tablet.push(send);
      await tablet.push(send);
      const receiver = createReceiver();
      await deliverDue(context, receiver.send, signal);
      await deliverDue(context, receiver.send, signal);
      const [got, ...more] = receiver.got;
      expect(more).toEqual([]);
      if (got === undefined) throw new Error('nothing was sent');
      const { headers, body } = got;
      expect(JSON.parse(body)).toMatchObject({
        ...{ id: `rating.low:${id}`, type: 'rating.low', unit: OFFICE.unit },
        data: { rating: id, counter: OFFICE.counter, level: 2 },
      });
      expect(body).not.toContain(OFFICE.clerk);
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
      const expected = createHmac('sha256', key).update(signed).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${expected}`);
      expect(await log()).toMatchObject([
        { event: 'rating.low', attempts: 1, lastStatus: 204, nextAt: null },
      ]);
    });

    test('what is not taken waits longer each time and is never given up; a replay comes again under the same id', async () => {
      const { context, tablet, send, id, log } = await start();
      tablet.rate(1);
      await tablet.push(send);
      let answer: SendOutcome = { type: 'failed', fault: 'unreachable' };
      const receiver = createReceiver(() => answer);
      for (let day = 0; day < 30; day += 1) {
        await deliverDue(context, receiver.send, signal);
        context.clock.advance(24 * 60 * 60_000);
      }
      expect(receiver.got).toHaveLength(30);
      expect(await log()).toMatchObject([{ attempts: 30, lastFault: 'unreachable', deliveredAt: null }]);
      answer = { type: 'answered', status: 500 };
      await deliverDue(context, receiver.send, signal);
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got).toHaveLength(31);
      answer = GOOD;
      context.clock.advance(60 * 60_000);
      await deliverDue(context, receiver.send, signal);
      const [delivery] = await log();
      expect(delivery).toMatchObject({ attempts: 32, lastStatus: 204 });
      const replay = `/webhooks/${id}/deliveries/${delivery?.no}/replay`;
      expect((await (await signIn(context)).send('POST', replay)).status).toBe(202);
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got).toHaveLength(33);
      expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    });

    test('several processes never send one at the same time, and one that died holds it for a minute', async () => {
      const { context, tablet, send } = await start();
      for (let n = 0; n < 25; n += 1) tablet.rate(1);
      await tablet.push(send);
      const receiver = createReceiver();
      await Promise.all([1, 2, 3].map(() => deliverDue(context, receiver.send, signal)));
      const ids = receiver.got.map(({ headers }) => headers['webhook-id']);
      expect(ids).toHaveLength(25);
      expect(new Set(ids).size).toBe(25);

      tablet.rate(1);
      await tablet.push(send);
      const dying = new AbortController();
      const cut = createReceiver(() => {
        dying.abort();
        return { type: 'failed', fault: 'timeout' };
      });
      await deliverDue(context, cut.send, dying.signal);
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got).toHaveLength(25);
      context.clock.advance(61_000);
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got).toHaveLength(26);
    });

    test('a silence is told once, and the next one again', async () => {
      const { context, tablet, send } = await start();
      await tablet.push(send);
      const receiver = createReceiver();
      const look = async () => {
        await Promise.all([noticeSilence(context), noticeSilence(context)]);
        await deliverDue(context, receiver.send, signal);
      };
      context.clock.advance(23 * 60 * 60_000);
      await look();
      expect(receiver.got).toEqual([]);
      context.clock.advance(2 * 60 * 60_000);
      await look();
      context.clock.advance(60 * 60_000);
      await look();
      expect(receiver.got.map(({ body }) => JSON.parse(body))).toMatchObject([
        { type: 'device.silent', data: { device: tablet.device, counter: OFFICE.counter } },
      ]);
      await tablet.push(send);
      context.clock.advance(25 * 60 * 60_000);
      await look();
      expect(receiver.got).toHaveLength(2);
    });

    test('a webhook hears only of its units and its events, nothing while it is paused, nothing once removed', async () => {
      const { context, tablet, send, client, id } = await start({ events: ['device.silent'] });
      await createOtherUnit(context);
      await context.db
        .updateTable('unit')
        .set({ parent_id: OFFICE.unit })
        .where('id', '=', OTHER_UNIT)
        .execute();
      const below = { unit: OTHER_UNIT, name: 'Xã', url: 'https://xa.example.vn/', events: ['rating.low'] };
      expect((await client.send('POST', '/webhooks', below)).status).toBe(201);
      tablet.rate(1);
      await tablet.push(send);
      const receiver = createReceiver();
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got).toEqual([]);

      await client.send('PATCH', `/webhooks/${id}`, { events: ['rating.low'], paused: true });
      tablet.rate(1);
      await tablet.push(send);
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got).toEqual([]);
      const list = async () => v.parse(webhookList, await (await client.get('/webhooks')).json()).items;
      expect((await list()).find((one) => one.id === id)).toMatchObject({ waiting: 1 });
      await client.send('PATCH', `/webhooks/${id}`, { paused: false });
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got).toHaveLength(1);

      tablet.rate(1);
      await tablet.push(send);
      expect((await client.send('DELETE', `/webhooks/${id}`)).status).toBe(204);
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got).toHaveLength(1);
      expect((await client.get(`/webhooks/${id}/deliveries`)).status).toBe(404);
    });

    test('a case is told by its number and kind; of a report to the inspectorate nothing is', async () => {
      const world = await start();
      const { context, tablet, send } = world;
      const id = await writeFeedback(world);
      await writeFeedback(world, { type: 'integrity' });
      await tablet.push(send);
      const receiver = createReceiver();
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got.map(({ body }) => JSON.parse(body))).toMatchObject([
        { type: 'case.created', unit: OFFICE.unit, data: { case: id, kind: 'petition', answerDue: null } },
      ]);
      const told = receiver.got.map(({ body }) => body).join();
      for (const personal of [SENDER.name, SENDER.phone, PETITION.text]) expect(told).not.toContain(personal);
    });

    test('an answer that gets better is not told again, one that gets worse is', async () => {
      const { context, tablet, send } = await start();
      const first = tablet.rate(1);
      const second = tablet.rate(5);
      await tablet.push(send);
      tablet.record('rating.change', { of: first.id, level: 5 });
      tablet.record('rating.change', { of: second.id, level: 2 });
      await tablet.push(send);
      const receiver = createReceiver();
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got.map(({ body }) => JSON.parse(body).data.rating)).toEqual([first.id, second.id]);
    });

    test('a ping goes its way; every deed is in the audit log and the secret nowhere', async () => {
      const { context, client, id, secret } = await start();
      await client.send('POST', `/webhooks/${id}/ping`);
      const receiver = createReceiver();
      await deliverDue(context, receiver.send, signal);
      expect(receiver.got).toMatchObject([{ url: 'https://tthc.example.vn/hook' }]);
      await client.send('PATCH', `/webhooks/${id}`, { name: 'Khác' });
      await client.send('DELETE', `/webhooks/${id}`);
      const rows = await context.db.selectFrom('audit').select(['action', 'line']).orderBy('no').execute();
      expect(rows.map(({ action }) => action).filter((action) => action.startsWith('webhook'))).toEqual([
        'webhook.created',
        'webhook.pinged',
        'webhook.changed',
        'webhook.removed',
      ]);
      const stored = JSON.stringify([rows, await context.db.selectFrom('webhook').selectAll().execute()]);
      expect(stored).not.toContain(secret);
      expect(JSON.stringify(context.logLines)).not.toContain(secret);
    });

    test('a new secret signs first, the one before beside it for a day, and any older one no more', async () => {
      const { context, id, secret, client } = await start();
      const rotate = async (): Promise<string> => {
        const response = await (await signIn(context)).send('POST', `/webhooks/${id}/secret`);
        expect(response.status).toBe(201);
        return v.parse(webhookSecret, await response.json()).secret;
      };
      const signers = async (candidates: readonly string[]) => {
        await (await signIn(context)).send('POST', `/webhooks/${id}/ping`);
        const { got, send } = createReceiver();
        await deliverDue(context, send, signal);
        const [sent] = got;
        if (sent === undefined) throw new Error('nothing was sent');
        const { headers, body } = sent;
        const message = { id: headers['webhook-id'] ?? '', body };
        const atMs = Number(headers['webhook-timestamp']) * 1_000;
        const given = (headers['webhook-signature'] ?? '').split(' ');
        return given.map((signature) =>
          candidates.findIndex(
            (one) => signWebhook([one], { ...message, atMs })['webhook-signature'] === signature,
          ),
        );
      };
      const second = await rotate();
      expect(second).not.toBe(secret);
      expect(await signers([secret, second])).toEqual([1, 0]);
      const listed = v.parse(webhookList, await (await client.get('/webhooks')).json()).items[0];
      expect(listed?.formerSecretUntil).toBe(
        new Date(context.clock.nowMs() + 24 * 60 * 60_000).toISOString(),
      );
      const third = await rotate();
      expect(await signers([secret, second, third])).toEqual([2, 1]);
      context.clock.advance(24 * 60 * 60_000);
      expect(await signers([secret, second, third])).toEqual([2]);
      const stored = JSON.stringify(await context.db.selectFrom('webhook').selectAll().execute());
      for (const one of [secret, second, third]) expect(stored).not.toContain(one);
    });

    test.each([
      ['an address inside', { url: 'https://169.254.169.254/latest' }, 400],
      ['an address without TLS', { url: 'http://tthc.example.vn/' }, 400],
      ['no address', { url: 'x' }, 400],
      ['no event', { events: [] }, 400],
      ['an event that is none', { events: ['rating.high'] }, 400],
      ['another office’s unit', { unit: 'khong-co' }, 403],
    ])('%s is refused', async (_, wish, status) => {
      const { client } = await start();
      const body = {
        unit: OFFICE.unit,
        name: 'x',
        url: 'https://a.example.vn/',
        events: ['rating.low'],
        ...wish,
      };
      expect((await client.send('POST', '/webhooks', body)).status).toBe(status);
    });
  });
}
