import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClerkId } from '#shared/domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { type Clerk, clerkOnDuty, findClerk, rosteredClerk } from '../clerk-on-duty.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { dutyEndsMs } from './closing-time.ts';
import styles from './duty-section.module.css';

/** Who is on duty: told where the centre decides it, changed where clerks sign on. */
export function DutySection({ office }: { readonly office: Office }): ReactNode {
  const { t } = useTranslation('staff');
  const choices = useKioskState((state) => state.staff.choices);
  const { wallMs } = useKiosk();
  const signIn = office.content.settings.staff.duty === 'sign-in';
  const clerk = findClerk(office.content, clerkOnDuty(office, choices, wallMs()));
  return (
    <section className={styles.duty} aria-labelledby="duty-title">
      <h2 id="duty-title" className={styles.title}>
        {t('counter.duty')}
      </h2>
      {signIn ? (
        <>
          {clerk === undefined ? <p>{t('counter.nobody')}</p> : <SignedOn office={office} clerk={clerk} />}
          <Names office={office} present={clerk?.id ?? null} />
        </>
      ) : (
        <>
          {clerk === undefined ? (
            <p>{t('counter.nobodyRostered')}</p>
          ) : (
            <OnDuty words={t('counter.rostered')} clerk={clerk} />
          )}
          <p className={styles.note}>{t('counter.roster')}</p>
        </>
      )}
    </section>
  );
}

function OnDuty({ words, clerk }: { readonly words: string; readonly clerk: Clerk }): ReactNode {
  return (
    <p>
      <span className={styles.note}>{words}</span>
      <span className={styles.name} lang="vi">
        {clerk.name}
        {clerk.title !== null && <span className={styles.note}>{clerk.title}</span>}
      </span>
    </p>
  );
}

function SignedOn({ office, clerk }: { readonly office: Office; readonly clerk: Clerk }): ReactNode {
  const { t, i18n } = useTranslation('staff');
  const kiosk = useKiosk();
  const since = useKioskState((state) => state.staff.choices.signOn?.since);
  const keeping = useKioskState((state) => state.staff.keeping);
  const { settings, unit } = office.content;
  const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short', timeZone: unit.timeZone });
  return (
    <div className={styles.present}>
      <div>
        <OnDuty words={t('counter.onDuty')} clerk={clerk} />
        {since !== undefined && (
          <p className={styles.note}>
            {t('counter.since', {
              from: clock.format(new Date(since)),
              until: clock.format(new Date(dutyEndsMs(Date.parse(since), settings.hours, unit.timeZone))),
            })}
          </p>
        )}
      </div>
      <Button
        disabled={keeping}
        onClick={() => kiosk.send({ type: 'staff-wished', wish: { type: 'sign-off' } })}
      >
        {t('counter.signOff')}
      </Button>
    </div>
  );
}

/** Everybody else of the unit; whom the roster names comes first. */
function Names({
  office,
  present,
}: {
  readonly office: Office;
  readonly present: ClerkId | null;
}): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  const keeping = useKioskState((state) => state.staff.keeping);
  const planned = rosteredClerk(office, kiosk.wallMs());
  const others = office.content.clerks.filter(({ id }) => id !== present);
  const sorted = [...others].sort((a, b) => Number(b.id === planned) - Number(a.id === planned));
  if (office.content.clerks.length === 0) return <p>{t('counter.noClerks')}</p>;
  if (sorted.length === 0) return null;
  return (
    <>
      <h3 className={styles.choose} id="names-title">
        {present === null ? t('counter.signOn') : t('counter.replace')}
      </h3>
      <ul className={styles.names} aria-labelledby="names-title">
        {sorted.map(({ id, name, title }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.clerk}
              disabled={keeping}
              onClick={() => kiosk.send({ type: 'staff-wished', wish: { type: 'sign-on', clerk: id } })}
            >
              <strong lang="vi">{name}</strong>
              {title !== null && <span lang="vi">{title}</span>}
              {id === planned && <span>{t('counter.planned')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
