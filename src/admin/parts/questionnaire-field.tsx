import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorProps } from '../lib/setting-editor.ts';
import { useFault } from '../lib/setting-issues.tsx';
import { asText, asTree } from '../lib/tree-value.ts';
import { useLanguage } from '../lib/use-formats.ts';
import { useNames } from '../pages/use-names.ts';
import { SelectField } from './select-field.tsx';

/** One of the versions that the centre has: id and version in one choice. */
export function QuestionnaireField({ field, value, onChange }: EditorProps): ReactNode {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const { directory } = useNames();
  const faults = [useFault('id'), useFault('version')];
  const tree = asTree(value);
  const options = (directory?.questionnaires ?? []).map(({ id, version, question, levels }) => ({
    value: `${version} ${id}`,
    label: t('settings.questionnaireName', {
      question: question[language],
      levels: levels.length,
      version,
      id,
    }),
  }));
  return (
    <SelectField
      label={t(`settings.fields.${field.label}`)}
      none={null}
      options={options}
      value={`${asText(tree.version)} ${asText(tree.id)}`}
      form
      error={faults.find((fault) => fault !== null) ?? null}
      onChange={(chosen) => {
        const at = chosen.indexOf(' ');
        onChange({ id: chosen.slice(at + 1), version: Number(chosen.slice(0, at)) });
      }}
    />
  );
}
