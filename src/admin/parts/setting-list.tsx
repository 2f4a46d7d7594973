import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import type { EditorProps, FieldsProps } from '../lib/setting-editor.ts';
import { useFault } from '../lib/setting-issues.tsx';
import { asList, freeId, movedUp, without } from '../lib/tree-value.ts';
import { CheckField } from './check-field.tsx';
import styles from './setting-fields.module.css';

interface NestedProps extends EditorProps {
  /** Edits what is inside: handed in, since inside may be the same again. */
  readonly Fields: ComponentType<FieldsProps>;
}

/** Members that belong together; where they may be missing, a box says whether they are there. */
export function GroupField({ field, member, value, onChange, Fields }: NestedProps): ReactNode {
  const { t } = useTranslation('admin');
  const fault = useFault(member);
  if (field.type !== 'group') return null;
  const label = t(`settings.fields.${field.label}`);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      {field.nullable && (
        <CheckField
          label={t('settings.use', { what: label })}
          checked={value != null}
          onChange={(on) => onChange(on ? field.blank : null)}
        />
      )}
      {value != null && <Fields fields={field.fields} member={member} value={value} onChange={onChange} />}
      {fault !== null && (
        <p role="alert" className={styles.error}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** Items one below the other: added at the end, moved up, taken out. */
export function ListField({ field, member, value, onChange, Fields }: NestedProps): ReactNode {
  const { t } = useTranslation('admin');
  const fault = useFault(member);
  if (field.type !== 'list') return null;
  const what = t(`settings.fields.${field.label}`);
  const items = asList(value);
  const places = items.map((item, at) => ({ item, at, path: `${member}.${at}` }));
  const blank =
    field.ids && typeof field.blank === 'object' ? { ...field.blank, id: freeId(items) } : field.blank;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{what}</legend>
      <ol className={styles.items}>
        {places.map(({ item, at, path }) => (
          <li key={path} className={styles.item}>
            <p className={styles.name}>{t('settings.item', { what, n: at + 1 })}</p>
            <Fields
              fields={field.fields}
              member={path}
              value={item}
              onChange={(next) => onChange(items.with(at, next))}
            />
            <div className={styles.row}>
              {at > 0 && (
                <Button look="quiet" size="desk" onClick={() => onChange(movedUp(items, at))}>
                  {t('settings.up', { n: at + 1 })}
                </Button>
              )}
              <Button look="quiet" size="desk" onClick={() => onChange(without(items, at))}>
                {t('settings.remove', { n: at + 1, what })}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {fault !== null && (
        <p role="alert" className={styles.error}>
          {fault}
        </p>
      )}
      <div className={styles.row}>
        <Button size="desk" onClick={() => onChange([...items, blank])}>
          {t('settings.add', { what })}
        </Button>
      </div>
    </fieldset>
  );
}
