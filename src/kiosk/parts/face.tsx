import type { ReactNode } from 'react';

/** 5 the most content … 1 the least. Faces differ by eyes and mouth alone: one ink, one weight, no colour. */
export type Mood = 1 | 2 | 3 | 4 | 5;

const EYES = {
  glad: 'M35 52c3-7 12-7 15 0M70 52c3-7 12-7 15 0',
  calm: 'M43 46v6M77 46v6',
  heavy: 'M36 52l13-6M84 52l-13-6',
} as const;

const FEATURES: { readonly [M in Mood]: { readonly eyes: keyof typeof EYES; readonly mouth: string } } = {
  5: { eyes: 'glad', mouth: 'M32 69c10 27 46 27 56 0' },
  4: { eyes: 'calm', mouth: 'M39 75c9 11 33 11 42 0' },
  3: { eyes: 'calm', mouth: 'M40 79h40' },
  2: { eyes: 'calm', mouth: 'M39 84c9-11 33-11 42 0' },
  1: { eyes: 'heavy', mouth: 'M32 90c10-27 46-27 56 0' },
};

/** A face of our own drawing. Decoration: the words beneath say what it means. */
export function Face({
  mood,
  className,
}: {
  readonly mood: Mood;
  readonly className: string | undefined;
}): ReactNode {
  const { eyes, mouth } = FEATURES[mood];
  return (
    <svg viewBox="0 0 120 120" className={className} aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round">
        <rect x="6" y="6" width="108" height="108" rx="46" strokeWidth="4" />
        <path d={EYES[eyes]} strokeWidth={eyes === 'calm' ? 7.5 : 6} />
        <path d={mouth} strokeWidth="6" />
      </g>
    </svg>
  );
}

const CONTENT: readonly Mood[] = [5, 4];
const DISCONTENT: readonly Mood[] = [2, 1];

/** Which face stands for each level of a questionnaire, the best first: five levels use all, "Chưa hài lòng" of three is a mild one. */
export function moodsOf(levels: readonly { readonly satisfied: boolean }[]): readonly Mood[] {
  const good = levels.filter((level) => level.satisfied).length;
  const bad = levels.length - good;
  return levels.map((_, place) => {
    if (place < good) return CONTENT[good === 1 ? 1 : Math.min(place, 1)] ?? 4;
    const fromWorst = levels.length - 1 - place;
    if (bad === 1) return 2;
    return DISCONTENT[1 - fromWorst] ?? 3;
  });
}
