import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toClerkId, toCounterId } from '#shared/domain/ids.ts';
import { dayCount, daysBefore } from '#shared/domain/spans.ts';
import { TextField } from '#ui/text-field.tsx';
import { toInstant } from '../lib/to-instant.ts';
import { useToday } from '../lib/use-today.ts';
import { WEEKDAYS } from '../lib/weekdays.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { CheckField } from './check-field.tsx';
import fields from './setting-fields.module.css';
import { SmallForm } from './small-form.tsx';
import { WhoAndWhere } from './who-and-where.tsx';

const WORKING_DAYS = [1, 2, 3, 4, 5];
const FIRST_SPAN_DAYS = 27;
const MOST_DAYS = 366;

/** The same clerk at the same counter on the same weekdays and hours, for some weeks. */
export function RosterForm(props: { readonly unit: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { office } = useServices();
  const { directory } = useNames();
  const today = useToday();
  const [form, setForm] = useState({
    ...{ counter: '', clerk: '', weekdays: WORKING_DAYS },
    ...{ fromDay: today, toDay: daysBefore(today, -FIRST_SPAN_DAYS), fromTime: '07:30', toTime: '17:00' },
  });
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const { fromDay, toDay, fromTime, toTime, weekdays } = form;
  const [starts, ends] = [toInstant(fromDay, fromTime, 'UTC'), toInstant(fromDay, toTime, 'UTC')];
  const wrongTimes = starts === null || ends === null || starts >= ends;
  const wrongDays =
    fromDay === '' || toDay === '' || fromDay > toDay || dayCount({ from: fromDay, to: toDay }) > MOST_DAYS;
  const save = () => {
    const roster = { ...form, counter: toCounterId(form.counter), clerk: toClerkId(form.clerk) };
    const name = directory?.clerks.find(({ id }) => id === form.clerk)?.name ?? '';
    return office.getState().act((api) => api.createRoster(props.unit, roster), {
      said: t('office.duties.roster.added', { name }),
      undo: null,
    });
  };
  const toggle = (day: number, on: boolean) =>
    change({ weekdays: [...weekdays.filter((one) => one !== day), ...(on ? [day] : [])].sort() });
  return (
    <SmallForm
      title={t('office.duties.roster.add')}
      lead={t('office.duties.roster.lead')}
      submit={t('office.duties.roster.do')}
      ready={form.counter !== '' && form.clerk !== '' && !wrongDays && !wrongTimes && weekdays.length > 0}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={props.onClose}
    >
      <WhoAndWhere unit={props.unit} value={form} tried={tried} onChange={change} />
      {(['fromDay', 'toDay'] as const).map((name) => (
        <TextField
          key={name}
          size="desk"
          type="date"
          label={t(`office.duties.roster.${name}`)}
          value={form[name]}
          error={tried && wrongDays ? t('office.duties.roster.badDays') : null}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      ))}
      {(['fromTime', 'toTime'] as const).map((name) => (
        <TextField
          key={name}
          size="desk"
          label={t(`office.duties.${name}`)}
          placeholder="07:30"
          value={form[name]}
          error={tried && wrongTimes ? t('office.duties.roster.badTimes') : null}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      ))}
      <fieldset className={fields.group}>
        <legend>{t('office.duties.roster.weekdays')}</legend>
        {WEEKDAYS.map((day, index) => (
          <CheckField
            key={day}
            label={t(`settings.days.${day}`)}
            checked={weekdays.includes(index + 1)}
            onChange={(on) => toggle(index + 1, on)}
          />
        ))}
        {tried && weekdays.length === 0 && <p role="alert">{t('office.duties.roster.noWeekday')}</p>}
      </fieldset>
    </SmallForm>
  );
}
