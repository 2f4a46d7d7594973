import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sourceNames } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import styles from './detail.module.css';
import { DetailPart } from './detail-part.tsx';
import { useDecision } from './money.tsx';
import { Official, OfficialList, useDay } from './texts.tsx';

interface OriginProps {
  readonly procedure: Procedure;
}

/** Where all of this comes from, to which day it holds, and who looked at it last. */
export function Origin({ procedure }: OriginProps): ReactNode {
  const { t } = useTranslation('procedure');
  const { twoTierNote, related } = procedure;
  return (
    <>
      {twoTierNote !== null && (
        <DetailPart title={t('twoTier')}>
          <Official text={twoTierNote} />
        </DetailPart>
      )}
      {related !== null && related.length > 0 && (
        <DetailPart title={t('related')}>
          <OfficialList items={related} />
        </DetailPart>
      )}
      <DetailPart title={t('origin')}>
        <dl className={styles.pairs}>
          <Decided procedure={procedure} />
          <Kept procedure={procedure} />
        </dl>
      </DetailPart>
    </>
  );
}

function Decided({ procedure }: OriginProps): ReactNode {
  const { t } = useTranslation('procedure');
  const { onlineLevel, level, levels, type, fieldPortal } = procedure;
  const decision = useDecision(
    'decision',
    procedure.decisionNo,
    procedure.decisionDate,
    procedure.decisionAgency,
  );
  return (
    <>
      <Pair term={t('publication')} text={decision} />
      <Pair term={t('ministry')} text={procedure.ministry} />
      <Pair term={t('level')} text={level ?? (levels === null ? null : levels.join(', '))} />
      <Pair
        term={t('online')}
        text={onlineLevel === null ? null : `${onlineLevel.value} (${onlineLevel.scope})`}
      />
      {type !== null && <Pair term={t('type')} text={type} />}
      {fieldPortal !== null && <Pair term={t('fieldPortal')} text={fieldPortal} />}
    </>
  );
}

function Kept({ procedure }: OriginProps): ReactNode {
  const { t } = useTranslation('procedure');
  const day = useDay();
  const { lifecycle, factsAsOf, sources, checked, version, validity } = procedure;
  const status =
    lifecycle.status === 'unverified'
      ? t('unverifiedStatus')
      : lifecycle.asOf === null
        ? t('activeUndated')
        : t('active', { date: day(lifecycle.asOf) });
  return (
    <>
      <div>
        <dt>{t('status')}</dt>
        <dd>
          <p>{status}</p>
          {lifecycle.note !== null && <Official text={lifecycle.note} />}
        </dd>
      </div>
      {validity.effectiveFrom !== null && (
        <Words term={t('inForceSince')} text={day(validity.effectiveFrom)} />
      )}
      <Words term={t('holds')} text={factsAsOf === null ? t('undated') : day(factsAsOf)} />
      {version !== null && <Words term={t('version')} text={String(version)} />}
      <Words
        term={t('checked')}
        text={checked === null ? t('notChecked') : t('checkedBy', { by: checked.by, date: day(checked.on) })}
      />
      {sources.length > 0 && (
        <div>
          <dt>{t('sources')}</dt>
          <dd>
            <OfficialList items={sourceNames(sources)} />
          </dd>
        </div>
      )}
    </>
  );
}

/** An official text under its name. */
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

/** Words of the screen itself. */
function Words({ term, text }: { readonly term: string; readonly text: string }): ReactNode {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}
