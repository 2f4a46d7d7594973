import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toUnitId } from '#shared/domain/ids.ts';
import { TextField } from '#ui/text-field.tsx';
import type { Directory } from '../api/directory-api.ts';
import { byName } from '../lib/by-name.ts';
import { orNull } from '../lib/or-null.ts';
import { useToday } from '../lib/use-today.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { SelectField } from './select-field.tsx';
import { SmallForm } from './small-form.tsx';

type Clerk = Directory['clerks'][number];

/** A new person, or another name, title or number of one. */
export function ClerkForm(props: {
  readonly unit: string;
  readonly clerk: Clerk | null;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { office } = useServices();
  const { clerk } = props;
  const [form, setForm] = useState({
    name: clerk?.name ?? '',
    title: clerk?.title ?? '',
    code: clerk?.code ?? '',
    startedOn: clerk?.startedOn ?? '',
  });
  const [tried, setTried] = useState(false);
  const typed = {
    name: form.name.trim(),
    title: orNull(form.title),
    code: orNull(form.code),
    startedOn: orNull(form.startedOn),
  };
  const save = () =>
    office
      .getState()
      .act(
        (api) => (clerk === null ? api.createClerk(props.unit, typed) : api.changeClerk(clerk.id, typed)),
        {
          said: t('office.saved', { name: typed.name }),
          undo: clerk === null ? null : (api) => api.changeClerk(clerk.id, formOf(clerk)),
        },
      );
  const field = (name: keyof typeof form) => ({
    size: 'desk' as const,
    maxLength: 200,
    value: form[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setForm({ ...form, [name]: event.target.value }),
  });
  return (
    <SmallForm
      title={clerk === null ? t('office.people.add') : t('office.editOf', { name: clerk.name })}
      submit={t('office.save')}
      ready={typed.name !== ''}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={props.onClose}
    >
      <TextField
        {...field('name')}
        label={t('office.people.name')}
        error={tried && typed.name === '' ? t('office.missingName') : null}
      />
      <TextField {...field('title')} label={t('office.people.jobTitle')} />
      <TextField {...field('code')} label={t('office.people.code')} maxLength={50} />
      <TextField {...field('startedOn')} label={t('office.people.startedOn')} type="date" />
    </SmallForm>
  );
}

function formOf({ name, title, code, startedOn }: Clerk) {
  return { name, title, code, startedOn };
}

/** From a day on the clerk works here no more; what was rated stays. */
export function LeaveForm({
  clerk,
  onClose,
}: {
  readonly clerk: Clerk;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { office } = useServices();
  const [on, setOn] = useState(useToday());
  const [note, setNote] = useState('');
  const save = () =>
    office.getState().act((api) => api.leave(clerk.id, { on, note: orNull(note) }), {
      said: t('office.people.hasLeft', { name: clerk.name }),
      undo: (api) => api.comeBack(clerk.id),
    });
  return (
    <SmallForm
      title={t('office.people.leaveOf', { name: clerk.name })}
      lead={t('office.people.leaveLead')}
      submit={t('office.people.leaveDo')}
      ready={on !== ''}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        size="desk"
        type="date"
        label={t('office.people.leaveOn')}
        value={on}
        error={on === '' ? t('office.missingDay') : null}
        onChange={(event) => setOn(event.target.value)}
      />
      <TextField
        size="desk"
        label={t('office.note')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </SmallForm>
  );
}

/** The clerk goes on in another unit, with a page of their own there. */
export function TransferForm({
  clerk,
  onClose,
}: {
  readonly clerk: Clerk;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { office } = useServices();
  const { directory } = useNames();
  const [on, setOn] = useState(useToday());
  const [unit, setUnit] = useState('');
  const [tried, setTried] = useState(false);
  const units = (directory?.units ?? []).filter(({ id, closedAt }) => closedAt === null && id !== clerk.unit);
  const save = () =>
    office.getState().act((api) => api.transfer(clerk.id, { unit: toUnitId(unit), on, note: null }), {
      said: t('office.people.transferred', {
        name: clerk.name,
        unit: units.find(({ id }) => id === unit)?.name ?? '',
      }),
      undo: null,
    });
  return (
    <SmallForm
      title={t('office.people.transferOf', { name: clerk.name })}
      lead={t('office.people.transferLead')}
      submit={t('office.people.transferDo')}
      ready={unit !== '' && on !== ''}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={onClose}
    >
      <SelectField
        label={t('office.people.transferTo')}
        none={t('office.choose')}
        options={byName(units)}
        value={unit}
        form
        error={tried && unit === '' ? t('office.missingUnit') : null}
        onChange={setUnit}
      />
      <TextField
        size="desk"
        type="date"
        label={t('office.people.transferOn')}
        value={on}
        error={on === '' ? t('office.missingDay') : null}
        onChange={(event) => setOn(event.target.value)}
      />
    </SmallForm>
  );
}
