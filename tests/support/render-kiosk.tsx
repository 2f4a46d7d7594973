import { act, configure, getConfig, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import type { SurfaceWords } from '#i18n/create-i18n.ts';
import { createI18n } from '#i18n/create-i18n.ts';
import { LANGUAGES } from '#i18n/languages.ts';
import { KioskApp } from '#kiosk/kiosk-app.tsx';
import { createKioskApp, KioskContext } from '#kiosk/kiosk-context.tsx';
import { createKioskStore, type KioskStore } from '#kiosk/kiosk-store.ts';
import { loadScreens } from '#kiosk/lazy-screens.tsx';
import type { FakeTablet } from './kiosk-fakes.ts';
import { ALL_KIOSK_WORDS } from './kiosk-words.ts';

const { asyncWrapper } = getConfig();
/** After what a user does, also what React leaves for the frame after the next one is there, as it is before anybody can do more. */
configure({
  async asyncWrapper(work) {
    const done = await asyncWrapper(work);
    for (let turn = 0; turn < 3; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
    return done;
  },
});

export interface RenderedKiosk {
  readonly user: UserEvent;
  readonly kiosk: KioskStore;
  /** Lets time pass and the screen follow. */
  pass(ms: number): Promise<void>;
}

/**
 * The whole kiosk on a fake tablet, started.
 * @param later words by namespace in place of those that chunks bring along
 */
export async function renderKiosk(
  tablet: FakeTablet,
  words: SurfaceWords = ALL_KIOSK_WORDS,
  later: Readonly<Record<string, object>> = {},
): Promise<RenderedKiosk> {
  const kiosk = createKioskStore(tablet);
  const i18n = createI18n('kiosk', words, 'vi');
  for (const [namespace, own] of Object.entries(later)) {
    for (const language of LANGUAGES) i18n.addResourceBundle(language, namespace, own);
  }
  kiosk.store.subscribe(({ language }) => void i18n.changeLanguage(language));
  render(
    <I18nextProvider i18n={i18n}>
      <KioskContext value={createKioskApp(kiosk, tablet)}>
        <KioskApp />
      </KioskContext>
    </I18nextProvider>,
  );
  await loadScreens();
  const pass = (ms: number): Promise<void> => act(async () => tablet.pass(ms));
  await act(async () => kiosk.start());
  await pass(0);
  return { user: userEvent.setup({ delay: null }), kiosk, pass };
}
