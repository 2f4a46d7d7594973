import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackDoor, FeedbackDraft } from '../feedback-state.ts';
import { keyed } from '../keyed.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { consentTextOf } from './consent-texts.ts';
import styles from './form.module.css';
import { Tick } from './tick.tsx';

export interface ConsentProps {
  readonly office: Office;
  readonly door: FeedbackDoor;
  readonly consent: FeedbackDraft['consent'];
  readonly error: string | null;
}

/** What somebody agrees to, in full beside the box; which wording it was is kept with the tick. */
export function Consent({ office, door, consent, error }: ConsentProps): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  const language = useKioskState((state) => state.language);
  const { version, text } = consentTextOf(door, office.content.settings.feedback);
  const lines = text[language].split('\n').filter((line) => line.trim() !== '');
  return (
    <section className={styles.consent} aria-labelledby="consent">
      <h2 id="consent" className={styles.label}>
        {t('consent.title')}
      </h2>
      <ul className={styles.terms}>
        {keyed(lines, (line) => line).map(({ key, item }) => (
          <li key={key}>
            <Term line={item} />
          </li>
        ))}
      </ul>
      <Tick
        label={door === 'integrity' ? t('consent.integrity') : t('consent.petition')}
        error={error}
        ticked={consent !== null}
        onTick={(ticked) => kiosk.send({ type: 'consent-given', version: ticked ? version : null })}
      />
    </section>
  );
}

/** "What for: …" – the short lead is what the eye looks for. */
const LEAD = /^([^:]{2,30}:)(.*)$/s;

function Term({ line }: { readonly line: string }): ReactNode {
  const [, lead, rest] = LEAD.exec(line) ?? [];
  if (lead === undefined) return line;
  return (
    <>
      <strong>{lead}</strong>
      {rest}
    </>
  );
}
