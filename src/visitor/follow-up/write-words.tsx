import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import styles from './case-view.module.css';
import type { FollowUpState } from './follow-up-store.ts';

/** As the centre bounds it. */
const WORDS_MAX = 2_000;

export interface WriteWordsProps {
  readonly state: FollowUpState;
  /** `reopen`: why it is to be looked at again. `add`: what else there is to say. */
  readonly deed: 'reopen' | 'add';
}

/** Whoever has something to say writes it, and the office looks at it. What was typed stays when sending fails. */
export function WriteWords({ state, deed }: WriteWordsProps): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp' });
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const send = async (): Promise<void> => {
    if (words.trim() === '') return setMissing(true);
    if (await state[deed](words.trim())) {
      setOpen(false);
      setWords('');
    }
  };
  return (
    <section className={styles.deed} aria-labelledby={deed}>
      <h2 id={deed}>{t(`${deed}.title`)}</h2>
      {open ? (
        <>
          <TextArea
            label={t(`${deed}.words`)}
            hint={t(`${deed}.hint`)}
            error={missing ? t(`${deed}.missing`) : null}
            rows={5}
            maxLength={WORDS_MAX}
            autoComplete="off"
            value={words}
            onChange={(event) => {
              setMissing(false);
              setWords(event.target.value);
            }}
          />
          <div className={styles.ways}>
            <Button look="primary" size="desk" disabled={state.busy !== null} onClick={() => void send()}>
              {state.busy === deed ? t(`${deed}.sending`) : t(`${deed}.send`)}
            </Button>
            <Button look="quiet" size="desk" onClick={() => setOpen(false)}>
              {t(`${deed}.cancel`)}
            </Button>
          </div>
        </>
      ) : (
        <Button size="desk" onClick={() => setOpen(true)}>
          {t(`${deed}.open`)}
        </Button>
      )}
    </section>
  );
}
