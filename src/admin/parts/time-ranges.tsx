import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { EditorProps } from '../lib/setting-editor.ts';
import { useFault } from '../lib/setting-issues.tsx';
import { asList, asText, asTree, without } from '../lib/tree-value.ts';
import { WEEKDAYS } from '../lib/weekdays.ts';
import { CheckField } from './check-field.tsx';
import styles from './setting-fields.module.css';

const WORKDAY = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
const WEEK = [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []];

/** The hours of every weekday, or none at all: always open. */
export function WeekField({ field, member, value, onChange }: EditorProps): ReactNode {
  const { t } = useTranslation('admin');
  const week = asList(value);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t(`settings.fields.${field.label}`)}</legend>
      <CheckField
        label={t('settings.alwaysOpen')}
        checked={value == null}
        onChange={(always) => onChange(always ? null : WEEK)}
      />
      {value != null &&
        WEEKDAYS.map((day, at) => (
          <Ranges
            key={day}
            what={t(`settings.days.${day}`)}
            member={`${member}.${at}`}
            value={week[at]}
            onChange={(ranges) =>
              onChange(WEEKDAYS.map((one, place) => (one === day ? ranges : asList(week[place]))))
            }
          />
        ))}
    </fieldset>
  );
}

export function RangesField({ field, member, value, onChange }: EditorProps): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <div className={styles.wide}>
      <Ranges what={t(`settings.fields.${field.label}`)} member={member} value={value} onChange={onChange} />
    </div>
  );
}

/** One stretch of every day, or none. */
export function RangeField({ field, member, value, onChange }: EditorProps): ReactNode {
  const { t } = useTranslation('admin');
  const what = t(`settings.fields.${field.label}`);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{what}</legend>
      <CheckField
        label={t('settings.use', { what })}
        checked={value != null}
        onChange={(on) => onChange(on ? { from: '18:00', to: '24:00' } : null)}
      />
      {value != null && <Times what={what} n={1} member={member} value={value} onChange={onChange} />}
    </fieldset>
  );
}

interface RangesProps {
  readonly what: string;
  readonly member: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Ranges({ what, member, value, onChange }: RangesProps): ReactNode {
  const { t } = useTranslation('admin');
  const ranges = asList(value);
  const places = ranges.map((range, at) => ({ range, at, path: `${member}.${at}` }));
  return (
    <div className={styles.day}>
      <p className={styles.name}>{what}</p>
      {ranges.length === 0 && <p className={styles.soft}>{t('settings.closed')}</p>}
      {places.map(({ range, at, path }) => (
        <div key={path} className={styles.row}>
          <Times
            what={what}
            n={at + 1}
            member={path}
            value={range}
            onChange={(next) => onChange(ranges.with(at, next))}
          />
          <Button look="quiet" size="desk" onClick={() => onChange(without(ranges, at))}>
            {t('settings.removeRange', { n: at + 1, what })}
          </Button>
        </div>
      ))}
      <div className={styles.row}>
        <Button size="desk" onClick={() => onChange([...ranges, { from: '', to: '' }])}>
          {t('settings.addRange', { what })}
        </Button>
      </div>
    </div>
  );
}

/** Times are typed as text: the browsers' own field knows no 24:00, and shows a.m. and p.m. to some. */
function Times(props: RangesProps & { readonly n: number }): ReactNode {
  const { t } = useTranslation('admin');
  const { what, n, member } = props;
  const whole = useFault(member);
  const from = useFault(`${member}.from`);
  const to = useFault(`${member}.to`);
  const tree = asTree(props.value);
  const input = (name: 'from' | 'to', label: string, fault: string | null) => (
    <div className={styles.time}>
      <TextField
        label={label}
        size="desk"
        inputMode="numeric"
        placeholder="07:30"
        error={fault}
        value={asText(tree[name])}
        onChange={(event) => props.onChange({ ...tree, [name]: event.target.value })}
      />
    </div>
  );
  return (
    <>
      {input('from', t('settings.rangeFrom', { what, n }), from)}
      {input('to', t('settings.rangeTo', { what, n }), to ?? whole)}
    </>
  );
}
