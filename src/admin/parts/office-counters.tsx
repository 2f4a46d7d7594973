import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { TextField } from '#ui/text-field.tsx';
import type { Directory } from '../api/directory-api.ts';
import { inOrder } from '../lib/by-name.ts';
import { orNull } from '../lib/or-null.ts';
import { useAct } from '../lib/use-act.ts';
import styles from '../pages/office-page.module.css';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { Empty } from './empty.tsx';
import { Folded } from './folded.tsx';
import { Notice } from './notice.tsx';
import { SmallForm } from './small-form.tsx';

type Counter = Directory['counters'][number];

/** The counters of a unit: those that are open, and under a fold those that were. */
export function OfficeCounters(props: { readonly unit: string; readonly mayEdit: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const { directory } = useNames();
  const [adding, setAdding] = useState(false);
  const own = inOrder((directory?.counters ?? []).filter(({ unit }) => unit === props.unit));
  const open = own.filter(({ closedAt }) => closedAt === null);
  const closed = own.filter(({ closedAt }) => closedAt !== null);
  const list = (counters: readonly Counter[], label: string) => (
    <ul className={styles.rows} aria-label={label}>
      {counters.map((counter) => (
        <CounterRow key={counter.id} counter={counter} mayEdit={props.mayEdit} />
      ))}
    </ul>
  );
  return (
    <section className={styles.section} aria-labelledby="office-counters">
      <div className={styles.bar}>
        <h2 id="office-counters" className={styles.heading}>
          {t('office.counters.title')}
        </h2>
        {props.mayEdit && !adding && (
          <Button size="desk" look="primary" onClick={() => setAdding(true)}>
            {t('office.counters.add')}
          </Button>
        )}
      </div>
      {adding && <CounterForm unit={props.unit} counter={null} onClose={() => setAdding(false)} />}
      {open.length === 0 ? (
        <Empty title={t('office.counters.empty')} text={t('office.counters.emptyText')} />
      ) : (
        list(open, t('office.counters.title'))
      )}
      {closed.length > 0 && (
        <Folded title={t('office.counters.closed', { n: closed.length })}>
          {list(closed, t('office.counters.closedList'))}
        </Folded>
      )}
    </section>
  );
}

function CounterRow({
  counter,
  mayEdit,
}: {
  readonly counter: Counter;
  readonly mayEdit: boolean;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { devices } = useServices();
  const fleet = useStore(devices, (state) => state.items);
  const [editing, setEditing] = useState(false);
  const { act, failure } = useAct();
  const name = counterName(counter);
  const tablets = fleet.filter(
    (device) => device.counter.id === counter.id && device.state !== 'revoked',
  ).length;
  const isOpen = counter.closedAt === null;
  const close = () =>
    act((api) => api.closeCounter(counter.id), {
      said: t('office.counters.closedNow', { name }),
      undo: (api) => api.reopenCounter(counter.id),
    });
  const reopen = () =>
    act((api) => api.reopenCounter(counter.id), {
      said: t('office.counters.reopened', { name }),
      undo: (api) => api.closeCounter(counter.id),
    });
  if (editing)
    return (
      <li className={styles.row}>
        <div className={styles.wide}>
          <CounterForm unit={counter.unit} counter={counter} onClose={() => setEditing(false)} />
        </div>
      </li>
    );
  return (
    <li className={classes(styles.row, !isOpen && styles.gone)}>
      <div className={styles.what}>
        <p className={styles.name}>{name}</p>
        {isOpen && <p className={styles.soft}>{t('office.counters.tablets', { n: tablets })}</p>}
      </div>
      {mayEdit && (
        <div className={styles.actions}>
          {isOpen && (
            <Button
              size="desk"
              look="quiet"
              aria-label={t('office.editOf', { name })}
              onClick={() => setEditing(true)}
            >
              {t('office.edit')}
            </Button>
          )}
          <Button
            size="desk"
            look="quiet"
            aria-label={isOpen ? t('office.closeOf', { name }) : t('office.reopenOf', { name })}
            onClick={() => void (isOpen ? close() : reopen())}
          >
            {isOpen ? t('office.close') : t('office.reopen')}
          </Button>
        </div>
      )}
      {failure !== null && (
        <div className={styles.wide}>
          <Notice tone="alarm">{failure}</Notice>
        </div>
      )}
    </li>
  );
}

function CounterForm(props: {
  readonly unit: string;
  readonly counter: Counter | null;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { office } = useServices();
  const { counter } = props;
  const [name, setName] = useState(counter?.name ?? '');
  const [number, setNumber] = useState(counter?.number ?? '');
  const [tried, setTried] = useState(false);
  const form = { name: name.trim(), number: orNull(number) };
  const save = () =>
    office
      .getState()
      .act(
        (api) =>
          counter === null ? api.createCounter(props.unit, form) : api.changeCounter(counter.id, form),
        {
          said: t('office.saved', { name: counterName(form) }),
          undo:
            counter === null
              ? null
              : (api) => api.changeCounter(counter.id, { name: counter.name, number: counter.number }),
        },
      );
  return (
    <SmallForm
      title={counter === null ? t('office.counters.add') : t('office.editOf', { name: counterName(counter) })}
      submit={t('office.save')}
      ready={form.name !== ''}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={props.onClose}
    >
      <TextField
        size="desk"
        label={t('office.counters.number')}
        hint={t('office.counters.numberHint')}
        maxLength={50}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <TextField
        size="desk"
        label={t('office.counters.name')}
        hint={t('office.counters.nameHint')}
        maxLength={200}
        value={name}
        error={tried && form.name === '' ? t('office.missingName') : null}
        onChange={(event) => setName(event.target.value)}
      />
    </SmallForm>
  );
}

/** As it hangs above the counter. */
function counterName({ name, number }: { readonly name: string; readonly number: string | null }): string {
  return number === null ? name : `${number} · ${name}`;
}
