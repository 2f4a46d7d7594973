import type { Language } from '#i18n/languages.ts';
import { textIn } from '#i18n/text-in.ts';
import type { QuestionnaireList } from '#shared/protocol/directory.ts';
import type { Summary } from '#shared/protocol/summary.ts';

/** A reason that was given beside levels that are not satisfied, and how often. */
export interface ComplaintReason {
  readonly code: string;
  readonly text: string;
  readonly n: number;
}

/** What people complained of, the most frequent first; as the newest version of the questionnaire words it. */
export function complaintReasons(
  reasons: Summary['total']['reasons'],
  questionnaires: QuestionnaireList['items'],
  language: Language,
): readonly ComplaintReason[] {
  const found = new Map<string, ComplaintReason>();
  for (const { questionnaire, level, reason, n } of reasons) {
    const versions = questionnaires.filter(({ id }) => id === questionnaire);
    const asked = versions.find(({ current }) => current) ?? versions.at(0);
    if (asked?.levels.find(({ code }) => code === level)?.satisfied !== false) continue;
    const known = versions.flatMap((one) => one.reasons).find(({ code }) => code === reason);
    const words = known?.negative ?? known?.topic;
    const text = words == null ? reason : textIn(words, language);
    found.set(reason, { code: reason, text, n: n + (found.get(reason)?.n ?? 0) });
  }
  return [...found.values()].toSorted((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1));
}
