import { type ReactNode, useState } from 'react';
import { toCounterId } from '#shared/domain/ids.ts';
import { MAX_SHEETS } from '#shared/protocol/take-home.ts';
import { TextField } from '#ui/text-field.tsx';
import { byName } from '../lib/by-name.ts';
import { useTakeHomeWords } from '../lib/use-take-home-words.ts';
import { useToday } from '../lib/use-today.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { SelectField } from './select-field.tsx';
import { SmallForm } from './small-form.tsx';

/** A new batch: for which counter, how many sheets, until when. */
export function BatchForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTakeHomeWords();
  const { takeHome } = useServices();
  const { directory } = useNames();
  const today = useToday();
  const [name, setName] = useState('');
  const [counter, setCounter] = useState('');
  const [sheets, setSheets] = useState('1');
  const [validUntil, setValidUntil] = useState('');
  const [tried, setTried] = useState(false);
  const number = /^\d{1,2}$/.test(sheets) ? Number(sheets) : 0;
  const fits = number >= 1 && number <= MAX_SHEETS;
  const label = name.trim();
  const save = () =>
    takeHome
      .getState()
      .act((api) => api.create({ counter: toCounterId(counter), name: label, sheets: number, validUntil }));
  const missing = (value: string) => (tried && value === '' ? t('missing') : null);
  return (
    <SmallForm
      top
      title={t('add')}
      submit={t('addDo')}
      ready={label !== '' && counter !== '' && validUntil !== '' && fits}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        size="desk"
        label={t('name')}
        hint={t('nameHint')}
        maxLength={200}
        value={name}
        error={missing(label)}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t('counter')}
        none={t('chooseCounter')}
        options={byName((directory?.counters ?? []).filter(({ closedAt }) => closedAt === null))}
        value={counter}
        error={missing(counter)}
        form
        onChange={setCounter}
      />
      <TextField
        size="desk"
        label={t('sheets')}
        inputMode="numeric"
        value={sheets}
        error={tried && !fits ? t('badSheets') : null}
        onChange={(event) => setSheets(event.target.value)}
      />
      <TextField
        size="desk"
        type="date"
        label={t('validUntil')}
        min={today}
        value={validUntil}
        error={missing(validUntil)}
        onChange={(event) => setValidUntil(event.target.value)}
      />
    </SmallForm>
  );
}
