import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  PROBLEM_STATES,
  type ProblemReport,
  type ProblemState,
} from '#shared/protocol/procedure-feedback.ts';
import { Button } from '#ui/button.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { useProblemWords } from '../lib/use-problem-words.ts';
import { useServices } from '../services.tsx';
import styles from './procedure-history.module.css';
import { SelectField } from './select-field.tsx';

/** What citizens reported of a procedure, and what became of it. */
export function ProcedureProblems({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation('admin');
  const { posting } = useServices();
  const problems = useStore(posting, (state) => state.problems);
  useEffect(() => void posting.getState().readProblems(code), [posting, code]);
  return (
    <section className={styles.history} aria-labelledby="procedure-problems">
      <h2 id="procedure-problems">{t('procedures.problems.title')}</h2>
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
  const { comments, readComment, settle } = useStore(useServices().posting);
  const comment = comments.get(problem.id);
  const toState = (value: string): ProblemState | undefined =>
    PROBLEM_STATES.find((state) => state === value);
  return (
    <li className={styles.version}>
      <span lang="vi">
        {t('procedures.problems.line', {
          when: formats.dateTime(problem.at),
          ...inWords(problem),
        })}
      </span>
      <SelectField
        label={t('procedures.problems.change')}
        none={t('procedures.problems.state.new')}
        options={PROBLEM_STATES.filter((state) => state !== 'new').map((state) => ({
          value: state,
          label: t(`procedures.problems.state.${state}`),
        }))}
        value={problem.state === 'new' ? '' : problem.state}
        onChange={(value) => void settle(problem.id, toState(value) ?? 'new')}
      />
      {problem.hasComment && comment === undefined && (
        <Button size="desk" look="quiet" onClick={() => void readComment(problem.id)}>
          {t('procedures.problems.comment')}
        </Button>
      )}
      {comment !== undefined && <p lang="vi">{comment ?? t('procedures.problems.noText')}</p>}
    </li>
  );
}
