import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import type { Directory } from '../api/directory-api.ts';
import { photoUrl } from '../api/office-api.ts';
import { inOrder } from '../lib/by-name.ts';
import { useAct } from '../lib/use-act.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/office-page.module.css';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { ClerkForm, LeaveForm, TransferForm } from './clerk-forms.tsx';
import { ClerkPhotoForm } from './clerk-photo.tsx';
import { Empty } from './empty.tsx';
import { Folded } from './folded.tsx';
import { Notice } from './notice.tsx';

type Clerk = Directory['clerks'][number];

/** Who is rated in a unit: those who work there, and under a fold those who left. */
export function OfficePeople(props: { readonly unit: string; readonly mayEdit: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const { directory } = useNames();
  const [adding, setAdding] = useState(false);
  const own = inOrder((directory?.clerks ?? []).filter(({ unit }) => unit === props.unit));
  const here = own.filter(({ leftOn }) => leftOn === null);
  const left = own.filter(({ leftOn }) => leftOn !== null);
  const list = (clerks: readonly Clerk[], label: string) => (
    <ul className={styles.rows} aria-label={label}>
      {clerks.map((clerk) => (
        <ClerkRow key={clerk.id} clerk={clerk} mayEdit={props.mayEdit} />
      ))}
    </ul>
  );
  return (
    <section className={styles.section} aria-labelledby="office-people">
      <div className={styles.bar}>
        <h2 id="office-people" className={styles.heading}>
          {t('office.people.title')}
        </h2>
        {props.mayEdit && !adding && (
          <Button size="desk" look="primary" onClick={() => setAdding(true)}>
            {t('office.people.add')}
          </Button>
        )}
      </div>
      {adding && <ClerkForm unit={props.unit} clerk={null} onClose={() => setAdding(false)} />}
      {here.length === 0 ? (
        <Empty title={t('office.people.empty')} text={t('office.people.emptyText')} />
      ) : (
        list(here, t('office.people.title'))
      )}
      {left.length > 0 && (
        <Folded title={t('office.people.left', { n: left.length })}>
          {list(left, t('office.people.leftList'))}
        </Folded>
      )}
    </section>
  );
}

type Doing = 'nothing' | 'edit' | 'photo' | 'leave' | 'transfer';

function ClerkRow({ clerk, mayEdit }: { readonly clerk: Clerk; readonly mayEdit: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const [doing, setDoing] = useState<Doing>('nothing');
  const isHere = clerk.leftOn === null;
  const since =
    clerk.startedOn === null ? null : t('office.people.since', { day: formats.day(clerk.startedOn) });
  const until = clerk.leftOn === null ? null : t('office.people.until', { day: formats.day(clerk.leftOn) });
  const facts = [clerk.title, clerk.code, since, until].filter((fact) => fact !== null);
  return (
    <li className={classes(styles.row, styles.withPhoto, !isHere && styles.gone)}>
      <ClerkPhoto clerk={clerk} />
      <div className={styles.what}>
        <p className={styles.name}>{clerk.name}</p>
        <p className={styles.soft}>{facts.join(' · ')}</p>
      </div>
      {mayEdit && <ClerkActions clerk={clerk} onDo={setDoing} />}
      {doing !== 'nothing' && (
        <div className={styles.wide}>
          <ClerkDeed doing={doing} clerk={clerk} onClose={() => setDoing('nothing')} />
        </div>
      )}
    </li>
  );
}

function ClerkActions(props: { readonly clerk: Clerk; readonly onDo: (doing: Doing) => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { clerk } = props;
  const { act, failure } = useAct();
  const { directory } = useNames();
  const { name } = clerk;
  const elsewhere = (directory?.units ?? []).some(
    ({ id, closedAt }) => id !== clerk.unit && closedAt === null,
  );
  const button = (label: string, full: string, doing: Doing) => (
    <Button size="desk" look="quiet" aria-label={full} onClick={() => props.onDo(doing)}>
      {label}
    </Button>
  );
  if (clerk.leftOn !== null) {
    const back = () =>
      act((api) => api.comeBack(clerk.id), { said: t('office.people.cameBack', { name }), undo: null });
    return (
      <div className={styles.actions}>
        <Button
          size="desk"
          look="quiet"
          aria-label={t('office.people.comeBackOf', { name })}
          onClick={() => void back()}
        >
          {t('office.people.comeBack')}
        </Button>
        {failure !== null && <Notice tone="alarm">{failure}</Notice>}
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      {button(t('office.edit'), t('office.editOf', { name }), 'edit')}
      {button(t('office.people.photo'), t('office.people.photoOf', { name }), 'photo')}
      {elsewhere && button(t('office.people.transfer'), t('office.people.transferOf', { name }), 'transfer')}
      {button(t('office.people.leave'), t('office.people.leaveOf', { name }), 'leave')}
    </div>
  );
}

function ClerkDeed(props: {
  readonly doing: Exclude<Doing, 'nothing'>;
  readonly clerk: Clerk;
  readonly onClose: () => void;
}): ReactNode {
  const { doing, clerk, onClose } = props;
  switch (doing) {
    case 'edit':
      return <ClerkForm unit={clerk.unit} clerk={clerk} onClose={onClose} />;
    case 'photo':
      return <ClerkPhotoForm clerk={clerk} onClose={onClose} />;
    case 'leave':
      return <LeaveForm clerk={clerk} onClose={onClose} />;
    case 'transfer':
      return <TransferForm clerk={clerk} onClose={onClose} />;
  }
}

function ClerkPhoto({ clerk }: { readonly clerk: Clerk }): ReactNode {
  const { office } = useServices();
  const photos = useStore(office, (state) => state.photos);
  // The name stands beside it, so the picture says nothing more.
  if (clerk.hasPhoto) return <img className={styles.photo} src={photoUrl(clerk.id, photos)} alt="" />;
  return (
    <span className={classes(styles.photo, styles.initial)} aria-hidden="true">
      {clerk.name.split(' ').at(-1)?.slice(0, 1)}
    </span>
  );
}
