import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { Button } from '#ui/button.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { ChoiceGroup } from './choice-group.tsx';
import { counterOf } from './plan-choices.ts';
import styles from './tablet-area.module.css';

/** What may be decided at this very tablet. What the centre does not leave to it is told, not offered. */
export function TabletArea(): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  const office = useKioskState((state) => state.office);
  return (
    <>
      {office !== null && (
        <>
          <CounterChoice office={office} />
          <LanguageChoice office={office} />
          <IntakeChoice office={office} />
        </>
      )}
      <section className={styles.part} aria-labelledby="pairing-title">
        <h2 id="pairing-title" className={styles.title}>
          {t('tablet.pairing')}
        </h2>
        <p className={styles.hint}>{t('tablet.pairingHint')}</p>
        <div>
          <Button onClick={() => kiosk.send({ type: 'pairing-opened' })}>{t('tablet.pairAgain')}</Button>
        </div>
      </section>
    </>
  );
}

interface PartProps {
  readonly office: Office;
}

function CounterChoice({ office }: PartProps): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  const { choices, keeping } = useKioskState((state) => state.staff);
  const paired = useKioskState((state) => state.counter);
  const { content } = office;
  const named = content.counters.map(({ id, number, name }) => ({
    value: id,
    label: number === null ? name : `${number} · ${name}`,
    note: id === paired ? t('tablet.ownCounter') : undefined,
  }));
  if (paired === null) return null;
  const chosen = counterOf(choices, { content, paired });
  if (!content.settings.staff.mayChangeCounter) {
    return (
      <Fixed title={t('tablet.counter')} value={named.find(({ value }) => value === chosen)?.label ?? ''} />
    );
  }
  return (
    <ChoiceGroup
      legend={t('tablet.counter')}
      hint={t('tablet.counterHint')}
      choices={named}
      chosen={chosen}
      disabled={keeping}
      onChoose={(counter) => kiosk.send({ type: 'staff-wished', wish: { type: 'counter', counter } })}
    />
  );
}

function LanguageChoice({ office }: PartProps): ReactNode {
  const { t } = useTranslation(['staff', 'common']);
  const kiosk = useKiosk();
  const { choices, keeping } = useKioskState((state) => state.staff);
  if (!office.content.settings.staff.mayChangeLanguage) return null;
  const own = LANGUAGES.map((language) => ({ value: language, label: t(`common:language.${language}`) }));
  const chosen = LANGUAGES.find((language) => language === choices.language) ?? null;
  return (
    <ChoiceGroup
      legend={t('tablet.language')}
      choices={[{ value: null, label: t('tablet.byCentre') }, ...own]}
      chosen={chosen}
      disabled={keeping}
      onChoose={(language) => kiosk.send({ type: 'staff-wished', wish: { type: 'language', language } })}
    />
  );
}

const MODES = ['open', 'invited'] as const;

function IntakeChoice({ office }: PartProps): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  const { choices, keeping } = useKioskState((state) => state.staff);
  const { staff, intake } = office.content.settings;
  if (!staff.mayChangeIntake) return null;
  const own = MODES.map((mode) => ({ value: mode, label: t(`tablet.intakes.${mode}`) }));
  return (
    <ChoiceGroup
      legend={t('tablet.intake')}
      choices={[
        { value: null, label: t('tablet.byCentre'), note: t(`tablet.intakes.${intake.mode}`) },
        ...own,
      ]}
      chosen={choices.intake}
      disabled={keeping}
      onChoose={(mode) => kiosk.send({ type: 'staff-wished', wish: { type: 'intake', mode } })}
    />
  );
}

function Fixed({ title, value }: { readonly title: string; readonly value: string }): ReactNode {
  const { t } = useTranslation('staff');
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      <p lang="vi">{value}</p>
      <p className={styles.hint}>{t('tablet.fixed')}</p>
    </section>
  );
}
