import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toUnitId } from '#shared/domain/ids.ts';
import { UNIT_KINDS } from '#shared/protocol/directory.ts';
import { TextField } from '#ui/text-field.tsx';
import type { Directory } from '../api/directory-api.ts';
import { byName } from '../lib/by-name.ts';
import { orNull } from '../lib/or-null.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices, useSession } from '../services.tsx';
import { SelectField } from './select-field.tsx';
import { SmallForm } from './small-form.tsx';

type Unit = Directory['units'][number];

interface Typed {
  readonly name: string;
  readonly kind: Unit['kind'];
  readonly code: string;
  readonly parent: string;
  readonly note: string;
}

/** A new unit, or another name, kind, code or place of one. */
export function UnitForm(props: {
  readonly unit: Unit | null;
  readonly parent: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { office } = useServices();
  const own = useSession((state) => state.session?.unit.id);
  const { unit } = props;
  const [typed, setTyped] = useState<Typed>({
    name: unit?.name ?? '',
    kind: unit?.kind ?? 'branch',
    code: unit?.code ?? '',
    parent: props.parent ?? '',
    note: '',
  });
  const [tried, setTried] = useState(false);
  // Nobody moves the unit that they sit in.
  const mayMove = unit?.id !== own;
  const { parent } = typed;
  const form = {
    name: typed.name.trim(),
    kind: typed.kind,
    code: orNull(typed.code),
    note: orNull(typed.note),
  };
  const place = mayMove && parent !== '' ? { parent: toUnitId(parent) } : {};
  const save = () =>
    unit === null
      ? office.getState().act((api) => api.createUnit({ ...form, parent: toUnitId(parent) }), {
          said: t('office.saved', { name: form.name }),
          undo: null,
        })
      : office.getState().act((api) => api.changeUnit(unit.id, { ...form, ...place }), {
          said: t('office.saved', { name: form.name }),
          undo: (api) => api.changeUnit(unit.id, changeBack(unit, mayMove)),
        });
  return (
    <SmallForm
      title={unit === null ? t('office.units.add') : t('office.editOf', { name: unit.name })}
      submit={t('office.save')}
      ready={form.name !== '' && (unit !== null || parent !== '')}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={props.onClose}
    >
      <UnitFields
        unit={unit}
        typed={typed}
        mayMove={mayMove}
        nameMissing={tried && form.name === ''}
        onChange={(part) => setTyped({ ...typed, ...part })}
      />
    </SmallForm>
  );
}

function changeBack({ name, kind, code, parent }: Unit, mayMove: boolean) {
  return { name, kind, code, note: null, ...(mayMove && parent !== null ? { parent } : {}) };
}

function UnitFields(props: {
  readonly unit: Unit | null;
  readonly typed: Typed;
  readonly mayMove: boolean;
  readonly nameMissing: boolean;
  readonly onChange: (part: Partial<Typed>) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { directory } = useNames();
  const { unit, typed, onChange } = props;
  const others = (directory?.units ?? []).filter(({ id, closedAt }) => id !== unit?.id && closedAt === null);
  return (
    <>
      <TextField
        size="desk"
        label={t('office.units.name')}
        maxLength={200}
        value={typed.name}
        error={props.nameMissing ? t('office.missingName') : null}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <SelectField
        label={t('office.units.kind')}
        none={null}
        options={UNIT_KINDS.map((one) => ({ value: one, label: t(`office.kinds.${one}`) }))}
        value={typed.kind}
        form
        onChange={(value) => onChange({ kind: UNIT_KINDS.find((one) => one === value) ?? typed.kind })}
      />
      <TextField
        size="desk"
        label={t('office.units.code')}
        hint={t('office.units.codeHint')}
        maxLength={50}
        value={typed.code}
        onChange={(event) => onChange({ code: event.target.value })}
      />
      {props.mayMove && (
        <SelectField
          label={t('office.units.parent')}
          none={null}
          options={byName(others)}
          value={typed.parent}
          form
          onChange={(parent) => onChange({ parent })}
        />
      )}
      {unit !== null && (
        <TextField
          size="desk"
          label={t('office.note')}
          maxLength={200}
          value={typed.note}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      )}
    </>
  );
}

/** The unit ends and its work goes on in another; this is not taken back by one button, so it is said first what it does. */
export function MergeForm({
  unit,
  onClose,
}: {
  readonly unit: Unit;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { office } = useServices();
  const { directory } = useNames();
  const [into, setInto] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const others = (directory?.units ?? []).filter(({ id, closedAt }) => id !== unit.id && closedAt === null);
  const name = others.find(({ id }) => id === into)?.name ?? '';
  return (
    <SmallForm
      title={t('office.units.mergeOf', { name: unit.name })}
      lead={t('office.units.mergeLead')}
      submit={t('office.units.mergeDo')}
      ready={into !== ''}
      onTried={() => setTried(true)}
      onSubmit={() =>
        office.getState().act((api) => api.mergeUnit(unit.id, into, orNull(note)), {
          said: t('office.units.merged', { name: unit.name, into: name }),
          undo: null,
        })
      }
      onClose={onClose}
    >
      <SelectField
        label={t('office.units.into')}
        none={t('office.choose')}
        options={byName(others)}
        value={into}
        form
        error={tried && into === '' ? t('office.missingUnit') : null}
        onChange={setInto}
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
