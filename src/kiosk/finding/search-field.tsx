import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  readonly query: string;
  readonly field: Ref<HTMLInputElement>;
  readonly onEnter: () => void;
}

/** Where words, codes and everyday expressions are typed. */
export function SearchField({ query, field, onEnter }: SearchFieldProps): ReactNode {
  const { t } = useTranslation('finding');
  const kiosk = useKiosk();
  return (
    <search className={styles.search}>
      <TextField
        ref={field}
        label={t('search')}
        placeholder={t('hint')}
        value={query}
        maxLength={200}
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        onKeyDown={(event: KeyboardEvent) => {
          // While a syllable is composed, Enter ends the composition.
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          // Where the focus goes now, the same key must not press anything.
          event.preventDefault();
          onEnter();
        }}
        onChange={(event) => kiosk.send({ type: 'query-typed', query: event.target.value })}
      />
      {query !== '' && (
        <Button onClick={() => kiosk.send({ type: 'query-typed', query: '' })}>{t('clear')}</Button>
      )}
    </search>
  );
}
