import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeContent } from '#shared/protocol/content.ts';
import { Button } from '#ui/button.tsx';
import { QrCode } from '#ui/qr-code.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { keyed } from '../keyed.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';
import { Title } from '../parts/title.tsx';
import type { TakeHomeScreen as Shown } from '../take-home-steps.ts';
import styles from './take-home-screen.module.css';
import { useTakeHomeWords } from './use-take-home-words.ts';

export interface TakeHomeScreenProps {
  readonly content: OfficeContent;
  readonly screen: Shown;
}

/** The code to take along, as a picture and in signs. It is shown this once. */
export function TakeHomeScreen({ content, screen }: TakeHomeScreenProps): ReactNode {
  useTakeHomeWords();
  const { t } = useTranslation('takeHome');
  const kiosk = useKiosk();
  const { outcome } = screen;
  return (
    <Frame lead={<BackBar home />}>
      <div className={styles.page}>
        <Title className={styles.title}>{t('title')}</Title>
        {outcome === null && <p>{t('making')}</p>}
        {outcome?.type === 'none' && <p className={styles.none}>{t(`none.${outcome.why}`)}</p>}
        {outcome?.type === 'code' && <Card content={content} code={outcome.code} />}
        <div className={styles.end}>
          <Button look="primary" onClick={() => kiosk.send({ type: 'home' })}>
            {t('done')}
          </Button>
        </div>
        <LeavingNotice />
      </div>
    </Frame>
  );
}

function Card({
  content,
  code,
}: Pick<TakeHomeScreenProps, 'content'> & { readonly code: string }): ReactNode {
  const { t } = useTranslation('takeHome');
  const { origin } = useKiosk();
  const page = new URL('/p', content.publicUrl ?? origin);
  const groups = code.split('-');
  return (
    <>
      <p>{t('text')}</p>
      <section className={styles.card} aria-labelledby="take-home-code">
        <div className={styles.words}>
          <h2 id="take-home-code" className={styles.label}>
            {t('code')}
          </h2>
          <p className={styles.code} translate="no">
            <span aria-hidden="true">
              {keyed(groups, (group) => group).map(({ key, item }) => (
                <span key={key} className={styles.group}>
                  {item}
                </span>
              ))}
            </span>
            <VisuallyHidden>{groups.map((group) => [...group].join(' ')).join(', ')}</VisuallyHidden>
          </p>
          <p className={styles.address} translate="no">
            {page.host}
            <wbr />
            {page.pathname}
          </p>
          <p>{t('days', { count: content.settings.takeHome.validDays })}</p>
          <p className={styles.soft}>{t('privacy')}</p>
        </div>
        <div className={styles.qr}>
          <QrCode text={`${page.href}/${code}`} label={t('qr')} />
        </div>
      </section>
    </>
  );
}
