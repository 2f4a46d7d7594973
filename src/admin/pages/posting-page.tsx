import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { PostingItem, PostingReport } from '#shared/protocol/posting-check.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useMay } from '../lib/use-may.ts';
import { useUnit, useUnitHref } from '../lib/use-unit.ts';
import { Empty } from '../parts/empty.tsx';
import { StaleNotice } from '../parts/freshness.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PostingUnits } from '../parts/posting-units.tsx';
import table from '../parts/procedure-list.module.css';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { usePartName } from '../parts/use-part-name.ts';
import { useServices, useSession } from '../services.tsx';
import styles from './page.module.css';
import own from './posting-page.module.css';

const STALE_DAYS = 90;

/** Whether what is posted is complete, correct and timely; what is not comes first to the eye. */
export function PostingPage(): ReactNode {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const { posting, download } = useServices();
  const { report, units, failure, refreshedAtMs, csvUrl } = useStore(posting);
  const [unit, choose] = useUnit();
  const href = useUnitHref();
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  const [typed, setTyped] = useState(String(STALE_DAYS));
  const staleDays = Math.min(3_650, Math.max(1, Math.floor(Number(typed)) || STALE_DAYS));
  useEffect(() => {
    // The unit is in the page's address, where the calls find it.
    if (signedIn && unit !== '') void posting.getState().check(staleDays);
  }, [posting, signedIn, staleDays, unit]);
  return (
    <div className={styles.page}>
      <Link href={href('/procedures')} className={styles.link}>
        {t('procedures.back')}
      </Link>
      <PageHead title={t('procedures.posting.title')} lead={t('procedures.posting.lead')}>
        <Button size="desk" onClick={() => download(csvUrl(staleDays, language))}>
          {t('procedures.posting.csv')}
        </Button>
      </PageHead>
      <UnitPicker unit={unit} onChoose={choose} />
      <div className={own.stale}>
        <TextField
          size="desk"
          type="number"
          min={1}
          max={3_650}
          label={t('procedures.posting.stale')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <StaleNotice
        atMs={refreshedAtMs}
        failure={failure}
        onRetry={() => void posting.getState().check(staleDays)}
      />
      {units.length > 1 && <PostingUnits units={units} onChoose={choose} />}
      {report?.unit.id === unit && <Report report={report} />}
    </div>
  );
}

const TALLIES = ['complete', 'correct', 'timely', 'allThree'] as const;

function Report({ report }: { readonly report: PostingReport }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const may = useMay();
  const href = useUnitHref();
  const wanting = report.items.filter((item) => item.findings.length > 0);
  const posted = formats.number(report.tally.posted);
  return (
    <>
      <dl className={own.tally}>
        <div>
          <dt>{t('procedures.posting.tally.posted')}</dt>
          <dd>{posted}</dd>
        </div>
        {TALLIES.map((key) => (
          <div key={key}>
            <dt>{t(`procedures.posting.tally.${key}`)}</dt>
            <dd>{t('procedures.posting.ofPosted', { n: formats.number(report.tally[key]), posted })}</dd>
          </div>
        ))}
      </dl>
      {wanting.length === 0 ? (
        <Empty title={t('procedures.posting.none.title')} text={t('procedures.posting.none.text')} />
      ) : (
        <Wanting items={wanting} />
      )}
      <section className={own.missed} aria-labelledby="missed">
        <h2 id="missed">{t('procedures.posting.missedTitle')}</h2>
        <p>{t('procedures.posting.missed', { n: formats.number(report.missed.searches) })}</p>
        <ul lang="vi">
          {report.missed.queries.map(({ q, n }) => (
            <li key={q}>{t('procedures.posting.missedLine', { q, n: formats.number(n) })}</li>
          ))}
        </ul>
        {may('content.write') && (
          <Link href={href('/settings/finding')} className={styles.link}>
            {t('procedures.posting.teach')}
          </Link>
        )}
      </section>
    </>
  );
}

function Wanting({ items }: { readonly items: readonly PostingItem[] }): ReactNode {
  const { t } = useTranslation('admin');
  const href = useUnitHref();
  const formats = useFormats();
  return (
    <table className={table.table}>
      <caption>
        <VisuallyHidden>{t('procedures.posting.table')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('procedures.column.code')}</th>
          <th scope="col">{t('procedures.column.name')}</th>
          <th scope="col">{t('procedures.posting.finding')}</th>
          <th scope="col">{t('procedures.column.checked')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.code}>
            <td className={table.code}>{item.code}</td>
            <td lang="vi">
              <Link href={href(`/procedures/${item.code}`)} className={table.link}>
                {item.name}
              </Link>
            </td>
            <td>
              <Findings item={item} />
            </td>
            <td>
              {item.checked === null
                ? t('procedures.neverChecked')
                : t('procedures.checkedBy', {
                    date: formats.date(item.checked.on),
                    by: item.checked.by,
                  })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Findings({ item }: { readonly item: PostingItem }): ReactNode {
  const { t } = useTranslation('admin');
  const partName = usePartName();
  const detailOf = ({ finding, detail }: PostingItem['findings'][number]): string => {
    if (finding === 'stale') {
      const [days = 'never'] = detail;
      return days === 'never' ? t('procedures.posting.never') : t('procedures.posting.days', { n: days });
    }
    const names = finding === 'missing-parts' || finding === 'unverified-parts';
    return detail.map((each) => (names ? partName(each) : each)).join(', ');
  };
  return (
    <ul className={own.findings}>
      {item.findings.map((found) => (
        <li key={found.finding}>
          {t(`procedures.posting.findings.${found.finding}`, { detail: detailOf(found) })}
        </li>
      ))}
    </ul>
  );
}
