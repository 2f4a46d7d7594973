import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '#i18n/create-i18n.ts';
import { followLanguage } from '#i18n/follow-language.ts';
import { DEFAULT_LANGUAGE } from '#i18n/languages.ts';
import { enVisitor } from '#i18n/locales/en/visitor.ts';
import { viVisitor } from '#i18n/locales/vi/visitor.ts';
import '#ui/base.css';
import { createFollowUpApi } from './follow-up/follow-up-api.ts';
import { FollowUpPage } from './follow-up/follow-up-page.tsx';
import { createFollowUpStore } from './follow-up/follow-up-store.ts';
import { takeFragment } from './take-fragment.ts';

/** Composition root of the pages on a citizen's own phone. They keep nothing: no cookie, no storage. */
export function start(root: HTMLElement): void {
  const i18n = createI18n('visitor', { vi: viVisitor, en: enVisitor }, DEFAULT_LANGUAGE);
  followLanguage(i18n, document.documentElement);
  const api = createFollowUpApi((input, init) => window.fetch(input, init));
  const store = createFollowUpStore(api, takeFragment(window.location, window.history));
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <FollowUpPage store={store} />
      </I18nextProvider>
    </StrictMode>,
  );
}
