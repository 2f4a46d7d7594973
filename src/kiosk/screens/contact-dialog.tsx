import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { LeavingNotice } from '../parts/back-bar.tsx';
import { ContactStrip } from '../parts/contact-strip.tsx';
import styles from './contact-dialog.module.css';

/** Whom to call or write to, over the screen that somebody is on. A modal dialog: the rest waits behind it. */
export function ContactDialog(): ReactNode {
  const { t } = useTranslation(['kiosk', 'common']);
  const kiosk = useKiosk();
  const contact = useKioskState((state) => state.office?.content.unit.contact);
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed before it is taken off the page: only then does the focus go back to where it came from.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const close = (): void => kiosk.send({ type: 'contact-closed' });
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="contact-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className={styles.sheet}>
        <header className={styles.head}>
          <div>
            <h1 id="contact-title" className={styles.title}>
              {t('contact.title')}
            </h1>
            <p className={styles.lead}>{t('contact.lead')}</p>
          </div>
          <Button onClick={close}>{t('common:close')}</Button>
        </header>
        <ContactStrip contact={contact} leaders />
        <LeavingNotice />
      </div>
    </dialog>
  );
}
