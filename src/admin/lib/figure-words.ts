import type { Language } from '#i18n/languages.ts';
import { textIn } from '#i18n/text-in.ts';
import type { QuestionnaireList } from '#shared/protocol/directory.ts';
import type { Figure, Summary } from '#shared/protocol/summary.ts';

type Questionnaire = QuestionnaireList['items'][number];

/** The version of a questionnaire whose words are shown: the current one, else any. */
function findQuestionnaire(all: readonly Questionnaire[], id: string): Questionnaire | undefined {
  const versions = all.filter((one) => one.id === id);
  return versions.find((one) => one.current) ?? versions.at(-1);
}

export interface LevelBar {
  readonly key: string;
  readonly code: number;
  readonly label: string;
  readonly n: number;
  /** Of all ratings under the same questionnaire, 0 to 1. */
  readonly share: number;
}

/** Levels by questionnaire, best first; a level that nobody chose stands there with nothing. */
export function levelBars(
  figure: Pick<Figure, 'levels'>,
  questionnaires: readonly Questionnaire[],
  language: Language,
): readonly { readonly id: string; readonly n: number; readonly bars: readonly LevelBar[] }[] {
  const ids = [...new Set(figure.levels.map(({ questionnaire }) => questionnaire))];
  return ids.map((id) => {
    const counts = figure.levels.filter((one) => one.questionnaire === id);
    const n = counts.reduce((sum, one) => sum + one.n, 0);
    const known = findQuestionnaire(questionnaires, id)?.levels ?? [];
    const codes =
      known.length > 0 ? known.map(({ code }) => code) : counts.map(({ level }) => level).reverse();
    const bars = codes.map((code) => {
      const count = counts.find(({ level }) => level === code)?.n ?? 0;
      const label = known.find((one) => one.code === code)?.label;
      return {
        key: `${id} ${code}`,
        code,
        label: label === undefined ? String(code) : textIn(label, language),
        n: count,
        share: n === 0 ? 0 : count / n,
      };
    });
    return { id, n, bars };
  });
}

export interface ReasonLine {
  readonly key: string;
  readonly text: string;
  readonly n: number;
  /** What of the ratings to filter by to see the rows behind. */
  readonly reason: string;
  readonly questionnaire: string;
  readonly levels: readonly number[];
}

const SHOWN_REASONS = 6;

/** What was named most often, beside satisfied levels and beside the others. */
export function topReasons(
  reasons: Summary['total']['reasons'],
  questionnaires: readonly Questionnaire[],
  language: Language,
): { readonly good: readonly ReasonLine[]; readonly bad: readonly ReasonLine[] } {
  const sums = { good: new Map<string, ReasonLine>(), bad: new Map<string, ReasonLine>() };
  for (const { questionnaire, level, reason, n } of reasons) {
    const asked = findQuestionnaire(questionnaires, questionnaire);
    const satisfied = asked?.levels.find(({ code }) => code === level)?.satisfied === true;
    const known = asked?.reasons.find(({ code }) => code === reason);
    const sense = (satisfied ? known?.positive : known?.negative) ?? known?.topic;
    const text = sense == null ? reason : textIn(sense, language);
    const side = satisfied ? sums.good : sums.bad;
    // Two questions may word a topic alike; each then has rows of its own.
    const key = `${questionnaire} ${reason}`;
    const before = side.get(key);
    const levels = [...(before?.levels ?? []), level];
    side.set(key, { key, text, n: n + (before?.n ?? 0), reason, questionnaire, levels });
  }
  const top = (side: ReadonlyMap<string, ReasonLine>) =>
    [...side.values()].toSorted((a, b) => b.n - a.n || (a.text < b.text ? -1 : 1)).slice(0, SHOWN_REASONS);
  return { good: top(sums.good), bad: top(sums.bad) };
}
