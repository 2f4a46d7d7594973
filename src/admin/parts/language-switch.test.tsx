// @vitest-environment beside-centre
// Its mock has to stand before anything is loaded: a process of its own, as its options are its own.
// @vitest-environment-options {"own": "language-switch"}
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { ADMIN_WORDS, bringAdminWords } from '#i18n/admin-words.ts';
import { createI18n } from '#i18n/create-i18n.ts';
import { LanguageSwitch } from './language-switch.tsx';

vi.mock(import('#i18n/admin-words.ts'), async (original) => {
  const real = await original();
  return { ...real, bringAdminWords: vi.fn(real.bringAdminWords) };
});

test('words that cannot be fetched leave the language as it is and say so, and the next try speaks it', async () => {
  vi.mocked(bringAdminWords).mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const user = userEvent.setup();
  render(
    <I18nextProvider i18n={createI18n('admin', ADMIN_WORDS, 'vi')}>
      <LanguageSwitch />
    </I18nextProvider>,
  );
  await user.click(screen.getByRole('button', { name: 'English' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Chưa tải được chữ của ngôn ngữ này.');
  expect(screen.getByRole('button', { name: 'Tiếng Việt', pressed: true })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'English' }));
  expect(await screen.findByRole('group', { name: 'Language' })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});
