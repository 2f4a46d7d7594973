// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createFakeTablet } from '#tests/support/kiosk-fakes.ts';
import { renderKiosk } from '#tests/support/render-kiosk.tsx';
import { sampleContent } from '#tests/support/sample-content.ts';
import { showModes } from './modes.ts';
import { IDLE_MS } from './timing.ts';

afterEach(cleanup);

const openHelp = { name: 'Trợ giúp' };
const isOn = (name: string) => switchOf(name).getAttribute('aria-checked') === 'true';
const switchOf = (name: string) => screen.getByRole('switch', { name: new RegExp(name) });

test('the help opens over the question, is switched on by name, and is off again for the next visitor', async () => {
  const { user, pass } = await renderKiosk(createFakeTablet(sampleContent()));
  await user.click(screen.getByRole('button', openHelp));
  const dialog = screen.getByRole('dialog', { name: 'Trợ giúp hiển thị' });
  await user.click(within(dialog).getByRole('switch', { name: /Tương phản cao/ }));
  expect(isOn('Tương phản cao')).toBe(true);
  expect(isOn('Chữ to hơn')).toBe(false);
  await user.click(within(dialog).getByRole('button', { name: 'Xong' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  await pass(IDLE_MS);
  await user.click(screen.getByRole('button', openHelp));
  expect(isOn('Tương phản cao')).toBe(false);
});

test('without a voice on the device nothing is offered to be read', async () => {
  const { user } = await renderKiosk(createFakeTablet(sampleContent()));
  await user.click(screen.getByRole('button', openHelp));
  expect(screen.queryByRole('switch', { name: /Đọc thành tiếng/ })).toBeNull();
});

test('with a voice the question is read, and every screen after it', async () => {
  const tablet = createFakeTablet(sampleContent());
  tablet.voices = ['vi'];
  const { user } = await renderKiosk(tablet);
  await user.click(screen.getByRole('button', openHelp));
  await user.click(switchOf('Đọc thành tiếng'));
  expect(tablet.said).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Xong' }));
  expect(tablet.said.at(-1)?.join(' ')).toContain('đánh\u00a0giá thế\u00a0nào');
  await user.click(screen.getByRole('button', { name: 'Tra cứu thủ tục' }));
  expect(tablet.said.at(-1)?.join(' ')).toContain('Thủ tục hành chính');
  const before = tablet.said.length;
  await user.click(screen.getByRole('button', { name: 'Đọc màn hình này' }));
  expect(tablet.said.length).toBe(before + 1);
});

test('the page names the modes to its stylesheet, and no mode by nothing', () => {
  const root = document.createElement('html');
  showModes(root, ['large-text', 'contrast']);
  expect(root.dataset.modes).toBe('large-text contrast');
  showModes(root, []);
  expect(root.hasAttribute('data-modes')).toBe(false);
});
