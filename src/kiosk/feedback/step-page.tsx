import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { makeReceiptCode, RECEIPT_RANDOM_BYTES } from '#shared/domain/receipt-code.ts';
import { Button } from '#ui/button.tsx';
import { faultsOnStep, isUnwritten, stepsOf } from '../feedback-draft.ts';
import type { FeedbackDraft, FeedbackPlace } from '../feedback-state.ts';
import { useKiosk } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { ContactButton } from '../parts/contact-button.tsx';
import { Title } from '../parts/title.tsx';
import { useFaultWords } from './fault-words.ts';
import styles from './form.module.css';
import { ContactStep, ReviewStep, SenderStep, TextStep } from './steps.tsx';

export interface StepPageProps {
  readonly office: Office;
  readonly place: Exclude<FeedbackPlace, { readonly type: 'doors' }>;
  readonly draft: FeedbackDraft;
}

/** One page of the form: a few questions, what is wrong with them, and on. */
export function StepPage({ office, place, draft }: StepPageProps): ReactNode {
  const { t } = useTranslation(['feedback', 'kiosk']);
  const kiosk = useKiosk();
  const { door, step } = place;
  const tries = place.type === 'step' ? place.tries : 0;
  const word = useFaultWords(door, tries === 0 ? new Map() : faultsOnStep(door, step, draft));
  const form = useFocusOnFault(tries);
  const sealing = place.type === 'sealing';
  const last = stepsOf(door).at(-1) === step;
  const Step = STEPS[step];
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      autoComplete="off"
      onKeyDown={goToNextField}
      onSubmit={(event) => {
        event.preventDefault();
        // Made here: the question does not carry how codes are made.
        kiosk.finishStep((random) => makeReceiptCode(random.bytes(RECEIPT_RANDOM_BYTES)));
      }}
    >
      <Head {...place} />
      <Step office={office} door={door} draft={draft} word={word} />
      <div role="alert">
        {place.type === 'step' && place.sealFailed && (
          <p className={styles.failed}>{t('feedback:sealFailed')}</p>
        )}
      </div>
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={sealing}>
          {sealing ? t('feedback:sealing') : last ? t('feedback:send') : t('feedback:next')}
        </Button>
        <div className={styles.ways}>
          <Button
            look={isUnwritten(draft) ? 'quiet' : 'plain'}
            disabled={sealing}
            onClick={() => kiosk.send({ type: 'home' })}
          >
            {isUnwritten(draft) ? t('kiosk:home') : t('feedback:cancel')}
          </Button>
          <ContactButton disabled={sealing} />
        </div>
      </div>
    </form>
  );
}

const STEPS = { text: TextStep, sender: SenderStep, contact: ContactStep, review: ReviewStep } as const;

function Head({ door, step }: Pick<StepPageProps['place'], 'door' | 'step'>): ReactNode {
  const { t } = useTranslation('feedback');
  const steps = stepsOf(door);
  const page = step === 'text' ? door : step;
  return (
    <div className={styles.head}>
      <Title className={styles.title}>{t(`pages.${page}`)}</Title>
      {steps.length > 1 && (
        <p className={styles.progress}>
          {t('step', { place: steps.indexOf(step) + 1, count: steps.length })}
        </p>
      )}
    </div>
  );
}

/** Whoever pressed "next" finds the cursor where something is to be mended. */
function useFocusOnFault(tries: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] input');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }, [tries]);
  return form;
}

const ONE_LINE = 'input:not([type="radio"], [type="checkbox"])';

/** The keyboard's "next" goes through the fields of a page; it does not send a page that is not done. */
function goToNextField(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement) || !target.matches(ONE_LINE)) return;
  event.preventDefault();
  const fields = [...currentTarget.querySelectorAll<HTMLElement>('input, textarea, button[type="submit"]')];
  fields[fields.indexOf(target) + 1]?.focus();
}
