import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { useStore } from 'zustand';
import { CASE_STATUSES } from '#shared/domain/case-status.ts';
import { CASE_KINDS } from '#shared/protocol/rule-pack.ts';
import { Button } from '#ui/button.tsx';
import type { CaseDoor, CaseFilter } from '../api/cases-api.ts';
import { useFormats } from '../lib/use-formats.ts';
import { CaseList } from '../parts/case-list.tsx';
import { Empty } from '../parts/empty.tsx';
import { StaleNotice } from '../parts/freshness.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { useServices, useSession } from '../services.tsx';
import own from './cases-page.module.css';
import styles from './page.module.css';

/** What citizens wrote and what waits to be done; the filter stands in the address. */
export function CasesPage({ door }: { readonly door: CaseDoor }): ReactNode {
  const { t } = useTranslation('admin');
  const { cases } = useServices();
  const state = useStore(cases);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  const [search, setSearch] = useSearchParams();
  const filter: CaseFilter = {
    status: search.get('status') ?? '',
    kind: search.get('kind') ?? '',
    owner: search.get('owner') ?? '',
    overdue: search.get('overdue') ?? '',
  };
  const { status, kind, owner, overdue } = filter;
  useEffect(() => {
    if (signedIn) void cases.getState().look(door, { status, kind, owner, overdue });
  }, [cases, signedIn, door, status, kind, owner, overdue]);
  const change = (part: Partial<CaseFilter>): void => {
    const entries = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== '');
    setSearch(new URLSearchParams(entries), { replace: true });
  };
  const filtered = Object.values(filter).some((value) => value !== '');
  const blank = filtered ? 'nothing' : 'empty';
  return (
    <div className={styles.page}>
      <PageHead title={t(`cases.titles.${door}`)} lead={t('cases.lead')} />
      <Filters door={door} filter={filter} onChange={change} />
      <StaleNotice
        atMs={state.refreshedAtMs}
        failure={state.failure}
        onRetry={() => void state.look(door, state.filter)}
      />
      {state.status === 'loading' && state.failure === null && <p>{t('cases.loading')}</p>}
      {state.items.length > 0 && <CaseList door={door} items={state.items} />}
      {state.status === 'ready' && state.items.length === 0 && (
        <Empty title={t(`cases.${blank}.title`)} text={t(`cases.${blank}.text`)} />
      )}
      {state.items.length > 0 && <Footer />}
    </div>
  );
}

function Filters(props: {
  readonly door: CaseDoor;
  readonly filter: CaseFilter;
  readonly onChange: (part: Partial<CaseFilter>) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { door, filter, onChange } = props;
  const kinds = CASE_KINDS.filter((kind) => kind !== 'integrity');
  return (
    <search className={own.filters} aria-label={t('cases.filter.label')}>
      <SelectField
        label={t('cases.filter.status')}
        none={t('cases.filter.all')}
        options={CASE_STATUSES.map((value) => ({ value, label: t(`cases.statuses.${value}`) }))}
        value={filter.status}
        onChange={(status) => onChange({ status })}
      />
      {door === 'cases' && (
        <SelectField
          label={t('cases.filter.kind')}
          none={t('cases.filter.all')}
          options={kinds.map((value) => ({ value, label: t(`cases.kinds.${value}`) }))}
          value={filter.kind}
          onChange={(kind) => onChange({ kind })}
        />
      )}
      <SelectField
        label={t('cases.filter.owner')}
        none={t('cases.filter.all')}
        options={(['me', 'none'] as const).map((value) => ({ value, label: t(`cases.filter.${value}`) }))}
        value={filter.owner}
        onChange={(owner) => onChange({ owner })}
      />
      <SelectField
        label={t('cases.filter.overdue')}
        none={t('cases.filter.all')}
        options={[{ value: 'true', label: t('cases.filter.onlyOverdue') }]}
        value={filter.overdue}
        onChange={(overdue) => onChange({ overdue })}
      />
    </search>
  );
}

function Footer(): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { items, next, loadMore } = useStore(useServices().cases);
  return (
    <div className={styles.footer}>
      <p className={styles.shown}>{t('cases.shown', { n: formats.number(items.length) })}</p>
      {next !== null && (
        <Button size="desk" onClick={() => void loadMore()}>
          {t('cases.more')}
        </Button>
      )}
    </div>
  );
}
