import type { ReactNode } from 'react';
import { type BatchCodes, CODES_ON_SHEET } from '#shared/protocol/take-home.ts';
import { Button } from '#ui/button.tsx';
import { QrCode } from '#ui/qr-code.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { useTakeHomeWords } from '../lib/use-take-home-words.ts';
import { useServices } from '../services.tsx';
import styles from './code-sheets.module.css';
import { PageHead } from './page-head.tsx';

/** The sheets of a batch as they come out of the printer: three slips beside each other, eight below, on A4. */
export function CodeSheets({ sheets }: { readonly sheets: BatchCodes }): ReactNode {
  const t = useTakeHomeWords();
  const { takeHome, print } = useServices();
  const { batch, codes } = sheets;
  const pages = Array.from(
    { length: Math.ceil(codes.length / CODES_ON_SHEET) },
    (_, n) => n * CODES_ON_SHEET,
  );
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHead title={t('sheetsTitle', { name: batch.name })} lead={t('sheetsLead')}>
          <Button size="desk" look="primary" onClick={print}>
            {t('print')}
          </Button>
          <Button size="desk" look="quiet" onClick={() => takeHome.getState().closeSheets()}>
            {t('close')}
          </Button>
        </PageHead>
      </div>
      {pages.map((first) => (
        <ol key={first} start={first + 1} className={styles.sheet}>
          {codes.slice(first, first + CODES_ON_SHEET).map((code, place) => (
            <Slip key={code} sheets={sheets} code={code} n={first + place + 1} />
          ))}
        </ol>
      ))}
    </div>
  );
}

function Slip({
  sheets: { batch, unitName, address },
  code,
  n,
}: {
  readonly sheets: BatchCodes;
  readonly code: string;
  readonly n: number;
}): ReactNode {
  const t = useTakeHomeWords();
  const formats = useFormats();
  const page = new URL(address);
  return (
    <li className={styles.slip}>
      <div className={styles.qr}>
        <QrCode text={address + code} label={t('slip.qr', { n: formats.number(n) })} />
      </div>
      <div className={styles.words}>
        <p className={styles.title}>{t('slip.title')}</p>
        <p className={styles.place}>{`${unitName} · ${batch.counter.name}`}</p>
        <p>{t('slip.use', { address: `${page.host}/p` })}</p>
        <p className={styles.code} translate="no">
          {code}
        </p>
        <p>{t('slip.once', { day: formats.day(batch.validUntil) })}</p>
      </div>
    </li>
  );
}
