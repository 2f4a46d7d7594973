import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { useTakeHomeWords } from './use-take-home-words.ts';

/** Beside the question, where the unit offers it: whoever would rather answer elsewhere need not answer here. */
export function TakeHomeDoor(): ReactNode {
  useTakeHomeWords();
  const { t } = useTranslation('takeHome');
  const kiosk = useKiosk();
  return <Button onClick={() => kiosk.send({ type: 'take-home-opened' })}>{t('door')}</Button>;
}
