import { DEFAULT_LANGUAGE, type Language } from '#i18n/languages.ts';
import type { KioskState } from '../kiosk-state.ts';
import { isLanguage } from './plan-choices.ts';

/** Language of the resting screen: the one that staff chose, as long as they may. */
export function restingLanguage(state: KioskState): Language {
  const { language } = state.staff.choices;
  const { office } = state;
  if (language === null || office?.content.settings.staff.mayChangeLanguage !== true) return DEFAULT_LANGUAGE;
  return isLanguage(language) ? language : DEFAULT_LANGUAGE;
}
