import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProblemPart, problemsOf } from '#shared/protocol/procedure-problem.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import type { ProblemTalk } from '../problem-state.ts';
import styles from './report.module.css';

/** The talk about this part, or null. */
function useTalk(part: ProblemPart): ProblemTalk | null {
  return useKioskState(({ screen }) =>
    screen.type === 'procedure' && screen.problem?.part === part ? screen.problem : null,
  );
}

interface ReportButtonProps {
  readonly part: ProblemPart;
  readonly title: string;
}

/** The first of the two taps. */
export function ReportButton({ part, title }: ReportButtonProps): ReactNode {
  const { t } = useTranslation('procedure');
  const kiosk = useKiosk();
  const talk = useTalk(part);
  const open = talk !== null && talk.type !== 'thanked';
  return (
    <Button
      look="quiet"
      aria-expanded={open}
      aria-label={t('report.openPart', { part: title })}
      onClick={() => kiosk.send(open ? { type: 'problem-closed' } : { type: 'problem-opened', part })}
    >
      {t('report.open')}
    </Button>
  );
}

/** What is wrong with this part: the second tap, words if somebody wants them, and what became of it. */
export function Report({ part }: { readonly part: ProblemPart }): ReactNode {
  const talk = useTalk(part);
  return (
    <div className={styles.place} data-report>
      {talk !== null && <Talk talk={talk} />}
      <div role="status">{talk !== null && <Outcome talk={talk} />}</div>
    </div>
  );
}

function Talk({ talk }: { readonly talk: ProblemTalk }): ReactNode {
  switch (talk.type) {
    case 'choosing':
      return <Choice part={talk.part} />;
    case 'writing':
      return <Words text={talk.text} failed={talk.failed} />;
    default:
      return null;
  }
}

function Choice({ part }: { readonly part: ProblemPart }): ReactNode {
  const { t } = useTranslation(['procedure', 'common']);
  const kiosk = useKiosk();
  return (
    <div className={styles.sheet}>
      <p className={styles.title}>{t('procedure:report.title')}</p>
      <ul className={styles.choices} aria-label={t('procedure:report.title')}>
        {problemsOf(part).map((problem) => (
          <li key={problem}>
            <Button wide onClick={() => kiosk.reportProblem(problem)}>
              {t(`procedure:report.problems.${problem}`)}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.note}>{t('procedure:report.note')}</p>
    </div>
  );
}

function Words({ text, failed }: { readonly text: string; readonly failed: boolean }): ReactNode {
  const { t } = useTranslation(['procedure', 'common']);
  const kiosk = useKiosk();
  return (
    <div className={styles.sheet}>
      <TextArea
        label={t('procedure:report.words')}
        hint={t('procedure:report.wordsHint')}
        error={failed ? t('procedure:report.sealFailed') : null}
        value={text}
        maxLength={2_000}
        autoFocus
        autoComplete="off"
        onChange={(event) => kiosk.send({ type: 'problem-written', text: event.target.value })}
      />
      <div className={styles.acts}>
        <Button look="primary" onClick={() => kiosk.sendProblem()}>
          {t('procedure:report.send')}
        </Button>
        <Button onClick={() => kiosk.send({ type: 'problem-closed' })}>{t('common:cancel')}</Button>
      </div>
      <p className={styles.note}>{t('procedure:report.note')}</p>
    </div>
  );
}

/** JR2: thanks when it is kept, and not before. */
function Outcome({ talk }: { readonly talk: ProblemTalk }): ReactNode {
  const { t } = useTranslation(['procedure', 'common']);
  const kiosk = useKiosk();
  switch (talk.type) {
    case 'sealing':
      return <p className={styles.outcome}>{t('procedure:report.saving')}</p>;
    case 'saving':
      return talk.failed ? (
        <div className={styles.outcome}>
          <p>{t('procedure:report.failed')}</p>
          <Button disabled={talk.trying} onClick={() => kiosk.send({ type: 'retry' })}>
            {t('common:retry')}
          </Button>
        </div>
      ) : (
        <p className={styles.outcome}>{t('procedure:report.saving')}</p>
      );
    case 'thanked':
      return <p className={styles.outcome}>{t('procedure:report.thanks')}</p>;
    default:
      return null;
  }
}
