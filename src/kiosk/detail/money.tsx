import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FeeFact, type Override, procedureFee } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import styles from './detail.module.css';
import { DetailPart } from './detail-part.tsx';
import { Official, Unknown, useDay } from './texts.tsx';

/** How long it takes and what it costs: the province's decision before the general source, both uncut. */
export function TimeAndMoney({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { t } = useTranslation('procedure');
  const { timeLimit, provincial } = procedure;
  const fee = procedureFee(procedure);
  return (
    <div id="money" className={styles.money}>
      <DetailPart
        fact
        part="timeLimit"
        title={t('time')}
        missing={timeLimit === null && provincial.time === null}
      >
        {provincial.time === null ? (
          <Official text={timeLimit} />
        ) : (
          <Provincial override={provincial.time}>
            {timeLimit !== null && <Official text={timeLimit} />}
          </Provincial>
        )}
      </DetailPart>
      <DetailPart
        fact
        part="fee"
        title={t('fee')}
        missing={fee.type === 'unknown' && provincial.fee === null}
      >
        {provincial.fee === null ? (
          <FeeText fee={fee} />
        ) : (
          <Provincial override={provincial.fee}>{fee.type === 'text' && <FeeText fee={fee} />}</Provincial>
        )}
        {procedure.fee?.variesByProvince === true && provincial.fee === null && (
          <p className={styles.small}>{t('variesByProvince')}</p>
        )}
      </DetailPart>
    </div>
  );
}

/** Money in words; never a bare "free" that nobody proved. */
export function FeeText({
  fee,
  cell = false,
}: {
  readonly fee: FeeFact;
  readonly cell?: boolean;
}): ReactNode {
  const { t } = useTranslation('procedure');
  switch (fee.type) {
    case 'text':
      return <Official text={fee.text} />;
    case 'free-unproven':
      return <p>{cell ? t('freeCellUnproven') : t('freeUnproven')}</p>;
    case 'unknown':
      return <Unknown />;
  }
}

interface ProvincialProps {
  readonly override: Override;
  /** What the general source says, if anything. */
  readonly children: ReactNode;
}

function Provincial({ override, children }: ProvincialProps): ReactNode {
  const { t } = useTranslation('procedure');
  const named = useDecision('document', override.decisionNo, override.decisionDate, override.decisionAgency);
  return (
    <>
      <Official text={override.text} />
      <p className={styles.small}>
        {named === null ? t('provincialUnnamed') : t('provincial', { document: named })}
      </p>
      {children && (
        <div className={styles.small}>
          <p>{t('elsewhere')}</p>
          {children}
        </div>
      )}
    </>
  );
}

/** "Quyết định (văn bản) số …, ngày …, của …", as far as it is known; null when nothing is. */
export function useDecision(
  kind: 'decision' | 'document',
  no: string | null,
  date: string | null,
  agency: string | null,
): string | null {
  const { t } = useTranslation('procedure');
  const day = useDay();
  const known = [
    ...(no === null ? [] : [t(kind, { no })]),
    ...(date === null ? [] : [t('decisionOn', { date: day(date) })]),
    ...(agency === null ? [] : [t('decisionOf', { agency })]),
  ];
  return known.length === 0 ? null : known.join(', ');
}
