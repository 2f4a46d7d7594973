import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { textIn } from '#i18n/text-in.ts';
import { evidenceWords } from '#shared/domain/told-evidence.ts';
import type { ToldItem } from '#shared/protocol/told.ts';
import { Button } from '#ui/button.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useToldWords } from '../lib/use-told-words.ts';
import { useUnit } from '../lib/use-unit.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { useServices } from '../services.tsx';
import styles from './told-poster-page.module.css';
import { useNames } from './use-names.ts';

const SIZES = ['A4', 'A3'] as const;

/** An entry as a sheet for the wall, printed by the browser: what is published, else what is being written. */
export function ToldPosterPage({ id }: { readonly id: string }): ReactNode {
  const t = useToldWords();
  const failureText = useFailureText();
  const { told, print } = useServices();
  const { items, failure } = useStore(told);
  const [unit] = useUnit();
  const [size, setSize] = useState<(typeof SIZES)[number]>('A4');
  useEffect(() => void told.getState().load(unit), [told, unit]);
  const item = items?.find((one) => one.id === id);
  return (
    <div className={styles.page}>
      <div className={styles.controls}>
        <PageHead title={t('posterTitle')} lead={t('posterLead')} />
        <div className={styles.line}>
          <SelectField
            label={t('posterSize')}
            none={null}
            options={SIZES.map((value) => ({ value, label: value }))}
            value={size}
            onChange={(chosen) => setSize(chosen === 'A3' ? 'A3' : 'A4')}
          />
          <Button size="desk" look="primary" disabled={item === undefined} onClick={print}>
            {t('print')}
          </Button>
          <Link className={styles.link} href={`/told?unit=${encodeURIComponent(unit)}`}>
            {t('back')}
          </Link>
        </div>
        {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
        {items === null && failure === null && <p>{t('loading')}</p>}
        {items !== null && item === undefined && <Notice>{t('gone')}</Notice>}
      </div>
      {item !== undefined && <Poster item={item} size={size} />}
    </div>
  );
}

function Poster({ item, size }: { readonly item: ToldItem; readonly size: 'A4' | 'A3' }): ReactNode {
  const t = useToldWords();
  const language = useLanguage();
  const formats = useFormats();
  const { t: common } = useTranslation('common');
  const { directory } = useNames();
  const { body, evidence } = item.published ?? item;
  const counted = evidence === null ? null : evidenceWords(evidence);
  const unit = directory?.units.find(({ id }) => id === item.unit);
  return (
    <article className={size === 'A3' ? styles.a3 : styles.a4} aria-label={t('poster')}>
      <p className={styles.unit}>
        {unit?.name}
        {unit?.sample && ` · ${common('sample')}`}
      </p>
      <h2 className={styles.title}>{t('title')}</h2>
      <section className={styles.part}>
        <h3>{t('said')}</h3>
        <p>{textIn(body.said, language)}</p>
      </section>
      <section className={styles.part}>
        <h3>{`${t('done')} · ${formats.day(body.date)}`}</h3>
        <p>{textIn(body.done, language)}</p>
      </section>
      {(body.result !== null || counted !== null) && (
        <section className={styles.part}>
          <h3>{t('result')}</h3>
          {body.result !== null && <p>{textIn(body.result, language)}</p>}
          {counted !== null && <p className={styles.counted}>{textIn(counted, language)}</p>}
        </section>
      )}
      <p className={styles.foot}>{t('posterFoot')}</p>
    </article>
  );
}
