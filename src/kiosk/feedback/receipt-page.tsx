import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { QrCode } from '#ui/qr-code.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import type { Receipt } from '../feedback-state.ts';
import { keyed } from '../keyed.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { Title } from '../parts/title.tsx';
import styles from './receipt-page.module.css';

/** Kept: what the writer takes along. It is the only time that the code is shown. */
export function ReceiptPage({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  const page = new URL(receipt.url);
  return (
    <div className={styles.page}>
      <div className={styles.words}>
        <Title className={styles.title}>{t('receipt.title')}</Title>
        <p>{t('receipt.text')}</p>
      </div>
      <section className={styles.card} aria-labelledby="receipt-code">
        <div className={styles.words}>
          <h2 id="receipt-code" className={styles.label}>
            {t('receipt.code')}
          </h2>
          <Code code={receipt.code} />
          <p className={styles.once}>{t('receipt.once')}</p>
          <p>{t('receipt.follow')}</p>
          <p className={styles.address} translate="no">
            {page.host}
            <wbr />
            {page.pathname}
          </p>
        </div>
        <div className={styles.qr}>
          <QrCode text={receipt.url} label={t('receipt.qr')} />
        </div>
      </section>
      <Button look="primary" onClick={() => kiosk.send({ type: 'home' })}>
        {t('receipt.done')}
      </Button>
    </div>
  );
}

/** Large and in groups for the eye; sign by sign for the ear. */
function Code({ code }: { readonly code: string }): ReactNode {
  return (
    <p className={styles.code} translate="no">
      <span aria-hidden="true">
        {keyed(code.split('-'), (group) => group).map(({ key, item }, place, all) => (
          <Fragment key={key}>
            <span className={styles.group}>
              {item}
              {place < all.length - 1 && <span className={styles.dash}>{'-'}</span>}
            </span>
            <wbr />
          </Fragment>
        ))}
      </span>
      <VisuallyHidden>
        {code
          .split('-')
          .map((group) => [...group].join(' '))
          .join(', ')}
      </VisuallyHidden>
    </p>
  );
}
