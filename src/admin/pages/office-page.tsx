import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useMay } from '../lib/use-may.ts';
import { useUnit } from '../lib/use-unit.ts';
import { DoneNotice } from '../parts/done-notice.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficeCounters } from '../parts/office-counters.tsx';
import { OfficeDuties } from '../parts/office-duties.tsx';
import { OfficeHistory } from '../parts/office-history.tsx';
import { OfficeImport } from '../parts/office-import.tsx';
import { OfficePeople } from '../parts/office-people.tsx';
import { OfficeUnits } from '../parts/office-units.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices } from '../services.tsx';
import styles from './office-page.module.css';
import { useNames } from './use-names.ts';

const TABS = ['counters', 'people', 'duties', 'units', 'import', 'history'] as const;
type Tab = (typeof TABS)[number];

/** A unit with its counters, its people, who is on duty, the units around it, and what was done to all of them. */
export function OfficePage({ tab: name }: { readonly tab: string }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const may = useMay();
  const { office, directory: names } = useServices();
  const [unit, choose] = useUnit();
  const { directory } = useNames();
  const failure = useStore(names, (state) => state.failure);
  const tabs = TABS.filter((one) => one !== 'import' || may('people.write'));
  const tab = tabs.find((one) => one === name) ?? 'counters';
  const found = directory?.units.find(({ id }) => id === unit);
  // What was done in one unit is not said over another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by the unit.
  useEffect(() => () => office.getState().dismiss(), [office, unit]);
  return (
    <div className={styles.page}>
      <PageHead title={t('office.title')} lead={t('office.lead')} />
      <UnitPicker unit={unit} onChoose={choose} />
      <nav className={styles.tabs} aria-label={t('office.tabsLabel')}>
        {tabs.map((one) => (
          <Link
            key={one}
            className={styles.tab}
            href={`/office${one === 'counters' ? '' : `/${one}`}?unit=${encodeURIComponent(unit)}`}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`office.tabs.${one}`)}
          </Link>
        ))}
      </nav>
      <DoneNotice />
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {directory === null && failure === null && <p>{t('office.loading')}</p>}
      {directory !== null && found === undefined && <p>{t('failure.notFound')}</p>}
      {found !== undefined && found.closedAt !== null && <Notice>{t('office.closedUnit')}</Notice>}
      {directory !== null && found !== undefined && (
        <Section key={`${unit} ${tab}`} tab={tab} unit={unit} open={found.closedAt === null} />
      )}
    </div>
  );
}

function Section(props: { readonly tab: Tab; readonly unit: string; readonly open: boolean }): ReactNode {
  const may = useMay();
  const people = may('people.write') && props.open;
  switch (props.tab) {
    case 'counters':
      return <OfficeCounters unit={props.unit} mayEdit={people} />;
    case 'people':
      return <OfficePeople unit={props.unit} mayEdit={people} />;
    case 'duties':
      return <OfficeDuties unit={props.unit} mayEdit={people} />;
    case 'units':
      return <OfficeUnits unit={props.unit} mayEdit={may('units.write')} />;
    case 'import':
      return <OfficeImport unit={props.unit} />;
    case 'history':
      return <OfficeHistory unit={props.unit} />;
  }
}
