import type { TFunction } from 'i18next';
import { memo, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { feeHint, type Hint, timeHint } from './result-hint.ts';
import styles from './result-list.module.css';

export interface ResultListProps {
  /** Which list it is: another one is shown from its top. */
  readonly of: string;
  readonly title: string;
  readonly titleLang?: string | undefined;
  readonly procedures: readonly Procedure[];
  /** Code of the one that Enter opens. */
  readonly chosen: string | null;
  readonly onChoose: (code: string) => void;
}

/** So many are drawn at first: what fits the screen held across or upright, few enough to keep up with the keys. */
const AT_FIRST = 6;
const AT_FIRST_UPRIGHT = 10;
const UPRIGHT_PX = 1_000;
const MORE = 30;
/** Nobody has to ask for so few more. */
const FEW = 2;

/** Procedures, the best first, each with what people ask at once: its field, its code, how long and how much. */
export function ResultList({
  of,
  title,
  titleLang,
  procedures,
  chosen,
  onChoose,
}: ResultListProps): ReactNode {
  const { t } = useTranslation('finding');
  const [wanted, setWanted] = useState({ of, limit: 0 });
  const atFirst = window.innerHeight < UPRIGHT_PX ? AT_FIRST : AT_FIRST_UPRIGHT;
  const wished = wanted.of === of ? Math.max(wanted.limit, atFirst) : atFirst;
  const limit = procedures.length <= wished + FEW ? procedures.length : wished;
  const rest = procedures.length - limit;
  return (
    <section className={styles.section} aria-labelledby="results">
      <h2 className={styles.heading} id="results" lang={titleLang}>
        {title}
      </h2>
      <ul className={styles.list}>
        {procedures.slice(0, limit).map((procedure, place) => (
          // Rows keep their place and change their words: with every key that is less work than to make new ones.
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no state of its own.
          <li key={place}>
            <ResultRow t={t} procedure={procedure} chosen={procedure.code === chosen} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button wide onClick={() => setWanted({ of, limit: limit + MORE })}>
          {t('more', { count: Math.min(rest, MORE) })}
        </Button>
      )}
    </section>
  );
}

interface ResultRowProps {
  /** The list's: otherwise every row follows the language by itself, with every key. */
  readonly t: TFunction<'finding'>;
  readonly procedure: Procedure;
  readonly chosen: boolean;
  readonly onChoose: (code: string) => void;
}

/** Drawn anew only for another procedure. */
const ResultRow: (props: ResultRowProps) => ReactNode = memo(function ResultRow({
  t,
  procedure,
  chosen,
  onChoose,
}: ResultRowProps): ReactNode {
  const kiosk = useKiosk();
  const { code, name, field } = procedure;
  const time = timeHint(procedure);
  const fee = feeHint(procedure);
  return (
    <button
      type="button"
      className={styles.row}
      data-result
      data-chosen={chosen || undefined}
      onFocus={() => onChoose(code)}
      onClick={() => kiosk.send({ type: 'procedure-opened', code })}
    >
      <strong className={styles.name} lang="vi">
        {name}
      </strong>
      <span className={styles.meta}>
        <span lang="vi">{field}</span>
        {` · ${t('code', { code })}`}
      </span>
      <span className={styles.hints}>
        {` ${time.type === 'text' ? t('time', { text: time.text }) : t(TIME_WORDS[time.type])} · ${
          fee.type === 'text' ? t('fee', { text: fee.text }) : t(FEE_WORDS[fee.type])
        }`}
      </span>
    </button>
  );
});

type Wordless = Exclude<Hint['type'], 'text'>;
const TIME_WORDS = {
  inside: 'timeInside',
  unknown: 'timeUnknown',
  unproven: 'timeUnknown',
} as const satisfies Record<Wordless, string>;
const FEE_WORDS = {
  inside: 'feeInside',
  unknown: 'feeUnknown',
  unproven: 'feeUnproven',
} as const satisfies Record<Wordless, string>;
