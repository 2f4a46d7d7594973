import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { isInvited } from './invite-steps.ts';
import { useKioskState } from './kiosk-context.tsx';
import type { Office, PostedProcedures, Screen } from './kiosk-state.ts';
import {
  AfterScreen,
  ContactDialog,
  FeedbackScreens,
  IdleScreens,
  ModesPanel,
  PairingScreen,
  ProcedureScreen,
  ProceduresScreen,
  StaffDoor,
  TakeHomeScreen,
} from './lazy-screens.tsx';
import { Frame } from './parts/frame.tsx';
import type { AfterScreenProps } from './screens/after-screen.tsx';
import {
  NoContentScreen,
  NotSavedScreen,
  SecondWindowScreen,
  StorageFailedScreen,
  WaitScreen,
} from './screens/fault-screens.tsx';
import { QuestionScreen } from './screens/question-screen.tsx';
import { ShelfScreen } from './screens/shelf-screen.tsx';
import { FarewellScreen, ThanksScreen } from './screens/thanks-screen.tsx';

/** Shows the one screen that the state names, and says aloud what the eye sees at once. */
export function KioskApp(): ReactNode {
  const screen = useKioskState((state) => state.screen);
  const office = useKioskState((state) => state.office);
  const contactOpen = useKioskState((state) => state.contactOpen);
  const modesOpen = useKioskState((state) => state.modesOpen);
  return (
    <>
      <Suspense fallback={<Frame>{null}</Frame>}>
        <ScreenOf screen={screen} office={office} />
      </Suspense>
      {contactOpen && (
        <Suspense>
          <ContactDialog />
        </Suspense>
      )}
      {modesOpen && (
        <Suspense>
          <ModesPanel />
        </Suspense>
      )}
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
      return <NotSavedScreen what={screen.answer.drafts[0]?.kind} trying={screen.trying} />;
    case 'farewell':
      return <FarewellScreen dropped={screen.dropped} />;
    case 'staff-pin':
    case 'staff':
      return <StaffDoor screen={screen} />;
    case 'resting':
    case 'asleep':
    case 'attract':
      return office === null ? <NoContentScreen /> : <IdleScreens screen={screen} office={office} />;
    case 'take-home':
      return office === null ? (
        <NoContentScreen />
      ) : (
        <TakeHomeScreen screen={screen} content={office.content} />
      );
    case 'feedback':
    case 'feedback-saving':
    case 'receipt':
      return office === null ? <NoContentScreen /> : <FeedbackScreens screen={screen} office={office} />;
    default:
      return office === null ? <NoContentScreen /> : <OfficeScreen screen={screen} office={office} />;
  }
}

type OfficeScreenType = 'question' | 'saving' | 'change' | 'after' | 'closing' | 'procedures' | 'procedure';

interface OfficeScreenProps {
  readonly screen: Extract<Screen, { type: OfficeScreenType }>;
  readonly office: Office;
}

function OfficeScreen({ screen, office }: OfficeScreenProps): ReactNode {
  const { shelf } = office;
  switch (screen.type) {
    case 'question':
      return <QuestionScreen office={office} clerk={screen.clerk} saving={false} />;
    case 'saving': {
      const { visit, answer } = screen;
      const again = answer.id === visit.rating ? undefined : null;
      return <QuestionScreen office={office} clerk={visit.clerk} saving again={again} />;
    }
    case 'change':
      return (
        <QuestionScreen
          office={office}
          clerk={screen.after.visit.clerk}
          saving={false}
          again={screen.after}
        />
      );
    case 'after':
      return <Afterwards content={office.content} after={screen} closing={false} />;
    case 'closing':
      return <Afterwards content={office.content} after={screen.after} closing />;
    case 'procedures':
    case 'procedure':
      return shelf.type === 'ready' ? (
        <ReadingScreen screen={screen} posted={shelf} />
      ) : (
        <ShelfScreen failed={shelf.type === 'failed'} />
      );
  }
}

/** The thanks stand at once, whatever becomes of what follows them. */
function Afterwards(props: AfterScreenProps): ReactNode {
  return (
    <Suspense fallback={<ThanksScreen />}>
      <AfterScreen {...props} />
    </Suspense>
  );
}

interface ReadingScreenProps {
  readonly screen: Extract<Screen, { type: 'procedures' | 'procedure' }>;
  readonly posted: PostedProcedures;
}

function ReadingScreen({ screen, posted }: ReadingScreenProps): ReactNode {
  const opened =
    screen.type === 'procedure' ? posted.procedures.find(({ code }) => code === screen.code) : undefined;
  return opened === undefined ? (
    <ProceduresScreen
      posted={posted}
      atStart={(screen.field ?? screen.lifeEvent) === null}
      clerk={screen.clerk}
    />
  ) : (
    // Another procedure is another page: nothing that was ticked or opened stays, and it begins at its top.
    <ProcedureScreen key={opened.code} procedure={opened} />
  );
}

/** The live region stands on every screen, because one that comes with its text is not read. */
function Announcement({ screen }: { readonly screen: Screen }): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <div role="status">
      <VisuallyHidden>
        {isInvited(screen) && t('question.invited')}
        {screen.type === 'saving' && t('question.saving')}
        {screen.type === 'after' && screen.page.type === 'topics' && `${t('after.title')} ${t('after.text')}`}
        {screen.type === 'farewell' &&
          `${t('after.title')} ${t(screen.dropped ? 'after.farewellDropped' : 'after.farewell')}`}
        {screen.type === 'not-saved' && t('notSaved.title')}
      </VisuallyHidden>
    </div>
  );
}
