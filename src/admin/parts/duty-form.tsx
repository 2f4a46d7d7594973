import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toClerkId, toCounterId } from '#shared/domain/ids.ts';
import { TextField } from '#ui/text-field.tsx';
import { toInstant } from '../lib/to-instant.ts';
import { useToday } from '../lib/use-today.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices, useSession } from '../services.tsx';
import { CheckField } from './check-field.tsx';
import { SmallForm } from './small-form.tsx';
import { WhoAndWhere } from './who-and-where.tsx';

const NOBODY = { counter: '', clerk: '', fromTime: '07:30', toDay: '', toTime: '' };

/** A clerk is put on a counter, from a moment on, until another or until further notice. */
export function DutyForm(props: { readonly unit: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { office } = useServices();
  const { directory } = useNames();
  const timeZone = useSession((state) => state.session?.unit.timeZone) ?? 'Asia/Ho_Chi_Minh';
  const [form, setForm] = useState({ ...NOBODY, fromDay: useToday() });
  const [moves, setMoves] = useState({ endsOfClerk: true, endsOfCounter: true });
  const [tried, setTried] = useState(false);
  const { unit } = props;
  const from = toInstant(form.fromDay, form.fromTime, timeZone);
  const endless = form.toDay === '' && form.toTime === '';
  const to = endless ? null : toInstant(form.toDay, form.toTime, timeZone);
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const save = () => {
    if (from === null) return Promise.resolve('stay' as const);
    const duty = { counter: toCounterId(form.counter), clerk: toClerkId(form.clerk), from, to, ...moves };
    const name = directory?.clerks.find(({ id }) => id === form.clerk)?.name ?? '';
    return office
      .getState()
      .act((api) => api.createDuty(unit, duty), { said: t('office.duties.added', { name }), undo: null });
  };
  return (
    <SmallForm
      title={t('office.duties.add')}
      submit={t('office.duties.addDo')}
      ready={form.counter !== '' && form.clerk !== '' && from !== null && (endless || to !== null)}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={props.onClose}
    >
      <WhoAndWhere unit={unit} value={form} tried={tried} onChange={change} />
      <Moment
        which="from"
        day={form.fromDay}
        time={form.fromTime}
        wrong={tried && from === null}
        onChange={(fromDay, fromTime) => change({ fromDay, fromTime })}
      />
      <Moment
        which="to"
        day={form.toDay}
        time={form.toTime}
        wrong={tried && !endless && to === null}
        onChange={(toDay, toTime) => change({ toDay, toTime })}
      />
      {(['endsOfClerk', 'endsOfCounter'] as const).map((name) => (
        <CheckField
          key={name}
          label={t(`office.duties.${name}`)}
          checked={moves[name]}
          onChange={(on) => setMoves({ ...moves, [name]: on })}
        />
      ))}
    </SmallForm>
  );
}

function Moment(props: {
  readonly which: 'from' | 'to';
  readonly day: string;
  readonly time: string;
  readonly wrong: boolean;
  readonly onChange: (day: string, time: string) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { which, day, time } = props;
  return (
    <>
      <TextField
        size="desk"
        type="date"
        label={t(`office.duties.${which}Day`)}
        value={day}
        error={props.wrong ? t('office.duties.badTime') : null}
        onChange={(event) => props.onChange(event.target.value, time)}
      />
      <TextField
        size="desk"
        label={t(`office.duties.${which}Time`)}
        placeholder="07:30"
        value={time}
        onChange={(event) => props.onChange(day, event.target.value)}
      />
    </>
  );
}
