import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { ADMIN_WORDS, bringAdminWords } from '#i18n/admin-words.ts';
import { createI18n } from '#i18n/create-i18n.ts';
import { followLanguage } from '#i18n/follow-language.ts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '#i18n/languages.ts';
import '#ui/base.css';
import { App } from './app.tsx';
import { bringPage } from './lazy-pages.tsx';
import { browserPictures } from './lib/browser-pictures.ts';
import { createAdminServices, ServicesProvider } from './services.tsx';

/** After the first page stands. */
const LOAD_AHEAD_MS = 2_000;
const LANGUAGE_KEY = 'hailong-admin-language';

/** Composition root of the administrators' pages. */
export async function start(root: HTMLElement): Promise<void> {
  bringPage(window.location.pathname);
  const language = readLanguage();
  const i18n = createI18n('admin', ADMIN_WORDS, language);
  // Words that cannot be had are said in Vietnamese.
  await bringAdminWords(i18n, language).catch(() => {});
  i18n.on('languageChanged', (language) => localStorage.setItem(LANGUAGE_KEY, language));
  followLanguage(i18n, document.documentElement);
  const services = createAdminServices({
    fetch: (input, init) => window.fetch(input, init),
    nowMs: () => Date.now(),
    download,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    saveText,
    copyText,
    pictures: browserPictures,
    print: () => window.print(),
    shelf: {
      read: (name) => localStorage.getItem(name),
      write: (name, text) => localStorage.setItem(name, text),
    },
    askedUnit: () => new URLSearchParams(window.location.search).get('unit'),
    takeActivity: watchActivity(),
  });
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <ServicesProvider services={services}>
          <App />
        </ServicesProvider>
      </I18nextProvider>
    </StrictMode>,
  );
  // While the network is there: a browser does not ask again for a script that it once could not have.
  setTimeout(() => {
    for (const other of LANGUAGES) bringAdminWords(i18n, other).catch(() => {});
  }, LOAD_AHEAD_MS);
}

function readLanguage() {
  const stored = localStorage.getItem(LANGUAGE_KEY);
  return LANGUAGES.find((language) => language === stored) ?? DEFAULT_LANGUAGE;
}

/** The answer names the file and asks to be saved, so the page itself stays. */
function download(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}

/** The file never leaves the browser otherwise. */
function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** False where the browser does not allow it (a page without TLS): the link is on the screen to be marked by hand. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function watchActivity(): () => boolean {
  let used = true;
  for (const event of ['pointerdown', 'keydown', 'wheel'])
    window.addEventListener(
      event,
      () => {
        used = true;
      },
      { passive: true },
    );
  return () => {
    const was = used;
    used = false;
    return was;
  };
}
