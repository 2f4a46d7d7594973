import { type ReactNode, useState } from 'react';
import * as v from 'valibot';
import { type ToldItem, toldBody } from '#shared/protocol/told.ts';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { draftFaults, draftToBody, type ToldDraft, toDraft } from '../lib/told-draft.ts';
import { useToldWords } from '../lib/use-told-words.ts';
import styles from '../pages/told-page.module.css';
import { useServices } from '../services.tsx';
import { SmallForm } from './small-form.tsx';
import { ToldCause } from './told-cause.tsx';

const MAX = 400;
type Words = 'said' | 'done' | 'result';

/** Writes a new entry, or changes one; what is out stays as it is until it is published again. */
export function ToldForm(props: {
  readonly unit: string;
  readonly item: ToldItem | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useToldWords();
  const { told } = useServices();
  const { unit, item, onClose } = props;
  const [draft, setDraft] = useState<ToldDraft>(() => toDraft(item?.body ?? null));
  const [tried, setTried] = useState(false);
  const faults = draftFaults(draft);
  const change = (part: Partial<ToldDraft>) => setDraft((before) => ({ ...before, ...part }));
  const missing = (name: 'said' | 'done' | 'date', text: string) =>
    tried && faults.includes(name) ? text : null;
  const save = () =>
    told.getState().act((api) => {
      const body = v.parse(toldBody, draftToBody(draft));
      return item === null
        ? api.create(unit, body)
        : api.edit(item.id, { action: 'save', version: item.version, body });
    });
  const pair = (name: Words, error: string | null, hint: string) => (
    <WordsPair name={name} label={t(name)} hint={hint} error={error} draft={draft} onChange={change} />
  );
  return (
    <SmallForm
      top
      title={item === null ? t('addTitle') : t('editOf', { said: item.body.said.vi })}
      submit={t('save')}
      ready={faults.length === 0}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={onClose}
    >
      <ToldCause unit={unit} draft={draft} onChange={change} />
      {pair('said', missing('said', t('missingSaid')), t('wordsHint'))}
      {pair('done', missing('done', t('missingDone')), t('wordsHint'))}
      <TextField
        size="desk"
        type="date"
        label={t('date')}
        value={draft.date}
        error={missing('date', t('missingDate'))}
        onChange={(event) => change({ date: event.target.value })}
      />
      {pair('result', null, t('resultHint'))}
    </SmallForm>
  );
}

function WordsPair(props: {
  readonly name: Words;
  readonly label: string;
  readonly hint: string;
  readonly error: string | null;
  readonly draft: ToldDraft;
  readonly onChange: (part: Partial<ToldDraft>) => void;
}): ReactNode {
  const t = useToldWords();
  const { name, label, draft, onChange } = props;
  return (
    <div className={styles.pair}>
      <TextArea
        size="desk"
        rows={3}
        maxLength={MAX}
        label={t('vietnamese', { what: label })}
        hint={props.hint}
        error={props.error}
        value={draft[`${name}Vi`]}
        onChange={(event) => onChange({ [`${name}Vi`]: event.target.value })}
      />
      <TextArea
        size="desk"
        rows={3}
        maxLength={MAX}
        label={t('english', { what: label })}
        hint={t('englishHint')}
        value={draft[`${name}En`]}
        onChange={(event) => onChange({ [`${name}En`]: event.target.value })}
      />
    </div>
  );
}
