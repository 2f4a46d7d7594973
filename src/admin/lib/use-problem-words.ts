import { useTranslation } from 'react-i18next';
import type { ProblemReport } from '#shared/protocol/procedure-feedback.ts';
import { PROBLEM_PARTS, PROBLEMS } from '#shared/protocol/procedure-problem.ts';

/** What a report says, in words; what a newer tablet says that this program does not know stands as it came. */
export function useProblemWords(): (report: Pick<ProblemReport, 'part' | 'problem'>) => {
  readonly part: string;
  readonly problem: string;
} {
  const { t } = useTranslation('admin');
  return (report) => {
    const part = PROBLEM_PARTS.find((known) => known === report.part);
    const problem = PROBLEMS.find((known) => known === report.problem);
    return {
      part: part === undefined ? report.part : t(`reported.parts.${part}`),
      problem: problem === undefined ? report.problem : t(`reported.problems.${problem}`),
    };
  };
}
