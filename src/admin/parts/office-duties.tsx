import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { toClerkId, toCounterId } from '#shared/domain/ids.ts';
import { Button } from '#ui/button.tsx';
import type { Duty } from '../api/office-api.ts';
import { inOrder } from '../lib/by-name.ts';
import { useAct } from '../lib/use-act.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/office-page.module.css';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { DutyForm } from './duty-form.tsx';
import { Empty } from './empty.tsx';
import { Folded } from './folded.tsx';
import { Notice } from './notice.tsx';
import { RosterForm } from './roster-form.tsx';

/** Who is rated at which counter: now, later, and under a fold until when others were. */
export function OfficeDuties(props: { readonly unit: string; readonly mayEdit: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { office, nowMs } = useServices();
  const { duties, failure } = useStore(office);
  const { directory } = useNames();
  const [adding, setAdding] = useState<'duty' | 'roster' | null>(null);
  const { unit } = props;
  useEffect(() => void office.getState().loadDuties(unit), [office, unit]);
  const now = new Date(nowMs()).toISOString();
  const past = (duties ?? []).filter(({ to }) => to !== null && to <= now);
  const counters = inOrder(
    (directory?.counters ?? []).filter((one) => one.unit === unit && one.closedAt === null),
  );
  const listOf = (items: readonly Duty[], label: string, withCounter: boolean) => (
    <ul className={styles.rows} aria-label={label}>
      {items
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .map((duty) => (
          <DutyRow key={duty.id} duty={duty} now={now} withCounter={withCounter} {...props} />
        ))}
    </ul>
  );
  return (
    <section className={styles.section} aria-labelledby="office-duties">
      <div className={styles.bar}>
        <h2 id="office-duties" className={styles.heading}>
          {t('office.duties.title')}
        </h2>
        {props.mayEdit && adding === null && counters.length > 0 && (
          <div className={styles.bar}>
            <Button size="desk" onClick={() => setAdding('roster')}>
              {t('office.duties.roster.add')}
            </Button>
            <Button size="desk" look="primary" onClick={() => setAdding('duty')}>
              {t('office.duties.add')}
            </Button>
          </div>
        )}
      </div>
      <p className={styles.soft}>{t('office.duties.lead')}</p>
      {adding === 'duty' && <DutyForm unit={unit} onClose={() => setAdding(null)} />}
      {adding === 'roster' && <RosterForm unit={unit} onClose={() => setAdding(null)} />}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {duties === null && failure === null && <p>{t('office.loading')}</p>}
      {duties !== null && counters.length === 0 && (
        <Empty title={t('office.counters.empty')} text={t('office.duties.noCounters')} />
      )}
      {duties !== null &&
        counters.map((counter) => {
          const here = duties.filter((one) => one.counter === counter.id && !past.includes(one));
          const name = counter.number === null ? counter.name : `${counter.number} · ${counter.name}`;
          return (
            <div key={counter.id}>
              <h3>{name}</h3>
              {here.length === 0 ? (
                <p className={styles.soft}>{t('office.duties.nobody')}</p>
              ) : (
                listOf(here, name, false)
              )}
            </div>
          );
        })}
      {past.length > 0 && (
        <Folded title={t('office.duties.past', { n: past.length })}>
          {listOf(past, t('office.duties.pastList'), true)}
        </Folded>
      )}
    </section>
  );
}

function DutyRow(props: {
  readonly duty: Duty;
  readonly now: string;
  readonly unit: string;
  readonly withCounter: boolean;
  readonly mayEdit: boolean;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { directory } = useNames();
  const { act, failure } = useAct();
  const { duty, now, unit } = props;
  const clerk = directory?.clerks.find(({ id }) => id === duty.clerk)?.name ?? duty.clerk;
  const counter = directory?.counters.find(({ id }) => id === duty.counter)?.name ?? duty.counter;
  const begun = duty.from <= now;
  const over = duty.to !== null && duty.to <= now;
  const moment = (iso: string) => `${formats.clock(iso)} ${formats.date(iso)}`;
  const from = moment(duty.from);
  const span =
    duty.to === null
      ? t('office.duties.openSpan', { from })
      : t('office.duties.span', { from, to: moment(duty.to) });
  const end = () =>
    act((api) => api.endDuty(duty.id, now), {
      said: t('office.duties.ended', { name: clerk }),
      undo: (api) => api.endDuty(duty.id, duty.to),
    });
  const remove = () =>
    act((api) => api.removeDuty(duty.id), {
      said: t('office.duties.removed', { name: clerk }),
      undo: (api) =>
        api.createDuty(unit, {
          counter: toCounterId(duty.counter),
          clerk: toClerkId(duty.clerk),
          from: duty.from,
          to: duty.to,
          endsOfClerk: false,
          endsOfCounter: false,
        }),
    });
  const label = begun
    ? t('office.duties.endOf', { name: clerk })
    : t('office.duties.removeOf', { name: clerk, from });
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p className={styles.name}>{props.withCounter ? `${clerk} · ${counter}` : clerk}</p>
        <p className={styles.soft}>{begun && !over ? `${t('office.duties.now')} · ${span}` : span}</p>
      </div>
      {props.mayEdit && !over && (
        <div className={styles.actions}>
          <Button size="desk" look="quiet" aria-label={label} onClick={() => void (begun ? end() : remove())}>
            {begun ? t('office.duties.end') : t('office.duties.remove')}
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
