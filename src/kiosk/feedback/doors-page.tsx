import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { ContactButton } from '../parts/contact-button.tsx';
import { LockIcon, NextIcon } from '../parts/icons.tsx';
import { Title } from '../parts/title.tsx';
import styles from './doors-page.module.css';

/** Three ways in, of equal size, each saying what it is for and what it asks of its writer. */
export function DoorsPage({ office }: { readonly office: Office }): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  const { doors } = office.content.settings.feedback;
  return (
    <div className={styles.page}>
      <Title className={styles.title}>{t('title')}</Title>
      <ul className={styles.doors}>
        {doors.map((door) => (
          <li key={door}>
            <button
              type="button"
              className={styles.door}
              onClick={() => kiosk.send({ type: 'door-chosen', door })}
            >
              <span className={styles.name}>
                {t(`doors.${door}.title`)}
                <NextIcon className={styles.arrow} />
              </span>
              <span className={styles.text}>{t(`doors.${door}.text`)}</span>
              <span className={styles.need}>{t(`doors.${door}.need`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.sealed}>
        <LockIcon className={styles.lock} />
        {t('sealed')}
      </p>
      <Complaints office={office} />
    </div>
  );
}

/** Formal complaints and denunciations have a procedure of their own: where they go is said before somebody writes one here. */
function Complaints({ office }: { readonly office: Office }): ReactNode {
  const { t } = useTranslation('feedback');
  const language = useKioskState((state) => state.language);
  const own = office.content.settings.feedback.complaints;
  return (
    <section className={styles.complaints} aria-labelledby="complaints">
      <div className={styles.elsewhere}>
        <h2 id="complaints" className={styles.heading}>
          {t('complaints.title')}
        </h2>
        <p>{own?.[language] ?? t('complaints.text')}</p>
      </div>
      <ContactButton />
    </section>
  );
}
