import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { textIn } from '#i18n/text-in.ts';
import { sumPoints } from '#shared/domain/score-points.ts';
import type { IndicatorRow, ScoreIndicator, ScoreSheet } from '#shared/protocol/score-sheets.ts';
import { Button } from '#ui/button.tsx';
import { parsePoints } from '../lib/parse-points.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useReportWords } from '../lib/use-report-words.ts';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';
import styles from './score.module.css';
import { WideFrame } from './wide-frame.tsx';

type Draft = Readonly<Record<'self' | 'verified' | 'reason', string>>;
const MARKS = ['self', 'verified'] as const;

/** Form 02: the own mark and the verified one of every indicator, and why points were taken away. */
export function ScoreIndicators(props: { readonly sheet: ScoreSheet; readonly writes: boolean }): ReactNode {
  const { sheet, writes } = props;
  const t = useReportWords();
  const formats = useFormats();
  const { scoreSheets } = useServices();
  const { busy, faults } = useStore(scoreSheets);
  const [drafts, setDrafts] = useState(() => toDrafts(sheet));
  const [wrong, setWrong] = useState(false);
  const rows = sheet.indicators.map(({ id }) => toRow(id, drafts[id]));
  const total = (mark: (typeof MARKS)[number]) => {
    const sum = sumPoints(rows.map((row) => row[mark]));
    return sum === null || Number.isNaN(sum) ? '–' : formats.number(sum);
  };
  const isWrong = ({ max }: ScoreIndicator, value: number | null) =>
    value !== null && (Number.isNaN(value) || value > max);
  const save = async () => {
    const bad = rows.some((row, at) => {
      const indicator = sheet.indicators[at];
      return indicator !== undefined && MARKS.some((mark) => isWrong(indicator, row[mark]));
    });
    setWrong(bad);
    if (!bad) await scoreSheets.getState().save({ form: 'mau-02', rows });
  };
  return (
    <section className={styles.section}>
      {sheet.version > 0 && sheet.madeAt !== null && (
        <p className={styles.soft}>
          {t('score.saved', { n: sheet.version, at: formats.dateTime(sheet.madeAt), by: sheet.madeBy })}
        </p>
      )}
      {!sheet.mayVerify && <p className={styles.soft}>{t('score.verifiedAbove')}</p>}
      <WideFrame label={t('score.forms.mau-02')}>
        <table className={styles.table}>
          <thead>
            <tr>
              {(['indicator', 'max', 'self', 'verified', 'reason'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`score.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.indicators.map((indicator, at) => (
              <MarkRow
                key={indicator.id}
                indicator={indicator}
                draft={drafts[indicator.id] ?? EMPTY}
                wrong={[...MARKS, 'reason' as const].filter(
                  (name) =>
                    faults.includes(`rows.${at}.${name}`) ||
                    (wrong && name !== 'reason' && isWrong(indicator, rows[at]?.[name] ?? null)),
                )}
                may={{ self: writes, verified: writes && sheet.mayVerify, reason: writes && sheet.mayVerify }}
                onChange={(draft) => setDrafts({ ...drafts, [indicator.id]: draft })}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('score.total')}</th>
              <td>{formats.number(sheet.indicators.reduce((sum, { max }) => sum + max, 0))}</td>
              <td>{total('self')}</td>
              <td>{total('verified')}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </WideFrame>
      {wrong && <Notice tone="alarm">{t('score.faults')}</Notice>}
      {writes && (
        <div>
          <Button size="desk" look="primary" disabled={busy} onClick={() => void save()}>
            {t('score.save')}
          </Button>
        </div>
      )}
    </section>
  );
}

const EMPTY: Draft = { self: '', verified: '', reason: '' };

function MarkRow(props: {
  readonly indicator: ScoreIndicator;
  readonly draft: Draft;
  readonly wrong: readonly (keyof Draft)[];
  readonly may: Readonly<Record<keyof Draft, boolean>>;
  readonly onChange: (draft: Draft) => void;
}): ReactNode {
  const { indicator, draft, wrong, may, onChange } = props;
  const t = useReportWords();
  const formats = useFormats();
  const language = useLanguage();
  const field = (name: keyof Draft) => (
    <input
      className={styles.input}
      type="text"
      inputMode={name === 'reason' ? 'text' : 'decimal'}
      maxLength={name === 'reason' ? 500 : 6}
      aria-label={t('score.fieldOf', { field: t(`score.column.${name}`), n: indicator.number })}
      aria-invalid={wrong.includes(name) ? true : undefined}
      readOnly={!may[name]}
      value={draft[name]}
      onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
    />
  );
  return (
    <tr>
      <th scope="row">{`${indicator.number}. ${textIn(indicator.title, language)}`}</th>
      <td>{formats.number(indicator.max)}</td>
      <td>{field('self')}</td>
      <td>{field('verified')}</td>
      <td>{field('reason')}</td>
    </tr>
  );
}

function toDrafts({ body }: ScoreSheet): Readonly<Record<string, Draft>> {
  const rows = body?.form === 'mau-02' ? body.rows : [];
  const text = (value: number | null) => (value === null ? '' : String(value).replace('.', ','));
  return Object.fromEntries(
    rows.map(({ indicator, self, verified, reason }) => [
      indicator,
      { self: text(self), verified: text(verified), reason: reason ?? '' },
    ]),
  );
}

function toRow(indicator: string, draft: Draft = EMPTY): IndicatorRow {
  const reason = draft.reason.trim() === '' ? null : draft.reason;
  return { indicator, self: parsePoints(draft.self), verified: parsePoints(draft.verified), reason };
}
