import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sourceNames } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import styles from '../screens/procedure-screen.module.css';
import { FactSection, Official, OfficialList } from './fact-section.tsx';

/** On what a procedure rests: law, decision, level, status, sources and the date to which they hold. */
export function ProcedureOrigin({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { legalBasis, onlineLevel, twoTierNote } = procedure;
  return (
    <>
      <FactSection title={t('procedure.legal')} missing={legalBasis === null || legalBasis.length === 0}>
        <OfficialList items={legalBasis ?? []} className={styles.codes} />
      </FactSection>
      <FactSection title={t('procedure.decision')}>
        <dl className={styles.pairs}>
          <Pair term={t('procedure.decision')} text={procedure.decisionNo} />
          <Pair term={t('procedure.ministry')} text={procedure.ministry} />
          <Pair term={t('procedure.level')} text={procedure.level} />
          <Pair
            term={t('procedure.online')}
            text={onlineLevel === null ? null : `${onlineLevel.value} (${onlineLevel.scope})`}
          />
        </dl>
      </FactSection>
      {twoTierNote !== null && (
        <FactSection title={t('procedure.twoTier')}>
          <Official text={twoTierNote} />
        </FactSection>
      )}
      <Provenance procedure={procedure} />
    </>
  );
}

function Provenance({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { t, i18n } = useTranslation('kiosk');
  const { lifecycle, factsAsOf, sources } = procedure;
  const day = (date: string): string => formatDay(date, i18n.language);
  return (
    <FactSection title={t('procedure.source')}>
      <p>{factsAsOf === null ? t('procedure.undated') : t('procedure.asOf', { date: day(factsAsOf) })}</p>
      <p>
        {lifecycle.status === 'unverified'
          ? t('procedure.unverifiedStatus')
          : lifecycle.asOf === null
            ? t('procedure.activeUndated')
            : t('procedure.active', { date: day(lifecycle.asOf) })}
      </p>
      {lifecycle.note !== null && <Official text={lifecycle.note} />}
      {sources.length > 0 && <OfficialList items={sourceNames(sources)} />}
    </FactSection>
  );
}

function Pair({ term, text }: { readonly term: string; readonly text: string | null }): ReactNode {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <Official text={text} />
      </dd>
    </div>
  );
}

/** A date without a time, the same day in every time zone. */
function formatDay(date: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    day: '2-digit',
    month: language === 'vi' ? '2-digit' : 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(date));
}
