import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '#i18n/text-in.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { countByField } from '../count-by-field.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { LifeEventIcon } from './life-event-icon.tsx';
import type { OfferedEvent } from './offered-events.ts';
import styles from './start-tiles.module.css';

export interface StartTilesProps {
  readonly procedures: readonly Procedure[];
  readonly events: readonly OfferedEvent[];
}

/** The ways in without typing: what happened in somebody's life, and the fields of the office. */
export function StartTiles({ procedures, events }: StartTilesProps): ReactNode {
  const { t } = useTranslation('finding');
  return (
    <>
      {events.length > 0 && (
        <section className={styles.section} aria-labelledby="life-events">
          <h2 className={styles.heading} id="life-events">
            {t('lifeEvents')}
          </h2>
          <ul className={styles.tiles}>
            {events.map((offered) => (
              <EventTile key={offered.event.id} offered={offered} />
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section} aria-labelledby="fields">
        <h2 className={styles.heading} id="fields">
          {t('fields')}
        </h2>
        <ul className={styles.fields}>
          {countByField(procedures).map(({ field, count }) => (
            <FieldTile key={field} field={field} count={count} />
          ))}
        </ul>
      </section>
    </>
  );
}

function EventTile({ offered: { event } }: { readonly offered: OfferedEvent }): ReactNode {
  const kiosk = useKiosk();
  const language = useKioskState((state) => state.language);
  return (
    <li>
      <button
        type="button"
        className={styles.tile}
        onClick={() => kiosk.send({ type: 'life-event-chosen', lifeEvent: event.id })}
      >
        <span className={styles.icon}>
          <LifeEventIcon id={event.id} />
        </span>
        <span className={styles.label}>{textIn(event.label, language)}</span>
      </button>
    </li>
  );
}

function FieldTile({ field, count }: { readonly field: string; readonly count: number }): ReactNode {
  const { t } = useTranslation('finding');
  const kiosk = useKiosk();
  return (
    <li>
      <button
        type="button"
        className={styles.field}
        onClick={() => kiosk.send({ type: 'field-chosen', field })}
      >
        <span className={styles.fieldName} lang="vi">
          {field}
        </span>
        <span className={styles.count}>{t('count', { count })}</span>
      </button>
    </li>
  );
}
