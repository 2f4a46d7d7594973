import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostingUnits as Units } from '#shared/protocol/posting-check.ts';
import { Button } from '#ui/button.tsx';
import { useFormats } from '../lib/use-formats.ts';
import styles from './posting-units.module.css';
import { WideFrame } from './wide-frame.tsx';

const TALLIES = ['posted', 'complete', 'correct', 'timely', 'allThree'] as const;

/** How each unit below posts, in figures; one of them can be looked at whole. */
export function PostingUnits(props: {
  readonly units: readonly Units['items'][number][];
  readonly onChoose: (unit: string) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  return (
    <WideFrame label={t('procedures.posting.units')}>
      <table className={styles.table}>
        <caption>{t('procedures.posting.units')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('procedures.posting.unit')}</th>
            {TALLIES.map((key) => (
              <th key={key} scope="col" className={styles.number}>
                {t(`procedures.posting.tally.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.units.map(({ unit, tally }) => (
            <tr key={unit.id}>
              <th scope="row">
                <Button size="desk" look="quiet" onClick={() => props.onChoose(unit.id)}>
                  {unit.name}
                </Button>
              </th>
              {TALLIES.map((key) => (
                <td key={key} className={styles.number}>
                  {formats.number(tally[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideFrame>
  );
}
