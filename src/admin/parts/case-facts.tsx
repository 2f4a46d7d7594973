import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/protocol/cases.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useToday } from '../lib/use-today.ts';
import styles from './case-part.module.css';

/** Where the case stands, in short. */
export function CaseFacts({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <section className={styles.part} aria-labelledby="case-facts">
      <h2 id="case-facts">{t('cases.facts.title')}</h2>
      <dl className={styles.facts}>
        {useFacts(detail).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useFacts(detail: CaseDetail): readonly (readonly [name: string, value: string])[] {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const dayOr = (day: string | null) => (day === null ? t('cases.noDue') : formats.date(day));
  const today = useToday();
  const furtherDay = (step: 'forward' | 'publish', day: string | null) => {
    if (day === null) return [];
    const date = formats.date(day);
    return [[t(`cases.facts.${step}`), day < today ? t('cases.facts.late', { date }) : date] as const];
  };
  const { rating, arrivedAt, fixLevel } = detail;
  return [
    [t('cases.facts.unit'), detail.unit.name],
    ...(arrivedAt === null ? [] : [[t('cases.facts.arrived'), arrivedAt.name] as const]),
    [t('cases.facts.occurred'), formats.dateTime(detail.occurredAt)],
    [t('cases.facts.received'), formats.dateTime(detail.receivedAt)],
    [t('cases.facts.owner'), detail.owner?.name ?? t('cases.noOwner')],
    [t('cases.facts.acknowledge'), dayOr(detail.acknowledgeDue)],
    [t('cases.facts.due'), dayOr(detail.answerDue)],
    ...furtherDay('forward', detail.forwardDue),
    ...furtherDay('publish', detail.publishDue),
    [t('cases.facts.verdict'), t(`cases.verdicts.${detail.verdict ?? 'none'}`)],
    ...(fixLevel === null ? [] : [[t('cases.facts.fix'), t(`cases.facts.fixes.l${fixLevel}`)] as const]),
    ...(rating === null
      ? []
      : [
          [
            t('cases.facts.rating'),
            t('cases.facts.ratingText', {
              level: rating.level,
              reasons: rating.reasons.join(', ') || t('cases.facts.noReasons'),
            }),
          ] as const,
        ]),
  ];
}
