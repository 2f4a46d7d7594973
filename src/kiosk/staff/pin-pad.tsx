import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { STAFF_PIN_LENGTH } from '#shared/domain/staff-pin.ts';
import { classes } from '#ui/classes.ts';
import { type KioskApp, useKiosk, useKioskState } from '../kiosk-context.tsx';
import { BackBar } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';
import { Title } from '../parts/title.tsx';
import { staffFormats } from '../staff-formats.ts';
import styles from './pin-pad.module.css';
import type { PinStep } from './staff-state.ts';

export interface PinPadProps {
  readonly digits: string;
  readonly step: PinStep;
}

/** Asks for the staff's PIN. The digits are never shown. */
export function PinPad({ digits, step }: PinPadProps): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  useEffect(() => followKeys(kiosk), [kiosk]);
  return (
    <Frame lead={<BackBar home />}>
      <div className={styles.door}>
        <div className={styles.said}>
          <Title className={styles.title}>{t('pin.title')}</Title>
          <p className={styles.hint}>{t('pin.hint')}</p>
          <Dots count={digits.length} />
          <div role="alert" className={styles.message}>
            <Message step={step} />
          </div>
          {step.type === 'locked' && <LockedFor untilMs={step.untilMs} />}
        </div>
        <Keys off={step.type === 'locked' || step.type === 'checking'} />
      </div>
    </Frame>
  );
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

function Keys({ off }: { readonly off: boolean }): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  return (
    <fieldset className={styles.keys} aria-label={t('pin.pad')}>
      {DIGITS.map((digit) => (
        <button
          key={digit}
          type="button"
          className={classes(styles.key, digit === '0' && styles.zero)}
          aria-disabled={off}
          onClick={() => kiosk.send({ type: 'pin-typed', digit })}
        >
          {digit}
        </button>
      ))}
      <button
        type="button"
        className={classes(styles.key, styles.erase)}
        aria-disabled={off}
        onClick={() => kiosk.send({ type: 'pin-erased' })}
      >
        {t('pin.erase')}
      </button>
    </fieldset>
  );
}

function Dots({ count }: { readonly count: number }): ReactNode {
  const { t } = useTranslation('staff');
  const places = Array.from({ length: STAFF_PIN_LENGTH }, (_, place) => place);
  return (
    <div
      role="img"
      className={styles.dots}
      aria-label={t('pin.entered', { n: count, total: STAFF_PIN_LENGTH })}
    >
      {places.map((place) => (
        <span key={place} className={classes(styles.dot, place < count && styles.full)} />
      ))}
    </div>
  );
}

function Message({ step }: { readonly step: PinStep }): ReactNode {
  const { t } = useTranslation('staff');
  switch (step.type) {
    case 'entering':
      return null;
    case 'checking':
      return t('pin.checking');
    case 'wrong':
      return t('pin.wrong', { count: step.triesLeft });
    case 'locked':
      return t('pin.locked');
    case 'failed':
      return t('pin.failed');
  }
}

/** Counts without being read aloud every second. */
function LockedFor({ untilMs }: { readonly untilMs: number }): ReactNode {
  const { t, i18n } = useTranslation('staff');
  const leftMs = useKioskState((state) => Math.ceil((untilMs - state.nowMs) / 1_000) * 1_000);
  const formats = staffFormats(i18n.language, 'UTC');
  return (
    <>
      <p className={styles.lock}>{t('pin.lockedFor', { duration: formats.duration(leftMs) })}</p>
      <p className={styles.hint}>{t('pin.lockedHint')}</p>
    </>
  );
}

/** A keyboard types as well, wherever the focus is. */
function followKeys(kiosk: KioskApp): () => void {
  const onKey = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
    if (ctrlKey || altKey || metaKey) return;
    if (/^\d$/.test(key)) kiosk.send({ type: 'pin-typed', digit: key });
    else if (key === 'Backspace') kiosk.send({ type: 'pin-erased' });
    else if (key === 'Escape') kiosk.send({ type: 'back' });
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
