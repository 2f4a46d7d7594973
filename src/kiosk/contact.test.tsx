// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ContactBlock } from '#shared/protocol/content.ts';
import { benchAtQuestion } from '#tests/support/kiosk-bench.ts';
import { createFakeTablet } from '#tests/support/kiosk-fakes.ts';
import { renderKiosk } from '#tests/support/render-kiosk.tsx';
import { CONTACT, sampleContent } from '#tests/support/sample-content.ts';
import { IDLE_MS, QUIET_MS } from './timing.ts';

afterEach(cleanup);

function officeWith(contact: ContactBlock) {
  const { unit } = sampleContent();
  return sampleContent({ unit: { ...unit, contact } });
}

test('one tap on the question shows every way to reach the office, one closes it', async () => {
  const { user } = await renderKiosk(createFakeTablet(officeWith(CONTACT)));
  await user.click(screen.getByRole('button', { name: 'Liên hệ' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Liên hệ với cơ quan' }));
  for (const value of ['1022', '18001096', '0200 123 4567', '0900 000 001', /Số 12 đường Mẫu/]) {
    expect(dialog.getByText(value)).toBeTruthy();
  }
  expect(dialog.getByText('Lê Văn Dũng – Giám đốc Trung tâm')).toBeTruthy();
  expect(document.querySelectorAll('a')).toHaveLength(0);
  await user.click(dialog.getByRole('button', { name: 'Đóng' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('what the office has not entered is left out, and without anything there is no button', async () => {
  const { contact: nothing } = sampleContent().unit;
  const { user } = await renderKiosk(createFakeTablet(officeWith({ ...nothing, hotline: '1022' })));
  await user.click(screen.getByRole('button', { name: 'Liên hệ' }));
  expect(within(screen.getByRole('dialog')).getAllByRole('term')).toHaveLength(1);
  cleanup();
  await renderKiosk(createFakeTablet(officeWith(nothing)));
  expect(screen.queryByRole('button', { name: 'Liên hệ' })).toBeNull();
});

test('it lies over the page that is read and leaves it as it was; "back" closes it first', () => {
  const bench = benchAtQuestion().send({ type: 'procedures-opened' });
  bench.send({ type: 'query-typed', query: 'đất' });
  const reading = bench.screen;
  bench.send({ type: 'contact-opened' });
  expect(bench.state.contactOpen).toBe(true);
  bench.send({ type: 'back' });
  expect(bench.state.contactOpen).toBe(false);
  expect(bench.screen).toEqual(reading);
});

test('it goes with the visit', () => {
  const bench = benchAtQuestion().send({ type: 'contact-opened' }).tick(IDLE_MS);
  expect(bench.state.contactOpen).toBe(false);
  expect(bench.screen.type).toBe('question');
});

test('[CF1] nothing is renewed behind it', () => {
  const bench = benchAtQuestion().send({ type: 'contact-opened' }).send({ type: 'content-waiting' });
  expect(bench.tick(QUIET_MS).effects).toEqual([]);
});

test('it covers no answer that is being saved', () => {
  const bench = benchAtQuestion().tap(5).send({ type: 'contact-opened' });
  expect(bench.state.contactOpen).toBe(false);
});
