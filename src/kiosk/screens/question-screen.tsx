import { type CSSProperties, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#i18n/languages.ts';
import { textIn } from '#i18n/text-in.ts';
import type { ClerkId } from '#shared/domain/ids.ts';
import type { AfterScreen } from '../after-state.ts';
import { isJustAskedAgain } from '../after-time.ts';
import { findClerk } from '../clerk-on-duty.ts';
import { isInvited } from '../invite-steps.ts';
import { keepWords } from '../keep-words.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { InviteBar, TakeHomeDoor } from '../lazy-parts.tsx';
import { AgainBar } from '../lazy-screens.tsx';
import { Doors } from '../parts/doors.tsx';
import { Face, moodsOf } from '../parts/face.tsx';
import { Frame } from '../parts/frame.tsx';
import { LockIcon } from '../parts/icons.tsx';
import { Title } from '../parts/title.tsx';
import styles from './question-screen.module.css';

export interface QuestionScreenProps {
  readonly office: Office;
  readonly clerk: ClerkId | null;
  /** The answer is being committed: the screen stays as it is and takes no second tap. */
  readonly saving: boolean;
  /** The question is asked once more in a visit, with nothing marked; null while the new answer is being committed. */
  readonly again?: AfterScreen | null | undefined;
}

/** The idle screen is the question. */
export function QuestionScreen({ office, clerk, saving, again }: QuestionScreenProps): ReactNode {
  const { t } = useTranslation('kiosk');
  const language = useKioskState((state) => state.language);
  const { question, serviceQuestion } = office.content.questionnaire;
  const words = keepWords(textIn((clerk === null ? serviceQuestion : null) ?? question, language));
  return (
    <Frame>
      <div className={styles.question} data-fills aria-busy={saving}>
        <Place office={office} clerk={clerk} />
        {again === undefined ? (
          <h1 className={styles.ask} id="question">
            {words}
          </h1>
        ) : (
          <Title className={styles.ask} id="question">
            {words}
          </Title>
        )}
        <Answers office={office} language={language} saving={saving} />
        {again === undefined ? (
          <Below saving={saving} />
        ) : (
          again && (
            <Suspense>
              <AgainBar after={again} />
            </Suspense>
          )
        )}
        {saving && <p className={styles.saving}>{t('question.saving')}</p>}
      </div>
    </Frame>
  );
}

/** What can be done besides answering, or while an invitation stands. */
function Below({ saving }: Pick<QuestionScreenProps, 'saving'>): ReactNode {
  const { t } = useTranslation('kiosk');
  const invited = useKioskState(({ screen }) => isInvited(screen));
  const atHome = useKioskState(({ office }) => office?.content.settings.takeHome.offer === true);
  return (
    <div className={styles.below}>
      <p className={styles.privacy}>
        <LockIcon className={styles.lock} />
        {t('question.privacy')}
      </p>
      {atHome && !saving && (
        <Suspense>
          <TakeHomeDoor />
        </Suspense>
      )}
      {invited ? (
        <Suspense>
          <InviteBar />
        </Suspense>
      ) : (
        <Doors disabled={saving} contact />
      )}
    </div>
  );
}

interface AnswersProps {
  readonly office: Office;
  readonly language: Language;
  readonly saving: boolean;
}

function Answers({ office, language, saving }: AnswersProps): ReactNode {
  const kiosk = useKiosk();
  const still = useKioskState(isJustAskedAgain);
  const { levels } = office.content.questionnaire;
  const moods = moodsOf(levels);
  // A custom property is the one thing that only the number of levels can say to the stylesheet.
  const columns = { '--levels': levels.length } as CSSProperties;
  return (
    <ul className={styles.answers} style={columns} aria-labelledby="question">
      {levels.map((level, place) => (
        <li key={level.code}>
          <button
            type="button"
            className={styles.tile}
            aria-disabled={saving || still}
            onClick={() => kiosk.answer(level.code)}
          >
            <Face mood={moods[place] ?? 3} className={styles.face} />
            <span className={styles.words}>{keepWords(textIn(level.label, language))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Place({
  office,
  clerk: id,
}: {
  readonly office: Office;
  readonly clerk: ClerkId | null;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const counter = office.content.counters.find((candidate) => candidate.id === office.counter);
  const clerk = findClerk(office.content, id);
  const photo = office.content.settings.staff.showClerkPhoto ? (clerk?.photo ?? null) : null;
  return (
    <div className={styles.place}>
      {photo !== null && <img src={photo} alt="" className={styles.photo} />}
      <dl className={styles.facts}>
        {counter !== undefined && (
          <div>
            <dt>{t('question.counter')}</dt>
            <dd lang="vi">
              {counter.number !== null && <strong className={styles.name}>{`${counter.number} · `}</strong>}
              {counter.name}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('question.servedBy')}</dt>
          {clerk === undefined ? (
            <dd>{t('question.nobody')}</dd>
          ) : (
            <dd lang="vi">
              <strong className={styles.name}>{clerk.name}</strong>
              {clerk.title !== null && ` · ${clerk.title}`}
            </dd>
          )}
        </div>
      </dl>
    </div>
  );
}
