import type { FlagNote } from '#shared/protocol/flags.ts';
import { useKnownNames } from '../pages/use-names.ts';
import { useFormats } from './use-formats.ts';
import { useInsightWords } from './use-insight-words.ts';

/** Members of evidence in the order in which they are told. */
const MEMBERS = [
  ...(['localTime', 'closedSince', 'opensAt', 'clerk', 'lastOnUntil', 'nextOnFrom'] as const),
  ...(['presses', 'firstSeq', 'lastSeq', 'shortestMs', 'longestMs', 'slowestMs'] as const),
  ...(['gapMs', 'intervalMs', 'previousSeq', 'at', 'receivedAt', 'skewMs'] as const),
] as const;
type Member = (typeof MEMBERS)[number];

/** What a flag rests on, in words; a member that this version does not know is told as it came. */
export function useEvidenceWords(): (evidence: FlagNote['evidence']) => string {
  const t = useInsightWords();
  const formats = useFormats();
  const { directory } = useKnownNames();
  const toText = (member: Member, value: string | number | null): string => {
    if (value === null) return t('quality.evidenceWords.none');
    if (member === 'clerk') return directory?.clerks.find(({ id }) => id === value)?.name ?? String(value);
    if (member.endsWith('Ms')) return formats.number(Math.round(Number(value) / 10) / 100);
    if (typeof value === 'number') return formats.number(value);
    return /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value) ? formats.dateTime(value) : value;
  };
  return (evidence) => {
    const known = MEMBERS.filter((member) => Object.hasOwn(evidence, member)).map((member) =>
      t(`quality.evidenceWords.${member}`, { value: toText(member, evidence[member] ?? null) }),
    );
    const others = Object.entries(evidence)
      .filter(([name]) => !MEMBERS.some((member) => member === name))
      .map(([name, value]) => `${name}: ${value ?? t('quality.evidenceWords.none')}`);
    return [...known, ...others].join(' · ');
  };
}
