import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { procedureFee, unverifiedParts } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { classes } from '#ui/classes.ts';
import { keyed } from '../keyed.ts';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { ChannelTable, FeeText } from '../parts/channel-table.tsx';
import { ComponentTable } from '../parts/component-table.tsx';
import { FactSection, Official, OfficialList, Unknown } from '../parts/fact-section.tsx';
import { Frame } from '../parts/frame.tsx';
import { ProcedureOrigin } from '../parts/procedure-origin.tsx';
import { Title } from '../parts/title.tsx';
import styles from './procedure-screen.module.css';

export interface ProcedureScreenProps {
  readonly procedure: Procedure;
}

/** A name longer than this gets the smaller size, so that it does not fill the screen. */
const LONG_NAME = 120;

/** Everything that is known of one procedure, in the order in which a person asks: what to bring, how long, how much, where. */
export function ProcedureScreen({ procedure }: ProcedureScreenProps): ReactNode {
  return (
    <Frame lead={<BackBar home={false} />}>
      <article className={styles.procedure}>
        <Head procedure={procedure} />
        <KeyFacts procedure={procedure} />
        <Unverified procedure={procedure} />
        <Papers procedure={procedure} />
        <Handling procedure={procedure} />
        <ProcedureOrigin procedure={procedure} />
        <LeavingNotice />
      </article>
    </Frame>
  );
}

function Head({ procedure }: ProcedureScreenProps): ReactNode {
  const { t, i18n } = useTranslation('kiosk');
  const long = procedure.name.length > LONG_NAME;
  return (
    <div className={styles.head}>
      <Title className={classes(styles.title, long && styles.long)} lang="vi">
        {procedure.name}
      </Title>
      <p className={styles.meta}>
        <span lang="vi">{procedure.field}</span>
        <span>{t('procedures.code', { code: procedure.code })}</span>
        {i18n.language !== 'vi' && <span>{t('procedures.vietnameseOnly')}</span>}
      </p>
    </div>
  );
}

function KeyFacts({ procedure }: ProcedureScreenProps): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <dl className={styles.facts} aria-label={t('procedure.facts')}>
      <div className={styles.fact}>
        <dt>{t('procedure.time')}</dt>
        <dd>
          <Official text={procedure.timeLimit} />
        </dd>
      </div>
      <div className={styles.fact}>
        <dt>{t('procedure.fee')}</dt>
        <dd>
          <FeeText fee={procedureFee(procedure)} />
          {procedure.fee?.variesByProvince === true && (
            <p className={styles.form}>{t('procedure.variesByProvince')}</p>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Unverified({ procedure }: ProcedureScreenProps): ReactNode {
  const { t, i18n } = useTranslation('kiosk');
  const parts = unverifiedParts(procedure).map((part) => t(`procedure.parts.${part}`));
  if (parts.length === 0) return null;
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(parts);
  return (
    <p className={styles.remark} role="note">
      <strong>{t('procedure.unverified')}</strong> {t('procedure.unverifiedText', { parts: list })}
    </p>
  );
}

function Papers({ procedure }: ProcedureScreenProps): ReactNode {
  const { t } = useTranslation('kiosk');
  const { components, componentsNote } = procedure;
  return (
    <FactSection title={t('procedure.papers')} missing={components === null && componentsNote === null}>
      {componentsNote !== null && <Official text={componentsNote} />}
      {components !== null && components.length > 0 && <ComponentTable components={components} />}
      {components?.length === 0 && componentsNote === null && <Unknown />}
    </FactSection>
  );
}

function Handling({ procedure }: ProcedureScreenProps): ReactNode {
  const { t } = useTranslation('kiosk');
  const { channels, steps, results, subjects, agency } = procedure;
  return (
    <>
      <FactSection title={t('procedure.where')}>
        <dl className={styles.pairs}>
          <div>
            <dt>{t('procedure.agency')}</dt>
            <dd>
              <Official text={agency} />
            </dd>
          </div>
        </dl>
        {channels === null || channels.length === 0 ? <Unknown /> : <ChannelTable procedure={procedure} />}
      </FactSection>
      <FactSection title={t('procedure.steps')} missing={steps === null || steps.length === 0}>
        <ol lang="vi">
          {keyed(steps ?? [], (step) => step).map(({ key, item }) => (
            <li key={key}>{item}</li>
          ))}
        </ol>
      </FactSection>
      <FactSection title={t('procedure.results')} missing={results === null || results.length === 0}>
        <ul lang="vi">
          {keyed(results ?? [], ({ name }) => name).map(({ key, item: result }) => (
            <li key={key}>
              {result.name}
              {result.code !== null && (
                <span
                  className={styles.form}
                >{` (${t('procedure.resultCode', { code: result.code })})`}</span>
              )}
            </li>
          ))}
        </ul>
      </FactSection>
      <FactSection title={t('procedure.conditions')}>
        <Official text={procedure.conditions} />
      </FactSection>
      <FactSection title={t('procedure.subjects')} missing={subjects === null || subjects.length === 0}>
        <OfficialList items={subjects ?? []} />
      </FactSection>
    </>
  );
}
