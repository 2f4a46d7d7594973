import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { ProcedureFilter } from '../api/procedures-api.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import { useUnit, useUnitHref } from '../lib/use-unit.ts';
import { Empty } from '../parts/empty.tsx';
import { StaleNotice } from '../parts/freshness.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProcedureList } from '../parts/procedure-list.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';
import own from './procedures-page.module.css';

const STATES = ['posted', 'with-draft', 'draft', 'withdrawn'] as const;

/** What the office posts; the filter stands in the address, so that a list can be handed on. */
export function ProceduresPage(): ReactNode {
  const { t } = useTranslation('admin');
  const { procedures } = useServices();
  const may = useMay();
  const state = useStore(procedures);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  const [search, setSearch] = useSearchParams();
  const filter: ProcedureFilter = {
    text: search.get('text') ?? '',
    state: search.get('state') ?? '',
    field: search.get('field') ?? '',
  };
  const { text, state: wished, field } = filter;
  const [unit, choose] = useUnit();
  const href = useUnitHref();
  useEffect(() => {
    if (signedIn) void procedures.getState().look({ text, state: wished, field }, unit);
  }, [procedures, signedIn, text, wished, field, unit]);
  const change = (part: Partial<ProcedureFilter>): void => {
    const entries = Object.entries({ ...filter, ...part, unit: search.get('unit') ?? '' }).filter(
      ([, value]) => value !== '',
    );
    setSearch(new URLSearchParams(entries), { replace: true });
  };
  const filtered = text !== '' || wished !== '' || field !== '';
  return (
    <div className={styles.page}>
      <PageHead title={t('procedures.title')} lead={t('procedures.lead')}>
        <Link href={href('/procedures/check')} className={styles.link}>
          {t('procedures.check')}
        </Link>
        {may('procedures.write') && (
          <>
            <Link href={href('/procedures/import')} className={styles.link}>
              {t('procedures.import')}
            </Link>
            <Link href={href('/procedures/new')} className={styles.link}>
              {t('procedures.add')}
            </Link>
          </>
        )}
      </PageHead>
      <UnitPicker unit={unit} onChoose={choose} />
      <Filters filter={filter} fields={state.fields} onChange={change} />
      <StaleNotice
        atMs={state.refreshedAtMs}
        failure={state.failure}
        onRetry={() => void state.look(state.filter, unit)}
      />
      {state.status === 'loading' && state.failure === null && <p>{t('procedures.loading')}</p>}
      {state.items.length > 0 && <ProcedureList items={state.items} />}
      {state.status === 'ready' && state.items.length === 0 && (
        <Empty
          title={t(filtered ? 'procedures.nothing.title' : 'procedures.empty.title')}
          text={t(filtered ? 'procedures.nothing.text' : 'procedures.empty.text')}
        />
      )}
      {state.items.length > 0 && <Footer />}
    </div>
  );
}

function Filters(props: {
  readonly filter: ProcedureFilter;
  readonly fields: readonly string[];
  readonly onChange: (part: Partial<ProcedureFilter>) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { filter, fields, onChange } = props;
  return (
    <search className={own.filters} aria-label={t('procedures.filter.label')}>
      <TextField
        size="desk"
        label={t('procedures.filter.text')}
        type="search"
        value={filter.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <SelectField
        label={t('procedures.filter.state')}
        none={t('procedures.filter.all')}
        options={STATES.map((value) => ({ value, label: t(`procedures.state.${value}`) }))}
        value={filter.state}
        onChange={(state) => onChange({ state })}
      />
      <SelectField
        label={t('procedures.filter.field')}
        none={t('procedures.filter.all')}
        options={fields.map((value) => ({ value, label: value }))}
        value={filter.field}
        onChange={(field) => onChange({ field })}
      />
    </search>
  );
}

function Footer(): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { items, next, loadMore } = useStore(useServices().procedures);
  return (
    <div className={styles.footer}>
      <p className={styles.shown}>{t('procedures.shown', { n: formats.number(items.length) })}</p>
      {next !== null && (
        <Button size="desk" onClick={() => void loadMore()}>
          {t('procedures.more')}
        </Button>
      )}
    </div>
  );
}
