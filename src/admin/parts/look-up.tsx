import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { TextField } from '#ui/text-field.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import type { LookUpShelf } from '../state/look-up-store.ts';
import styles from './look-up.module.css';
import { LookUpList } from './look-up-list.tsx';
import { LookUpSheet } from './look-up-sheet.tsx';

/** More are never gone through by hand: another word is faster. */
const SHOWN = 40;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** The field, what it finds, and beside it what is chosen there. The keyboard never has to leave the field. */
export function LookUp({ shelf }: { readonly shelf: LookUpShelf }): ReactNode {
  const { t } = useTranslation('admin');
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  useEffect(() => field.current?.focus(), []);
  const { found, said } = useFound(shelf, query);
  const chosen = found[Math.min(place, found.length - 1)];
  const type = (text: string): void => {
    setQuery(text);
    setPlace(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.nativeEvent.isComposing || found.length === 0) return;
    if (step !== undefined) setPlace(Math.min(found.length - 1, Math.max(0, place + step)));
    else if (event.key === 'Enter') sheet.current?.focus();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back to the field from every control in it.
    <div
      className={styles.lookUp}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        if (document.activeElement === field.current) type('');
        field.current?.focus();
        field.current?.select();
      }}
    >
      <search className={styles.search}>
        <TextField
          ref={field}
          label={t('lookUp.field')}
          hint={t('lookUp.keys')}
          placeholder={t('lookUp.example')}
          value={query}
          maxLength={200}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.code}`}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <p role="status" className={styles.said}>
          {said}
        </p>
      </search>
      <LookUpList id={listId} procedures={found} chosen={chosen?.code ?? null} onChoose={setPlace} />
      {chosen !== undefined && (
        <div ref={sheet} className={styles.sheet} tabIndex={-1}>
          <VisuallyHidden>{t('lookUp.sheet')}</VisuallyHidden>
          <LookUpSheet procedure={chosen} unit={shelf.unit} />
        </div>
      )}
    </div>
  );
}

interface Found {
  readonly found: readonly Procedure[];
  readonly said: string;
}

function useFound({ procedures, finder }: LookUpShelf, query: string): Found {
  const { t } = useTranslation('admin');
  if (query.trim() === '') return { found: [], said: '' };
  const { positions, partial, capped } = finder.find(query);
  const count = positions.length;
  const found = positions.slice(0, SHOWN).flatMap((position) => procedures[position] ?? []);
  if (count === 0) return { found, said: t('lookUp.none') };
  if (partial) return { found, said: t('lookUp.partial', { count }) };
  return { found, said: t(capped || count > SHOWN ? 'lookUp.many' : 'lookUp.found', { count }) };
}
