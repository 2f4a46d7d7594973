import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useMay } from '../lib/use-may.ts';
import { useToldWords } from '../lib/use-told-words.ts';
import { useUnit } from '../lib/use-unit.ts';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ToldForm } from '../parts/told-form.tsx';
import { ToldRow } from '../parts/told-row.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices } from '../services.tsx';
import styles from './told-page.module.css';

/** "Dân nói – đã làm": every entry of a unit, the latest deed first, and what may be done with it. */
export function ToldPage(): ReactNode {
  const t = useToldWords();
  const failureText = useFailureText();
  const { told } = useServices();
  const { items, failure } = useStore(told);
  const [unit, choose] = useUnit();
  const [adding, setAdding] = useState(false);
  const may = useMay()('content.write');
  useEffect(() => void told.getState().load(unit), [told, unit]);
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} lead={t('lead')}>
        {may && !adding && (
          <Button size="desk" look="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      <UnitPicker unit={unit} onChoose={choose} />
      <p className={styles.soft}>
        <a className={styles.link} href={`/cong-khai/${encodeURIComponent(unit)}`}>
          {t('board')}
        </a>
        {` · ${t('boardOff')}`}
      </p>
      {adding && <ToldForm unit={unit} item={null} onClose={() => setAdding(false)} />}
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {items === null && failure === null && <p>{t('loading')}</p>}
      {items?.length === 0 && !adding && <Empty title={t('empty')} text={t('emptyText')} />}
      {items !== null && items.length > 0 && (
        <ul className={styles.rows} aria-label={t('title')}>
          {items.map((item) => (
            <ToldRow key={item.id} item={item} may={may} />
          ))}
        </ul>
      )}
    </div>
  );
}
