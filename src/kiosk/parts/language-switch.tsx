import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { Button } from '#ui/button.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';

/** The other language, written in that language. */
export function LanguageSwitch(): ReactNode {
  const { t } = useTranslation('common');
  const kiosk = useKiosk();
  const spoken = useKioskState((state) => state.language);
  return LANGUAGES.filter((language) => language !== spoken).map((language) => (
    <Button
      key={language}
      look="quiet"
      lang={language}
      onClick={() => kiosk.send({ type: 'language-chosen', language })}
    >
      {t(`language.${language}`)}
    </Button>
  ));
}
