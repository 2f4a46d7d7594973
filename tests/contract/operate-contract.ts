import { describe, expect, test } from 'vitest';
import type { Database } from '#server/store/database.ts';
import { holdsMoreRatingsThan } from '#server/store/store-figures.ts';
import { createSignedInCentre } from '../support/signed-in-centre.ts';
import { OFFICE } from '../support/small-office.ts';

/** The value of a metric, under these labels. */
function metricOf(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  if (line === undefined) throw new Error(`no ${name} in:\n${text}`);
  return Number(line.slice(name.length + 1));
}

/** What a monitor is told, on every store engine. */
export function operateContract(name: string, open: () => Promise<Database> | Database): void {
  describe(`${name}: metrics`, () => {
    test('the store, the tablets and the answers, to a token of the topmost unit', async () => {
      const { context, client, tablet, send, app } = await createSignedInCentre(await open());
      for (let n = 0; n < 3; n += 1) tablet.rate(4);
      tablet.recordLine('{"t":"entry","seq":4}');
      await tablet.push(send, { head: { status: { pending: 5 } } });
      await client.send('POST', '/devices', { unit: OFFICE.unit, counter: OFFICE.counter, name: 'Máy 2' });
      const token = { name: 'prometheus', unit: OFFICE.unit, scopes: ['metrics.read'], days: 30 };
      const made = await (await client.send('POST', '/tokens', token)).json();
      context.clock.advance(20 * 60_000);
      const response = await app.request('/api/v1/metrics', {
        headers: { Authorization: `Bearer ${made.token}` },
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
      const text = await response.text();
      expect(metricOf(text, `hailong_build_info{version="0.1.0-test",store="${name}"}`)).toBe(1);
      expect(metricOf(text, 'hailong_ratings_total')).toBe(3);
      expect(metricOf(text, 'hailong_entries_total')).toBe(4);
      expect(metricOf(text, 'hailong_quarantined_entries')).toBe(1);
      expect(metricOf(text, 'hailong_missing_entries')).toBe(0);
      expect(metricOf(text, 'hailong_awaited_entries')).toBe(5);
      expect(metricOf(text, 'hailong_devices{state="silent"}')).toBe(1);
      expect(metricOf(text, 'hailong_devices{state="unpaired"}')).toBe(1);
      expect(metricOf(text, 'hailong_longest_silence_seconds')).toBe(20 * 60);
      expect(metricOf(text, 'hailong_store_bytes')).toBeGreaterThan(10_000);
      expect(metricOf(text, 'hailong_pushes_under_way')).toBe(0);
      expect(metricOf(text, 'hailong_pushes_turned_away_total')).toBe(0);
      const push = 'method="POST",route="/api/v1/journal"';
      expect(metricOf(text, `hailong_http_requests_total{${push},status="200"}`)).toBe(1);
      expect(metricOf(text, `hailong_http_request_seconds_bucket{${push},le="+Inf"}`)).toBe(1);
      for (const personal of [tablet.device, OFFICE.clerk, 'Phường', made.token])
        expect(text).not.toContain(personal);
    });

    test('how large a store is, is told by its ratings and not by a feed that leapt', async () => {
      const { context, tablet, send } = await createSignedInCentre(await open());
      for (let n = 0; n < 3; n += 1) tablet.rate(4);
      await tablet.push(send);
      await context.db
        .updateTable('feed')
        .set(({ eb }) => ({ next_pos: eb('next_pos', '+', 1_000_000) }))
        .execute();
      expect(await holdsMoreRatingsThan(context.db, 2)).toBe(true);
      expect(await holdsMoreRatingsThan(context.db, 3)).toBe(false);
    });
  });
}
