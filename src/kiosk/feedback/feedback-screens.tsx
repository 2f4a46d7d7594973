import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import type { FeedbackScreen } from '../feedback-state.ts';
import { useKiosk } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { BackBar } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';
import { BackIcon } from '../parts/icons.tsx';
import { CountdownNotice } from './countdown-notice.tsx';
import { DoorsPage } from './doors-page.tsx';
import styles from './form.module.css';
import { LeaveDialog } from './leave-dialog.tsx';
import { ReceiptPage } from './receipt-page.tsx';
import { SavingPage } from './saving-page.tsx';
import { StepPage } from './step-page.tsx';
import { useFeedbackWords } from './use-feedback-words.ts';

export interface FeedbackScreensProps {
  readonly screen: FeedbackScreen;
  readonly office: Office;
}

/** All of the feedback, from the doors to the receipt. */
export function FeedbackScreens({ screen, office }: FeedbackScreensProps): ReactNode {
  useFeedbackWords();
  switch (screen.type) {
    case 'feedback':
      return <Writing screen={screen} office={office} />;
    case 'feedback-saving':
      return (
        <Frame>
          <SavingPage failed={screen.failed} trying={screen.trying} />
        </Frame>
      );
    case 'receipt':
      return (
        <Frame>
          <ReceiptPage receipt={screen.receipt} />
          <CountdownNotice of="receipt" />
        </Frame>
      );
  }
}

interface WritingProps {
  readonly screen: Extract<FeedbackScreen, { readonly type: 'feedback' }>;
  readonly office: Office;
}

function Writing({ screen, office }: WritingProps): ReactNode {
  const { place, draft, leaveAsked } = screen;
  const page = place.type === 'doors' ? 'doors' : `${place.door} ${place.step}`;
  return (
    // A page of its own each time: it begins at its top.
    <Frame key={page} lead={place.type === 'doors' ? <BackBar home /> : <StepBack />}>
      {place.type === 'doors' ? (
        <DoorsPage office={office} />
      ) : (
        <StepPage office={office} place={place} draft={draft} />
      )}
      <CountdownNotice of="draft" />
      {leaveAsked && <LeaveDialog />}
    </Frame>
  );
}

/** One page back; the way to the question stands beneath the form. */
function StepBack(): ReactNode {
  const { t } = useTranslation('common');
  const kiosk = useKiosk();
  return (
    <nav className={styles.lead} aria-label={t('back')}>
      <Button onClick={() => kiosk.send({ type: 'back' })}>
        <BackIcon />
        {t('back')}
      </Button>
    </nav>
  );
}
