import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { FormField } from '../lib/procedure-fields.ts';
import { groupAt, linesOf, rowsAt, textAt, textsAt } from '../lib/procedure-form.ts';
import type { ProcedureForm } from '../state/procedure-store.ts';
import styles from './procedure-form.module.css';
import { SelectField } from './select-field.tsx';

interface FieldsProps {
  readonly fields: readonly FormField[];
  readonly value: ProcedureForm;
  readonly onChange: (value: ProcedureForm) => void;
}

/** The members of a procedure, or of one of its rows, as fields. */
export function FormFields({ fields, value, onChange }: FieldsProps): ReactNode {
  return fields.map((field) => (
    <FieldOf
      key={field.key}
      field={field}
      value={value}
      onChange={(entry) => onChange({ ...value, [field.key]: entry })}
    />
  ));
}

interface FieldProps<F extends FormField = FormField> {
  readonly field: F;
  readonly value: ProcedureForm;
  readonly onChange: (entry: unknown) => void;
}

function FieldOf({ field, value, onChange }: FieldProps): ReactNode {
  switch (field.kind) {
    case 'line':
    case 'date':
    case 'count':
    case 'amount':
      return <LineField field={field} value={value} onChange={onChange} />;
    case 'area':
    case 'lines':
      return <AreaField field={field} value={value} onChange={onChange} />;
    case 'choice':
      return <ChoiceField field={field} value={value} onChange={onChange} />;
    case 'maybe':
      return <MaybeField field={field} value={value} onChange={onChange} />;
    case 'flag':
      return <FlagField field={field} value={value} onChange={onChange} />;
    case 'group':
      return <GroupField field={field} value={value} onChange={onChange} />;
    case 'rows':
      return <RowsField field={field} value={value} onChange={onChange} />;
  }
}

type Of<K extends FormField['kind']> = Extract<FormField, { kind: K }>;

function LineField({
  field,
  value,
  onChange,
}: FieldProps<Of<'line' | 'date' | 'count' | 'amount'>>): ReactNode {
  const { t } = useTranslation('admin');
  const { kind, key, label = key } = field;
  const read = (text: string): unknown => {
    if (kind === 'count') return text === '' ? 0 : Number(text);
    if (kind === 'amount') return text === '' ? null : Number(text);
    return text === '' ? null : text;
  };
  return (
    <TextField
      size="desk"
      label={t(`procedures.parts.${label}`)}
      type={INPUT_TYPES[kind]}
      min={INPUT_TYPES[kind] === 'number' ? 0 : undefined}
      step={kind === 'amount' ? 'any' : undefined}
      value={textAt(value, key)}
      onChange={(event) => onChange(read(event.target.value))}
    />
  );
}

const INPUT_TYPES = { line: 'text', date: 'date', count: 'number', amount: 'number' } as const;

function AreaField({ field, value, onChange }: FieldProps<Of<'area' | 'lines'>>): ReactNode {
  const { t } = useTranslation('admin');
  const id = useId();
  const lines = field.kind === 'lines';
  const word = field.kind === 'area' ? (field.label ?? field.key) : field.key;
  const required = field.kind === 'lines' && field.required === true;
  const shown = lines ? textsAt(value, field.key).join('\n') : textAt(value, field.key);
  const read = (text: string): unknown => {
    if (!lines) return text === '' ? null : text;
    // While typing a line may be blank; it is taken out when the field is left.
    const typed = text.split('\n');
    return text === '' && !required ? null : typed;
  };
  return (
    <div className={styles.area}>
      <label htmlFor={id}>{t(`procedures.parts.${word}`)}</label>
      {lines && (
        <p id={`${id}-hint`} className={styles.hint}>
          {t('procedures.form.onePerLine')}
        </p>
      )}
      <textarea
        id={id}
        lang="vi"
        rows={Math.min(12, Math.max(2, shown.split('\n').length))}
        aria-describedby={lines ? `${id}-hint` : undefined}
        value={shown}
        onChange={(event) => onChange(read(event.target.value))}
        onBlur={() => {
          if (!lines) return;
          const tidy = linesOf(shown);
          onChange(tidy.length === 0 && !required ? null : tidy);
        }}
      />
    </div>
  );
}

function ChoiceField({ field, value, onChange }: FieldProps<Of<'choice'>>): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <SelectField
      form
      label={t(`procedures.parts.${field.key}`)}
      none={t('procedures.form.notSet')}
      options={field.options.map((option) => ({ value: option, label: t(`procedures.choices.${option}`) }))}
      value={textAt(value, field.key)}
      onChange={(option) => onChange(option === '' ? null : option)}
    />
  );
}

function MaybeField({ field, value, onChange }: FieldProps<Of<'maybe'>>): ReactNode {
  const { t } = useTranslation('admin');
  const stated = value[field.key];
  return (
    <SelectField
      form
      label={t(`procedures.parts.${field.key}`)}
      none={t('procedures.form.notSet')}
      options={[
        { value: 'yes', label: t('procedures.form.yes') },
        { value: 'no', label: t('procedures.form.no') },
      ]}
      value={stated === true ? 'yes' : stated === false ? 'no' : ''}
      onChange={(option) => onChange(option === '' ? null : option === 'yes')}
    />
  );
}

function FlagField({ field, value, onChange }: FieldProps<Of<'flag'>>): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <label className={styles.flag}>
      <input
        type="checkbox"
        checked={value[field.key] === true}
        onChange={(event) => onChange(event.target.checked)}
      />
      {t(`procedures.parts.${field.key}`)}
    </label>
  );
}

/** A group without its core is not known, rather than known to be empty. */
function GroupField({ field, value, onChange }: FieldProps<Of<'group'>>): ReactNode {
  const { t } = useTranslation('admin');
  const group = groupAt(value, field.key) ?? { ...field.empty };
  return (
    <fieldset className={styles.group}>
      <legend>{t(`procedures.parts.${field.key}`)}</legend>
      <FormFields
        fields={field.fields}
        value={group}
        onChange={(next) => onChange(field.core !== undefined && next[field.core] === null ? null : next)}
      />
    </fieldset>
  );
}

function RowsField({ field, value, onChange }: FieldProps<Of<'rows'>>): ReactNode {
  const { t } = useTranslation('admin');
  const rows = rowsAt(value, field.key);
  const write = (next: readonly ProcedureForm[]): void =>
    onChange(next.length === 0 && field.required !== true ? null : next);
  return (
    <fieldset className={styles.group}>
      <legend>{t(`procedures.parts.${field.key}`)}</legend>
      {rows.map((row, place) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
          key={place}
          className={styles.row}
        >
          <legend>{t('procedures.form.row', { no: place + 1 })}</legend>
          <FormFields fields={field.fields} value={row} onChange={(next) => write(rows.with(place, next))} />
          <Button size="desk" look="quiet" onClick={() => write(rows.toSpliced(place, 1))}>
            {t('procedures.form.remove', { no: place + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button size="desk" onClick={() => write([...rows, { ...field.empty }])}>
        {t('procedures.form.add')}
      </Button>
    </fieldset>
  );
}
