import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useKioskState } from './kiosk-context.tsx';
import type { Office, Screen } from './kiosk-state.ts';
import { PairingScreen, ProcedureScreen, ProceduresScreen, StaffScreen } from './lazy-screens.tsx';
import { Frame } from './parts/frame.tsx';
import {
  NoContentScreen,
  NotSavedScreen,
  SecondWindowScreen,
  StorageFailedScreen,
  WaitScreen,
} from './screens/fault-screens.tsx';
import { QuestionScreen } from './screens/question-screen.tsx';
import { ThanksScreen } from './screens/thanks-screen.tsx';

/** Shows the one screen that the state names, and says aloud what the eye sees at once. */
export function KioskApp(): ReactNode {
  const screen = useKioskState((state) => state.screen);
  const office = useKioskState((state) => state.office);
  return (
    <>
      <Suspense fallback={<Frame>{null}</Frame>}>
        <ScreenOf screen={screen} office={office} />
      </Suspense>
      <Announcement screen={screen} />
    </>
  );
}

function ScreenOf({
  screen,
  office,
}: {
  readonly screen: Screen;
  readonly office: Office | null;
}): ReactNode {
  switch (screen.type) {
    case 'starting':
    case 'updating':
      return <WaitScreen updating={screen.type === 'updating'} />;
    case 'second-window':
      return <SecondWindowScreen />;
    case 'pairing':
      return <PairingScreen code={screen.code} step={screen.step} />;
    case 'no-content':
      return <NoContentScreen />;
    case 'storage-failed':
      return <StorageFailedScreen />;
    case 'not-saved':
      return <NotSavedScreen trying={screen.trying} />;
    case 'thanks':
      return <ThanksScreen />;
    case 'staff':
      return <StaffScreen />;
    default:
      return office === null ? <NoContentScreen /> : <OfficeScreen screen={screen} office={office} />;
  }
}

interface OfficeScreenProps {
  readonly screen: Extract<Screen, { type: 'question' | 'saving' | 'procedures' | 'procedure' }>;
  readonly office: Office;
}

function OfficeScreen({ screen, office }: OfficeScreenProps): ReactNode {
  const { procedures } = office.content;
  switch (screen.type) {
    case 'question':
    case 'saving':
      return <QuestionScreen office={office} clerk={screen.clerk} saving={screen.type === 'saving'} />;
    case 'procedures':
      return <ProceduresScreen procedures={procedures} query={screen.query} field={screen.field} />;
    case 'procedure': {
      const procedure = procedures.find((candidate) => candidate.code === screen.code);
      return procedure === undefined ? (
        <ProceduresScreen procedures={procedures} query={screen.query} field={screen.field} />
      ) : (
        <ProcedureScreen procedure={procedure} />
      );
    }
  }
}

/** The live region stands on every screen, because one that comes with its text is not read. */
function Announcement({ screen }: { readonly screen: Screen }): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <div role="status">
      <VisuallyHidden>
        {screen.type === 'saving' && t('question.saving')}
        {screen.type === 'thanks' && `${t('thanks.title')} ${t('thanks.text')}`}
        {screen.type === 'not-saved' && t('notSaved.title')}
      </VisuallyHidden>
    </div>
  );
}
