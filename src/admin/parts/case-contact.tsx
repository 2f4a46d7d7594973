import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CaseDetail } from '#shared/protocol/cases.ts';
import { Button } from '#ui/button.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './case-part.module.css';

const LINES = ['name', 'address', 'phone', 'email'] as const;

/** How its writer can be reached: shown to who handles the case, when they ask, and each look is written down. */
export function CaseContactData(props: {
  readonly detail: CaseDetail;
  readonly handles: boolean;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { contact, showContact, hideContact } = useStore(useServices().case);
  const username = useSession((state) => state.session?.username);
  const { detail, handles } = props;
  const mine = handles && detail.owner?.name === username;
  return (
    <section className={styles.part} aria-labelledby="case-contact">
      <h2 id="case-contact">{t('cases.contact.title')}</h2>
      {contact === null || detail.contact !== 'kept' ? (
        <div className={styles.form}>
          <p className={styles.soft}>
            {t(`cases.contact.${detail.contact === 'kept' && !mine ? 'notMine' : detail.contact}`)}
          </p>
          {mine && detail.contact === 'kept' && (
            <div className={styles.ways}>
              <Button size="desk" onClick={() => void showContact()}>
                {t('cases.contact.show')}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <div className={styles.form}>
          <dl className={styles.facts}>
            {LINES.map((line) => (
              <div key={line}>
                <dt>{t(`cases.contact.${line}`)}</dt>
                <dd lang="vi">{contact[line] ?? t('cases.contact.unknown')}</dd>
              </div>
            ))}
          </dl>
          <div className={styles.ways}>
            <Button size="desk" look="quiet" onClick={hideContact}>
              {t('cases.contact.hide')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
