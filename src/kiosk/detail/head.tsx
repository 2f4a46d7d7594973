import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureCode } from '#shared/domain/ids.ts';
import { unverifiedParts } from '#shared/domain/procedure-facts.ts';
import { type ForceFact, forceOn } from '#shared/domain/procedure-force.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { Title } from '../parts/title.tsx';
import styles from './detail.module.css';
import { useDay } from './texts.tsx';
import { useToday } from './use-today.ts';

interface HeadProps {
  readonly procedure: Procedure;
}

/** A name longer than this gets the smaller size, so that it does not fill the screen. */
const LONG_NAME = 120;

export function Head({ procedure }: HeadProps): ReactNode {
  const { t, i18n } = useTranslation('procedure');
  const long = procedure.name.length > LONG_NAME;
  return (
    <div className={styles.head}>
      <Title className={classes(styles.title, long && styles.long)} lang="vi">
        {procedure.name}
      </Title>
      <p className={styles.meta}>
        <span lang="vi">{procedure.field}</span>
        <span>{t('code', { code: procedure.code })}</span>
        {i18n.language !== 'vi' && <span>{t('vietnameseOnly')}</span>}
      </p>
    </div>
  );
}

/** What must be known before anything else on the page is believed. */
export function Cautions({ procedure }: HeadProps): ReactNode {
  const force = forceOn(procedure.validity, useToday());
  return (
    <>
      {force.type !== 'in-force' && <Force force={force} procedure={procedure} />}
      <Unverified procedure={procedure} />
    </>
  );
}

interface ForceProps extends HeadProps {
  readonly force: Exclude<ForceFact, { readonly type: 'in-force' }>;
}

/** It holds no more, not yet, or not for long. */
function Force({ force, procedure }: ForceProps): ReactNode {
  const { t } = useTranslation('procedure');
  const { replacedBy } = procedure.validity;
  return (
    <div className={classes(styles.caution, force.type !== 'ending' && styles.alarm)} role="note">
      <p className={styles.strong}>{useForceTitle(force)}</p>
      <p>{t(FORCE_TEXTS[force.type])}</p>
      {force.type !== 'not-yet' && replacedBy.length > 0 && (
        <>
          <p>{t('replacedBy')}</p>
          <ul className={styles.others}>
            {replacedBy.map((code) => (
              <li key={code}>
                <Other code={code} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const FORCE_TEXTS = { abolished: 'abolishedText', ending: 'endingText', 'not-yet': 'notYetText' } as const;

function useForceTitle(force: ForceProps['force']): string {
  const { t } = useTranslation('procedure');
  const day = useDay();
  if (force.type === 'not-yet') return t('notYet', { date: day(force.from) });
  if (force.type === 'ending') return t('ending', { date: day(force.on) });
  return force.on === null ? t('abolished') : t('abolishedOn', { date: day(force.on) });
}

/** Another procedure: opened by a tap where it is posted here, else named. */
function Other({ code }: { readonly code: ProcedureCode }): ReactNode {
  const { t } = useTranslation('procedure');
  const kiosk = useKiosk();
  const name = useKioskState(({ office }) =>
    office?.shelf.type === 'ready'
      ? office.shelf.procedures.find((one) => one.code === code)?.name
      : undefined,
  );
  if (name === undefined) return t('code', { code });
  return (
    <Button
      aria-label={t('openOther', { name })}
      onClick={() => kiosk.send({ type: 'procedure-opened', code })}
    >
      <span lang="vi">{name}</span>
    </Button>
  );
}

function Unverified({ procedure }: HeadProps): ReactNode {
  const { t, i18n } = useTranslation('procedure');
  const parts = unverifiedParts(procedure).map((part) => t(`parts.${part}`));
  if (parts.length === 0) return null;
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(parts);
  return (
    <p className={styles.caution} role="note">
      <strong>{t('unverified')}</strong> {t('unverifiedText', { parts: list })}
    </p>
  );
}
