import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  PROBLEM_STATES,
  type ProblemReport,
  type ProblemState,
} from '#shared/protocol/procedure-feedback.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import { useProblemWords } from '../lib/use-problem-words.ts';
import { useUnit } from '../lib/use-unit.ts';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';
import styles from './procedure-history.module.css';
import own from './procedure-problems.module.css';
import { SelectField } from './select-field.tsx';

/** What citizens reported of a procedure, and what became of it. */
export function ProcedureProblems({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation('admin');
  const { posting } = useServices();
  const failureText = useFailureText();
  const { problems, failure } = useStore(posting);
  const read = (): void => void posting.getState().readProblems(code);
  const [unit] = useUnit();
  useEffect(() => {
    // The unit is in the page's address, where the calls find it.
    if (unit !== '') void posting.getState().readProblems(code);
  }, [posting, code, unit]);
  return (
    <section className={styles.history} aria-labelledby="procedure-problems">
      <h2 id="procedure-problems">{t('procedures.problems.title')}</h2>
      {failure !== null && (
        <Notice tone="alarm">
          <p>{failureText(failure)}</p>
          <Button size="desk" onClick={read}>
            {t('procedures.one.reload')}
          </Button>
        </Notice>
      )}
      {problems?.length === 0 && <p>{t('procedures.problems.none')}</p>}
      <ul className={styles.versions}>
        {problems?.map((problem) => (
          <Problem key={problem.id} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function Problem({ problem }: { readonly problem: ProblemReport }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const inWords = useProblemWords();
  const may = useMay();
  const { comments, readComment } = useStore(useServices().posting);
  const comment = comments.get(problem.id);
  const { state, settledAt, settledBy, note } = problem;
  return (
    <li className={styles.version}>
      <span lang="vi">
        {t('procedures.problems.line', {
          when: formats.dateTime(problem.at),
          ...inWords(problem),
        })}
      </span>
      {may('procedures.write') && problem.hasComment && comment === undefined && (
        <Button size="desk" look="quiet" onClick={() => void readComment(problem.id)}>
          {t('procedures.problems.comment')}
        </Button>
      )}
      {comment !== undefined && <p lang="vi">{comment ?? t('procedures.problems.noText')}</p>}
      <p>
        {settledAt === null
          ? t(`procedures.problems.state.${state}`)
          : t('procedures.problems.settled', {
              state: t(`procedures.problems.state.${state}`),
              when: formats.dateTime(settledAt),
              by: settledBy ?? t('procedures.history.program'),
            })}
      </p>
      {note !== null && <p lang="vi">{t('procedures.problems.noteLine', { note })}</p>}
      {may('procedures.write') && <Settlement key={`${state} ${note ?? ''}`} problem={problem} />}
    </li>
  );
}

/** What becomes of a report: a state, also "a proposal to simplify the procedure", and a note for whoever comes next. */
function Settlement({ problem }: { readonly problem: ProblemReport }): ReactNode {
  const { t } = useTranslation('admin');
  const { settle } = useStore(useServices().posting);
  const [state, setState] = useState<ProblemState>(problem.state);
  const [note, setNote] = useState(problem.note ?? '');
  const changed = state !== problem.state || note.trim() !== (problem.note ?? '');
  return (
    <form
      className={own.settlement}
      onSubmit={(event) => {
        event.preventDefault();
        void settle(problem.id, { state, note: note.trim() === '' ? null : note.trim() });
      }}
    >
      <SelectField
        label={t('procedures.problems.change')}
        none={null}
        options={PROBLEM_STATES.map((value) => ({ value, label: t(`procedures.problems.state.${value}`) }))}
        value={state}
        onChange={(value) => setState(PROBLEM_STATES.find((one) => one === value) ?? problem.state)}
      />
      <TextField
        size="desk"
        label={t('procedures.problems.note')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button size="desk" type="submit" disabled={!changed}>
        {t('procedures.problems.save')}
      </Button>
    </form>
  );
}
