import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactBlock } from '#shared/protocol/content.ts';
import { type ContactLine, contactLines, hasContact } from '../contact-lines.ts';
import { keyed } from '../keyed.ts';
import styles from './contact-strip.module.css';

export interface ContactStripProps {
  /** Undefined while the tablet knows no office. */
  readonly contact: ContactBlock | undefined;
  /** Also the leaders who take reports. */
  readonly leaders?: boolean | undefined;
}

/**
 * Whom to call or write to, as the office has entered it; nothing when it has entered nothing. Plain text and no links: a
 * kiosk leads nowhere else.
 */
export function ContactStrip({ contact, leaders = false }: ContactStripProps): ReactNode {
  const { t } = useTranslation('kiosk');
  if (contact === undefined || !hasContact(contact)) return null;
  const named = leaders ? contact.leaders : [];
  return (
    <section className={styles.strip} aria-label={t('contact.title')}>
      <dl className={styles.lines}>
        {contactLines(contact).map((line) => (
          <div key={line.name} className={WIDE.has(line.name) ? styles.wide : undefined}>
            <dt>{t(`contact.${line.name}`)}</dt>
            <dd lang="vi">{line.value}</dd>
          </div>
        ))}
      </dl>
      {named.length > 0 && (
        <>
          <h2 className={styles.heading}>{t('contact.leaders')}</h2>
          <dl className={styles.lines} lang="vi">
            {keyed(named, (leader) => leader.phone).map(({ key, item }) => (
              <div key={key}>
                <dt>{`${item.name} – ${item.title}`}</dt>
                <dd>{item.phone}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

/** Long values get a row of their own. */
const WIDE: ReadonlySet<ContactLine['name']> = new Set(['address']);
