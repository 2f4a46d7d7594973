import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { setupSteps } from '../lib/setup-steps.ts';
import { useMay } from '../lib/use-may.ts';
import { PageHead } from '../parts/page-head.tsx';
import { SetupList } from '../parts/setup-list.tsx';
import { useServices, useSession } from '../services.tsx';
import { toPart } from './settings-page.tsx';
import styles from './start-page.module.css';
import { useNames } from './use-names.ts';

/** Where somebody begins: what the office still needs until ratings come in, read from what is there. */
export function StartPage(): ReactNode {
  const { t } = useTranslation('admin');
  const session = useSession((state) => state.session);
  return (
    <div className={styles.page}>
      <PageHead title={t('start.title')} lead={t('start.lead', { unit: session?.unit.name ?? '' })} />
      <Setup />
    </div>
  );
}

function Setup(): ReactNode {
  const { t } = useTranslation('admin');
  const may = useMay();
  const { start, settings, devices } = useServices();
  const session = useSession((state) => state.session);
  const unit = session?.unit.id ?? '';
  const { directory } = useNames();
  const { view } = useStore(settings);
  const fleet = useStore(devices);
  const facts = useStore(start);
  const admin = may('content.write') && may('devices.manage');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the account may follows from the account.
  useEffect(() => {
    if (!admin || unit === '') return;
    void settings.getState().load(unit);
    void start.getState().load(unit, may);
  }, [admin, settings, start, unit]);
  if (!admin) return <p>{t('start.noSetup')}</p>;
  const own = view?.unit === unit ? view.items : null;
  const decided = own?.filter(({ origin }) => origin !== null).map(({ part }) => toPart(part)) ?? null;
  const steps = setupSteps({
    directory,
    devices: fleet.status === 'ready' ? fleet.items : null,
    decided: decided === null ? null : new Set(decided.filter((part) => part !== null)),
    pinSet: own?.find(({ part }) => part === 'staff')?.pinSet ?? null,
    secondFactor: session?.secondFactor === true,
    hasProcedures: facts.hasProcedures,
    hasDuties: facts.hasDuties,
    hasRatings: facts.hasRatings,
  });
  return <SetupList steps={steps} />;
}
