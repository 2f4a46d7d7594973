import type { i18n } from 'i18next';

/** Keeps `<html lang>` at the language that is spoken, for screen readers and hyphenation. */
export function followLanguage(instance: i18n, root: HTMLElement): void {
  root.lang = instance.language;
  instance.on('languageChanged', (language) => {
    root.lang = language;
  });
}
