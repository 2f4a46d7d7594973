import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import type { Directory } from '../api/directory-api.ts';
import { inOrder } from '../lib/by-name.ts';
import { useAct } from '../lib/use-act.ts';
import styles from '../pages/office-page.module.css';
import { useNames } from '../pages/use-names.ts';
import { useSession } from '../services.tsx';
import { Notice } from './notice.tsx';
import { MergeForm, UnitForm } from './unit-forms.tsx';

type Unit = Directory['units'][number];

/** The units of the account as the tree that they are. */
export function OfficeUnits(props: { readonly unit: string; readonly mayEdit: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const { directory } = useNames();
  const [adding, setAdding] = useState(false);
  const units = directory?.units ?? [];
  const ids = new Set<string>(units.map(({ id }) => id));
  const roots = units.filter(({ parent }) => parent === null || !ids.has(parent));
  return (
    <section className={styles.section} aria-labelledby="office-units">
      <div className={styles.bar}>
        <h2 id="office-units" className={styles.heading}>
          {t('office.units.title')}
        </h2>
        {props.mayEdit && !adding && (
          <Button size="desk" look="primary" onClick={() => setAdding(true)}>
            {t('office.units.add')}
          </Button>
        )}
      </div>
      <p className={styles.soft}>{t('office.units.lead')}</p>
      {adding && <UnitForm unit={null} parent={props.unit} onClose={() => setAdding(false)} />}
      <ul className={styles.tree} aria-label={t('office.units.title')}>
        {inOrder(roots).map((root) => (
          <UnitBranch key={root.id} unit={root} units={units} mayEdit={props.mayEdit} />
        ))}
      </ul>
    </section>
  );
}

interface BranchProps {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly mayEdit: boolean;
}

function UnitBranch({ unit, units, mayEdit }: BranchProps): ReactNode {
  const below = inOrder(units.filter(({ parent }) => parent === unit.id));
  return (
    <li>
      <UnitRow unit={unit} units={units} mayEdit={mayEdit} />
      {below.length > 0 && (
        <ul>
          {below.map((one) => (
            <UnitBranch key={one.id} unit={one} units={units} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
    </li>
  );
}

function UnitRow({ unit, units, mayEdit }: BranchProps): ReactNode {
  const { t } = useTranslation('admin');
  const own = useSession((state) => state.session?.unit.id);
  const [doing, setDoing] = useState<'nothing' | 'edit' | 'merge'>('nothing');
  const { act, failure } = useAct();
  const { name } = unit;
  const isOpen = unit.closedAt === null;
  const successor = units.find(({ id }) => id === unit.successor);
  const facts = [t(`office.kinds.${unit.kind}`), unit.code].filter((fact) => fact !== null);
  const close = () =>
    act((api) => api.closeUnit(unit.id), {
      said: t('office.units.closedNow', { name }),
      undo: (api) => api.reopenUnit(unit.id),
    });
  const reopen = () =>
    act((api) => api.reopenUnit(unit.id), { said: t('office.units.reopened', { name }), undo: null });
  const onClose = () => setDoing('nothing');
  const quiet = (label: string, full: string, onClick: () => void) => (
    <Button size="desk" look="quiet" aria-label={full} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <div className={classes(styles.row, !isOpen && styles.gone)}>
      <div className={styles.what}>
        <p className={styles.name}>
          <Link href={`/office?unit=${encodeURIComponent(unit.id)}`}>{name}</Link>
        </p>
        <p className={styles.soft}>
          {facts.join(' · ')} {!isOpen && <Badge>{t('office.units.closed')}</Badge>}
          {successor !== undefined && ` ${t('office.units.mergedInto', { name: successor.name })}`}
        </p>
      </div>
      {mayEdit && (
        <div className={styles.actions}>
          {isOpen && quiet(t('office.edit'), t('office.editOf', { name }), () => setDoing('edit'))}
          {isOpen && unit.id !== own && (
            <>
              {quiet(t('office.units.merge'), t('office.units.mergeOf', { name }), () => setDoing('merge'))}
              {quiet(t('office.close'), t('office.closeOf', { name }), () => void close())}
            </>
          )}
          {!isOpen && quiet(t('office.reopen'), t('office.reopenOf', { name }), () => void reopen())}
        </div>
      )}
      {(failure !== null || doing !== 'nothing') && (
        <div className={styles.wide}>
          {failure !== null && <Notice tone="alarm">{failure}</Notice>}
          {doing === 'edit' && <UnitForm unit={unit} parent={unit.parent} onClose={onClose} />}
          {doing === 'merge' && <MergeForm unit={unit} onClose={onClose} />}
        </div>
      )}
    </div>
  );
}
