import type { i18n } from 'i18next';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '#i18n/create-i18n.ts';
import { followLanguage } from '#i18n/follow-language.ts';
import { bringKioskWords, KIOSK_WORDS } from '#i18n/kiosk-words.ts';
import { LANGUAGES, type Language } from '#i18n/languages.ts';
import '#ui/base.css';
import './first-frame.css';
import './kiosk.css';
import { afterFirstScreen, firstScreen } from './first-screen.ts';
import { KioskApp } from './kiosk-app.tsx';
import { createKioskApp, KioskContext } from './kiosk-context.tsx';
import { createKioskStore, type KioskStore } from './kiosk-store.ts';
import { loadScreens } from './lazy-screens.tsx';
import { listenForTouches } from './listen-for-touches.ts';
import { showModes } from './modes.ts';
import type { KioskPorts } from './ports.ts';

const LOAD_AHEAD_MS = 1_500;

/** Puts the kiosk on the page; `start` opens it. The language of the words follows the state, and so does `<html lang>`. */
export function mountKiosk(root: HTMLElement, ports: KioskPorts, words = KIOSK_WORDS): KioskStore {
  const kiosk = createKioskStore(ports);
  const i18n = createI18n('kiosk', words, kiosk.store.getState().language);
  followLanguage(i18n, document.documentElement);
  document.title = i18n.t('kiosk:pageTitle');
  let spoken = kiosk.store.getState().language;
  kiosk.store.subscribe(({ modes }) => showModes(document.documentElement, modes));
  kiosk.store.subscribe(({ language }) => {
    if (language === spoken) return;
    spoken = language;
    void speak(i18n, language, () => spoken === language); // never rejects
  });
  const app = createKioskApp(kiosk, ports);
  const show = (): void =>
    createRoot(root).render(
      <I18nextProvider i18n={i18n}>
        <KioskContext value={app}>
          <KioskApp />
        </KioskContext>
      </I18nextProvider>,
    );
  // A page that has a frame of its own keeps it until it is known what stands in it.
  if (root.childElementCount === 0) show();
  else void firstScreen(kiosk.store, ports.clock).then(show); // never rejects
  listenForTouches(window, kiosk, ports.clock);
  followPage(kiosk);
  void afterFirstScreen(kiosk.store, ports.clock).then(() => loadRest(i18n)); // never rejects
  return kiosk;
}

/** From the precache; without it the kiosk serves all the same. */
function loadRest(i18n: i18n): void {
  void import('./guard-page.ts').then(({ guardPage }) => guardPage(window)).catch(() => {});
  void import('./follow-viewport.ts').then(({ followViewport }) => followViewport(window)).catch(() => {});
  loadAhead(i18n);
}

/** Changes the words on the screen, unless another language was chosen before they came. */
async function speak(i18n: i18n, language: Language, stillWanted: () => boolean): Promise<void> {
  // Words that cannot be had are said in Vietnamese.
  await bringKioskWords(i18n, language).catch(() => {});
  if (!stillWanted()) return;
  await i18n.changeLanguage(language);
  document.title = i18n.t('kiosk:pageTitle');
}

/** After the first paint. What could not be had now is asked for again when it is wanted. */
function loadAhead(i18n: i18n): void {
  const load = (): Promise<unknown> =>
    Promise.all([loadScreens(), ...LANGUAGES.map((language) => bringKioskWords(i18n, language))]);
  setTimeout(() => void load().catch(() => {}), LOAD_AHEAD_MS);
}

/** What hides the page ends the visit; "back" is a step within the kiosk. */
function followPage(kiosk: KioskStore): void {
  history.pushState(null, '');
  window.addEventListener('popstate', () => {
    history.pushState(null, '');
    kiosk.send({ type: 'back' });
  });
  window.addEventListener('pagehide', () => kiosk.send({ type: 'interrupted' }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') kiosk.send({ type: 'interrupted' });
  });
}
