import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { FailureText } from './failure-text.tsx';
import styles from './follow-up-page.module.css';
import type { FollowUpState } from './follow-up-store.ts';

/** Asks for the code, and says what is wrong with it. */
export function CodeForm({ state }: { readonly state: FollowUpState }): ReactNode {
  const { t } = useTranslation('visitor', { keyPrefix: 'followUp' });
  return (
    <>
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void state.look();
        }}
      >
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          error={state.fault === null ? null : t(`faults.${state.fault}`)}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          value={state.typed}
          onChange={(event) => state.type(event.target.value)}
        />
        <FailureText failure={state.failure} />
        <Button look="primary" type="submit" wide disabled={state.busy !== null}>
          {state.busy === 'look' ? t('looking') : t('look')}
        </Button>
      </form>
    </>
  );
}
