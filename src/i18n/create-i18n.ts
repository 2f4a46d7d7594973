import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from './languages.ts';
import { enCommon } from './locales/en/common.ts';
import type { viAdmin } from './locales/vi/admin.ts';
import type { viInsight } from './locales/vi/admin-insight.ts';
import type { viAdminReports } from './locales/vi/admin-reports.ts';
import type { viTakeHome } from './locales/vi/admin-take-home.ts';
import type { viTold } from './locales/vi/admin-told.ts';
import type { viChecklist } from './locales/vi/checklist.ts';
import { viCommon } from './locales/vi/common.ts';
import type { viKiosk } from './locales/vi/kiosk.ts';
import type { viKioskFeedback } from './locales/vi/kiosk-feedback.ts';
import type { viKioskFinding } from './locales/vi/kiosk-finding.ts';
import type { viKioskIdle } from './locales/vi/kiosk-idle.ts';
import type { viKioskProcedure } from './locales/vi/kiosk-procedure.ts';
import type { viKioskStaff } from './locales/vi/kiosk-staff.ts';
import type { viKioskTakeHome } from './locales/vi/kiosk-take-home.ts';
import type { viKioskVisit } from './locales/vi/kiosk-visit.ts';
import type { viVisitor } from './locales/vi/visitor.ts';

/** Namespaces beside `common`; types only, so that no surface carries the words of another. */
export interface SurfaceNamespaces {
  readonly kiosk: typeof viKiosk;
  readonly admin: typeof viAdmin;
  readonly visitor: typeof viVisitor;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: SurfaceNamespaces & {
      readonly checklist: typeof viChecklist;
      readonly common: typeof viCommon;
      readonly feedback: typeof viKioskFeedback;
      readonly idle: typeof viKioskIdle;
      readonly insight: typeof viInsight;
      readonly reports: typeof viAdminReports;
      readonly finding: typeof viKioskFinding;
      readonly procedure: typeof viKioskProcedure;
      readonly staff: typeof viKioskStaff;
      readonly told: typeof viTold;
      readonly takeHome: typeof viKioskTakeHome;
      readonly takeHomeSheets: typeof viTakeHome;
      readonly visit: typeof viKioskVisit;
    };
  }
}

/** Words of one surface by language; those that are not here are brought along later. */
export type SurfaceWords = { readonly [L in Language]?: object };

/**
 * An own i18next instance with `common` and one surface's namespace, ready at once. What has no words yet in a language is
 * said in Vietnamese. Components read it through `I18nextProvider` and `useTranslation`.
 */
export function createI18n(
  namespace: keyof SurfaceNamespaces,
  words: SurfaceWords,
  language: Language,
): i18n {
  const common = { vi: viCommon, en: enCommon };
  const instance = createInstance();
  const resources = Object.fromEntries(
    LANGUAGES.map((code) => {
      const own = words[code];
      return [code, { common: common[code], ...(own && { [namespace]: own }) }];
    }),
  );
  // Initialisation with inline resources finishes synchronously; the promise carries nothing to wait for.
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: DEFAULT_LANGUAGE,
    supportedLngs: LANGUAGES,
    ns: ['common', namespace],
    defaultNS: 'common',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
