import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '#i18n/text-in.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import { TextArea } from '#ui/text-area.tsx';
import { hasItems, topicsOf } from '../after-detail.ts';
import type { AfterScreen } from '../after-state.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { TickBox } from './icons.tsx';
import styles from './topics-form.module.css';

const COMMENT_LENGTH = 1_000;

export interface TopicsFormProps {
  readonly content: OfficeContent;
  readonly after: AfterScreen;
  readonly still: boolean;
}

/** What somebody may add: neutral topics, whose sense follows from the answer, and words of their own. */
export function TopicsForm({ content, after, still }: TopicsFormProps): ReactNode {
  return (
    <div className={styles.form}>
      <Topics content={content} after={after} still={still} />
      {content.settings.intake.comment && (
        <div className={styles.comment}>
          <Comment content={content} after={after} />
        </div>
      )}
    </div>
  );
}

function Topics({ content, after, still }: TopicsFormProps): ReactNode {
  const { t } = useTranslation('visit');
  const kiosk = useKiosk();
  const language = useKioskState((state) => state.language);
  const topics = topicsOf(content);
  if (topics.length === 0) return null;
  return (
    <section className={styles.topics} aria-labelledby="topics">
      <h2 id="topics" className={styles.title}>
        {t('topics')}
      </h2>
      <p className={styles.hint}>{t('topicsHint')}</p>
      <ul className={styles.chips}>
        {topics.map(({ code, topic }) => {
          const chosen = after.visit.reasons.includes(code);
          return (
            <li key={code}>
              <button
                type="button"
                className={styles.chip}
                aria-pressed={chosen}
                aria-disabled={still}
                onClick={() => kiosk.send({ type: 'topic-toggled', code })}
              >
                <TickBox ticked={chosen} className={styles.box} />
                {textIn(topic, language)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Comment({ content, after }: Pick<TopicsFormProps, 'content' | 'after'>): ReactNode {
  const { t } = useTranslation('visit');
  const kiosk = useKiosk();
  const button = hasItems(content) ? t('goOn') : t('done');
  return (
    <TextArea
      label={t('comment')}
      hint={t('commentHint', { button })}
      error={after.sealFailed ? t('sealFailed') : null}
      value={after.visit.comment}
      maxLength={COMMENT_LENGTH}
      readOnly={after.sealing !== null}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      onChange={(event) => kiosk.send({ type: 'comment-typed', text: event.target.value })}
    />
  );
}
