import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type CaseMove, statusAfter } from '#shared/domain/case-status.ts';
import type { CaseDetail } from '#shared/protocol/cases.ts';
import { Button } from '#ui/button.tsx';
import { useServices, useSession } from '../services.tsx';
import styles from './case-part.module.css';
import { SelectField } from './select-field.tsx';

/** Moves that need no words. */
const MOVES = ['accept', 'start', 'close'] as const;
const VERDICTS = ['right', 'wrong', 'unverifiable'] as const;

/** What is done with one press: taking it on, moving it along, what was found. */
export function CaseDeeds({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('admin');
  const { act, busy } = useStore(useServices().case);
  const username = useSession((state) => state.session?.username) ?? '';
  const may = (move: CaseMove) => statusAfter(detail.kind, detail.status, move) !== null;
  const mine = detail.owner?.name === username;
  return (
    <section className={styles.part} aria-labelledby="case-deeds">
      <h2 id="case-deeds">{t('cases.deeds.title')}</h2>
      <div className={styles.form}>
        <div className={styles.ways}>
          {MOVES.filter(may).map((move, place) => (
            <Button
              key={move}
              size="desk"
              look={place === 0 ? 'primary' : 'plain'}
              disabled={busy}
              onClick={() => void act({ action: move })}
            >
              {t(`cases.deeds.${move}`)}
            </Button>
          ))}
          <Button
            size="desk"
            disabled={busy}
            onClick={() => void act({ action: 'assign', owner: mine ? null : 'me' })}
          >
            {t(mine ? 'cases.deeds.release' : 'cases.deeds.take')}
          </Button>
        </div>
        <SelectField
          form
          label={t('cases.verdicts.label')}
          none={t('cases.verdicts.none')}
          options={VERDICTS.map((value) => ({ value, label: t(`cases.verdicts.${value}`) }))}
          value={detail.verdict ?? ''}
          onChange={(value) =>
            void act({ action: 'verdict', verdict: VERDICTS.find((one) => one === value) ?? null })
          }
        />
      </div>
    </section>
  );
}
