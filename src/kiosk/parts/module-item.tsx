import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '#i18n/text-in.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import { Button } from '#ui/button.tsx';
import type { AfterPage } from '../after-state.ts';
import { keepWords } from '../keep-words.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import styles from './module-item.module.css';
import { Title } from './title.tsx';

export interface ModuleItemProps {
  readonly content: OfficeContent;
  readonly page: Extract<AfterPage, { type: 'items' }>;
  readonly still: boolean;
}

/** One question of the optional module: one tap answers, one skips. */
export function ModuleItem({ content, page, still }: ModuleItemProps): ReactNode {
  const { t } = useTranslation('visit');
  const kiosk = useKiosk();
  const language = useKioskState((state) => state.language);
  const item = content.questionnaire.items.find((one) => one.id === page.items[page.place]);
  if (item === undefined) return null;
  const send = (answer: string | null): void => kiosk.send({ type: 'item-answered', item: item.id, answer });
  return (
    <div className={styles.item}>
      <div>
        <p className={styles.place}>{t('item', { place: page.place + 1, total: page.items.length })}</p>
        <Title className={styles.title}>{keepWords(textIn(item.question, language))}</Title>
        <p className={styles.hint}>{t('itemHint')}</p>
      </div>
      <ul className={styles.answers}>
        {item.answers.map(({ code, label }) => (
          <li key={code}>
            <button type="button" className={styles.answer} aria-disabled={still} onClick={() => send(code)}>
              {keepWords(textIn(label, language))}
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button aria-disabled={still} onClick={() => send(null)}>
          {t('skip')}
        </Button>
      </div>
    </div>
  );
}
