import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '#i18n/text-in.ts';
import { useKioskState } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { ContactStrip } from '../parts/contact-strip.tsx';
import { Doors } from '../parts/doors.tsx';
import { Frame } from '../parts/frame.tsx';
import { type AsleepFacts, asleepFacts } from './asleep-facts.ts';
import styles from './asleep-screen.module.css';
import { driftOf } from './drift.ts';
import { useIdleFormats } from './use-idle-formats.ts';

const MINUTE_MS = 60_000;

/** Outside the opening hours: when the office opens, whom to call, and the doors that stay open. The question does not stand here. */
export function AsleepScreen({ office }: { readonly office: Office }): ReactNode {
  const { t } = useTranslation('idle');
  const language = useKioskState((state) => state.language);
  const minute = useKioskState(({ wallMs }) => Math.floor(wallMs / MINUTE_MS));
  const { content } = office;
  const facts = asleepFacts(content, minute * MINUTE_MS);
  return (
    <Frame tone="night">
      <div className={styles.asleep} data-fills>
        <div className={styles.facts} style={{ transform: driftOf(minute) }}>
          {facts.name !== null && <p className={styles.name}>{textIn(facts.name, language)}</p>}
          <h1 className={styles.title}>{t(`asleep.${facts.when}`)}</h1>
          <Hours facts={facts} timeZone={content.unit.timeZone} />
          <ContactStrip contact={content.unit.contact} />
        </div>
        <div className={styles.below}>
          <p>{content.settings.feedback.doors.length > 0 ? t('asleep.leadFeedback') : t('asleep.lead')}</p>
          <Doors />
        </div>
      </div>
    </Frame>
  );
}

function Hours({ facts, timeZone }: { readonly facts: AsleepFacts; readonly timeZone: string }): ReactNode {
  const { t } = useTranslation('idle');
  const formats = useIdleFormats();
  const { ranges, opens } = facts;
  return (
    <dl className={styles.hours}>
      {opens !== null && (
        <div>
          <dt>{t('asleep.opens')}</dt>
          <dd>
            {opens.today
              ? t('asleep.opensToday', { time: opens.time })
              : t('asleep.opensAt', { time: opens.time, day: formats.dayOf(opens.atMs, timeZone) })}
          </dd>
        </div>
      )}
      {ranges !== null && ranges.length > 0 && (
        <div>
          <dt>{t('asleep.today')}</dt>
          <dd>{ranges.map(({ from, to }) => `${from} – ${to}`).join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}
