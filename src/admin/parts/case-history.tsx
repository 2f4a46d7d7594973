import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { viAdminCases } from '#i18n/locales/vi/admin-cases.ts';
import type { CaseEvent } from '#shared/protocol/cases.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './case-part.module.css';

type Action = keyof typeof viAdminCases.history.actions;

/** Everything that was done to a case, newest first. */
export function CaseHistory({ events }: { readonly events: readonly CaseEvent[] }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  return (
    <section className={styles.part} aria-labelledby="case-history">
      <h2 id="case-history">{t('cases.history.title')}</h2>
      <ol className={styles.events} reversed>
        {events.toReversed().map((event) => (
          <li key={`${event.version} ${event.at} ${event.action}`} className={styles.event}>
            <p>
              {t('cases.history.line', {
                when: formats.dateTime(event.at),
                what: t(`cases.history.actions.${toAction(event.action)}`),
                who: event.actor === 'account' ? (event.by ?? '') : t(`cases.history.by.${event.actor}`),
              })}
            </p>
            {event.note !== null && (
              <p className={styles.words} lang="vi">
                {event.note}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function isAction(action: string): action is Action {
  return Object.hasOwn(viAdminCases.history.actions, action);
}

function toAction(action: string): Action {
  return isAction(action) ? action : 'other';
}
