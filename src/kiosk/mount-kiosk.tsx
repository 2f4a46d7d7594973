import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '#i18n/create-i18n.ts';
import { followLanguage } from '#i18n/follow-language.ts';
import { KIOSK_WORDS } from '#i18n/kiosk-words.ts';
import '#ui/base.css';
import './kiosk.css';
import { KioskApp } from './kiosk-app.tsx';
import { createKioskApp, KioskContext } from './kiosk-context.tsx';
import { createKioskStore, type KioskStore } from './kiosk-store.ts';
import { loadScreens } from './lazy-screens.tsx';
import { showModes } from './modes.ts';
import type { KioskPorts } from './ports.ts';

const LOAD_AHEAD_MS = 1_500;

/** Puts the kiosk on the page; `start` opens it. The language of the words follows the state, and so does `<html lang>`. */
export function mountKiosk(root: HTMLElement, ports: KioskPorts, words = KIOSK_WORDS): KioskStore {
  const kiosk = createKioskStore(ports);
  const i18n = createI18n('kiosk', words, kiosk.store.getState().language);
  followLanguage(i18n, document.documentElement);
  document.title = i18n.t('kiosk:pageTitle');
  kiosk.store.subscribe(({ modes }) => showModes(document.documentElement, modes));
  kiosk.store.subscribe(({ language }) => {
    if (language === i18n.language) return;
    // All words are inline, so the change is done at once and cannot fail.
    void i18n.changeLanguage(language);
    document.title = i18n.t('kiosk:pageTitle');
  });
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <KioskContext value={createKioskApp(kiosk, ports)}>
        <KioskApp />
      </KioskContext>
    </I18nextProvider>,
  );
  guardScreen(kiosk);
  loadAhead();
  return kiosk;
}

/** After the first paint. A screen that could not be had now is asked for again when it is opened. */
function loadAhead(): void {
  setTimeout(() => void loadScreens().catch(() => {}), LOAD_AHEAD_MS);
}

/** Touches keep the screen, what hides the page ends the visit; the gestures that would take it away do nothing. */
function guardScreen(kiosk: KioskStore): void {
  const touched = (): void => kiosk.send({ type: 'touched' });
  for (const type of ['pointerdown', 'keydown', 'wheel'] as const) {
    window.addEventListener(type, touched, { capture: true, passive: true });
  }
  history.pushState(null, '');
  window.addEventListener('popstate', () => {
    history.pushState(null, '');
    kiosk.send({ type: 'back' });
  });
  window.addEventListener('pagehide', () => kiosk.send({ type: 'interrupted' }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') kiosk.send({ type: 'interrupted' });
  });
  for (const type of ['contextmenu', 'dragstart', 'gesturestart']) {
    window.addEventListener(type, (event) => event.preventDefault());
  }
}
