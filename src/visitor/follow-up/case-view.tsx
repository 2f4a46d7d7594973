import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowedCase } from '#shared/protocol/follow-up.ts';
import styles from './case-view.module.css';
import { EraseContact } from './erase-contact.tsx';
import { FailureText } from './failure-text.tsx';
import type { FollowUpState } from './follow-up-store.ts';
import { RateFix } from './rate-fix.tsx';
import { useDayText } from './use-day-text.ts';
import { WriteWords } from './write-words.tsx';

export interface CaseViewProps {
  readonly state: FollowUpState;
  readonly found: FollowedCase;
}

/** Where a feedback stands, its answer, and what its writer may still do. */
export function CaseView({ state, found }: CaseViewProps): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp' });
  return (
    <>
      <Facts found={found} />
      <section className={styles.answer} aria-labelledby="answer">
        <h2 id="answer">{t('answer')}</h2>
        {found.answer === null ? (
          <p className={styles.soft}>{t('noAnswer')}</p>
        ) : (
          <p className={styles.words} lang="vi">
            {found.answer}
          </p>
        )}
      </section>
      {found.published !== null && (
        <section aria-labelledby="published">
          <h2 id="published">{t('published')}</h2>
          <p className={styles.words} lang="vi">
            {found.published}
          </p>
        </section>
      )}
      <p className={styles.done} role="status">
        {state.done !== null && t(`${state.done}.done`)}
      </p>
      <FailureText failure={state.failure} />
      <RateFix state={state} found={found} />
      {found.mayReopen && <WriteWords state={state} deed="reopen" />}
      {found.mayAdd && <WriteWords state={state} deed="add" />}
      <EraseContact state={state} contact={found.contact} />
    </>
  );
}

function Facts({ found }: { readonly found: FollowedCase }): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp' });
  const dayText = useDayText();
  const facts: readonly (readonly [string, string])[] = [
    [t('facts.status'), t(`statuses.${found.status}`)],
    [t('facts.unit'), found.unit],
    [t('facts.received'), dayText(found.receivedOn)],
    ...(found.answeredOn === null
      ? [[t('facts.due'), found.answerDue === null ? t('facts.noDue') : dayText(found.answerDue)] as const]
      : [[t('facts.answered'), dayText(found.answeredOn)] as const]),
    ...(found.verdict === null ? [] : [[t('facts.verdict'), t(`verdicts.${found.verdict}`)] as const]),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
