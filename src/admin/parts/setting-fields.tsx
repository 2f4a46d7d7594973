import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/lib/assert-never.ts';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { EditorProps, FieldsProps } from '../lib/setting-editor.ts';
import { useFault } from '../lib/setting-issues.tsx';
import { asList, asText, asTree } from '../lib/tree-value.ts';
import { CheckField, ChoicesField } from './check-field.tsx';
import { QuestionnaireField } from './questionnaire-field.tsx';
import { SelectField } from './select-field.tsx';
import styles from './setting-fields.module.css';
import { GroupField, ListField } from './setting-list.tsx';
import { RangeField, RangesField, WeekField } from './time-ranges.tsx';

/** The members of a part, or of an item in it. */
export function SettingFields(props: FieldsProps): ReactNode {
  const tree = asTree(props.value);
  return (
    <div className={styles.fields}>
      {props.fields.map((field) => {
        // A questionnaire is an id and a version in one choice.
        const whole = field.type === 'questionnaire';
        return (
          <SettingEditor
            key={field.name}
            field={field}
            member={props.member === '' ? field.name : `${props.member}.${field.name}`}
            value={whole ? tree : tree[field.name]}
            onChange={(value) => props.onChange(whole ? asTree(value) : { ...tree, [field.name]: value })}
          />
        );
      })}
    </div>
  );
}

function SettingEditor(props: EditorProps): ReactNode {
  const { field, ...rest } = props;
  switch (field.type) {
    case 'text':
    case 'day':
    case 'number':
      return <LineField field={field} {...rest} />;
    case 'codes':
    case 'json':
      return <BlockField field={field} {...rest} />;
    case 'words':
      return <WordsField field={field} {...rest} />;
    case 'flag':
      return <FlagField field={field} {...rest} />;
    case 'choice':
    case 'choices':
      return <ChoiceField field={field} {...rest} />;
    case 'range':
      return <RangeField field={field} {...rest} />;
    case 'ranges':
      return <RangesField field={field} {...rest} />;
    case 'week':
      return <WeekField field={field} {...rest} />;
    case 'group':
      return <GroupField field={field} {...rest} Fields={SettingFields} />;
    case 'list':
      return <ListField field={field} {...rest} Fields={SettingFields} />;
    case 'questionnaire':
      return <QuestionnaireField field={field} {...rest} />;
    default:
      return assertNever(field);
  }
}

function LineField({ field, member, value, onChange }: EditorProps): ReactNode {
  const { t } = useTranslation('admin');
  const fault = useFault(member);
  const change = (text: string) => {
    if (text === '' && (field.nullable || field.type === 'number')) return onChange(null);
    onChange(field.type === 'number' ? Number(text) : text);
  };
  return (
    <TextField
      label={t(`settings.fields.${field.label}`)}
      type={field.type === 'number' ? 'number' : field.type === 'day' ? 'date' : 'text'}
      step="any"
      size="desk"
      error={fault}
      value={asText(value)}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** Codes stand one on a line; a key is pasted as the JSON that it was handed over as. */
function BlockField({ field, member, value, onChange }: EditorProps): ReactNode {
  const { t } = useTranslation('admin');
  const fault = useFault(member);
  const text =
    field.type === 'codes'
      ? asList(value).map(asText).join('\n')
      : typeof value === 'string'
        ? value
        : value == null
          ? ''
          : JSON.stringify(value, null, 1);
  return (
    <TextArea
      label={t(`settings.fields.${field.label}`)}
      size="desk"
      error={fault}
      value={text}
      onChange={(event) =>
        onChange(field.type === 'codes' ? toLines(event.target.value) : toJson(event.target.value))
      }
    />
  );
}

function toLines(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}

/** Half a text stays one, and is refused as such. */
function toJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function WordsField({ field, member, value, onChange }: EditorProps): ReactNode {
  const { t } = useTranslation('admin');
  const faults = { vi: useFault(`${member}.vi`), en: useFault(`${member}.en`) };
  const whole = useFault(member);
  const label = t(`settings.fields.${field.label}`);
  const tree = asTree(value);
  const change = (language: 'vi' | 'en', text: string) => {
    const next = { vi: asText(tree.vi), en: asText(tree.en), [language]: text };
    onChange(field.nullable && next.vi === '' && next.en === '' ? null : next);
  };
  const input = (language: 'vi' | 'en') => {
    const common = {
      label: language === 'vi' ? t('settings.vietnamese', { label }) : t('settings.english', { label }),
      lang: language,
      size: 'desk' as const,
      error: faults[language] ?? (language === 'vi' ? whole : null),
      value: asText(tree[language]),
    };
    return field.type === 'words' && field.long ? (
      <TextArea {...common} onChange={(event) => change(language, event.target.value)} />
    ) : (
      <TextField {...common} onChange={(event) => change(language, event.target.value)} />
    );
  };
  return (
    <div className={styles.pair}>
      {input('vi')}
      {input('en')}
    </div>
  );
}

function FlagField({ field, value, onChange }: EditorProps): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <CheckField label={t(`settings.fields.${field.label}`)} checked={value === true} onChange={onChange} />
  );
}

function ChoiceField({ field, member, value, onChange }: EditorProps): ReactNode {
  const { t } = useTranslation('admin');
  const fault = useFault(member);
  if (field.type !== 'choice' && field.type !== 'choices') return null;
  const options = field.options.map((option) => ({ value: option, label: t(`settings.choices.${option}`) }));
  const label = t(`settings.fields.${field.label}`);
  if (field.type === 'choices')
    return (
      <ChoicesField label={label} options={options} chosen={asList(value).map(asText)} onChange={onChange} />
    );
  return (
    <SelectField
      label={label}
      none={null}
      options={options}
      value={asText(value)}
      form
      error={fault}
      onChange={onChange}
    />
  );
}
