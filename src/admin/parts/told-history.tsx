import { type ReactNode, useEffect, useState } from 'react';
import { textIn } from '#i18n/text-in.ts';
import type { ToldHistory } from '#shared/protocol/told.ts';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useToldWords } from '../lib/use-told-words.ts';
import styles from '../pages/told-page.module.css';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';

/** What happened to an entry, the latest first, and what it said then. Read again when its version moves. */
export function ToldHistoryList({
  id,
  version,
}: {
  readonly id: string;
  readonly version: number;
}): ReactNode {
  const t = useToldWords();
  const formats = useFormats();
  const language = useLanguage();
  const failureText = useFailureText();
  const { told } = useServices();
  const [items, setItems] = useState<ToldHistory['items'] | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has another history.
  useEffect(() => {
    let isShown = true;
    void told
      .getState()
      .api.history(id)
      .then((answer) => {
        if (!isShown) return;
        if (answer.ok) setItems(answer.value);
        else setFailure(answer.error);
      });
    return () => {
      isShown = false;
    };
  }, [told, id, version]);
  if (failure !== null) return <Notice tone="alarm">{failureText(failure)}</Notice>;
  if (items === null) return <p>{t('loading')}</p>;
  return (
    <ol className={styles.history} aria-label={t('history')}>
      {items.map((one) => (
        <li key={one.version}>
          <p>
            {t('historyLine', {
              action: t(`actions.${one.action}`),
              when: formats.dateTime(one.at),
              by: one.by,
            })}
          </p>
          {one.note !== null && <p>{one.note}</p>}
          <p className={styles.soft}>
            {`${textIn(one.body.said, language)} → ${textIn(one.body.done, language)}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
