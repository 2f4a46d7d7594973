import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { statusAfter } from '#shared/domain/case-status.ts';
import type { CaseDetail } from '#shared/protocol/cases.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { byName } from '../lib/by-name.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import styles from './case-part.module.css';
import { SelectField } from './select-field.tsx';

const NOTE_MAX = 8_000;

/** Deeds that need words: a note, handing on, bringing back, withdrawing. One field of words for all of them. */
export function CaseFurther({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('admin');
  const { act, busy } = useStore(useServices().case);
  const { directory } = useNames();
  const [note, setNote] = useState('');
  const [unit, setUnit] = useState('');
  const [missing, setMissing] = useState(false);
  const may = (move: 'transfer' | 'reopen' | 'withdraw') =>
    statusAfter(detail.kind, detail.status, move) !== null;
  const others = (directory?.units ?? []).filter(({ id }) => id !== detail.unit.id);
  const run = async (deed: 'note' | 'reopen' | 'withdraw' | 'transfer'): Promise<void> => {
    const words = note.trim();
    if (words === '' || (deed === 'transfer' && unit === '')) return setMissing(true);
    setMissing(false);
    const done =
      deed === 'transfer'
        ? await act({ action: deed, unit, note: words })
        : await act({ action: deed, note: words });
    if (done) setNote('');
  };
  return (
    <section className={styles.part} aria-labelledby="case-further">
      <h2 id="case-further">{t('cases.further.title')}</h2>
      <div className={styles.form}>
        <TextArea
          size="desk"
          label={t('cases.further.note')}
          hint={t('cases.further.noteHint')}
          error={missing ? t('cases.further.missing') : null}
          rows={3}
          maxLength={NOTE_MAX}
          value={note}
          onChange={(event) => {
            setMissing(false);
            setNote(event.target.value);
          }}
        />
        {may('transfer') && others.length > 0 && (
          <SelectField
            form
            label={t('cases.further.to')}
            none={t('cases.further.choose')}
            options={byName(others)}
            value={unit}
            onChange={setUnit}
          />
        )}
        <div className={styles.ways}>
          <Button size="desk" disabled={busy} onClick={() => void run('note')}>
            {t('cases.further.addNote')}
          </Button>
          {may('transfer') && others.length > 0 && (
            <Button size="desk" disabled={busy} onClick={() => void run('transfer')}>
              {t('cases.further.transfer')}
            </Button>
          )}
          {(['reopen', 'withdraw'] as const).filter(may).map((deed) => (
            <Button key={deed} size="desk" look="quiet" disabled={busy} onClick={() => void run(deed)}>
              {t(`cases.further.${deed}`)}
            </Button>
          ))}
        </div>
      </div>
    </section>
  );
}
