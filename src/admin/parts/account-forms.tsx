import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toUnitId } from '#shared/domain/ids.ts';
import { mayAppoint, ROLES, type Role } from '#shared/domain/roles.ts';
import { ok } from '#shared/lib/result.ts';
import type { AccountItem } from '#shared/protocol/accounts.ts';
import { TextField } from '#ui/text-field.tsx';
import { byName } from '../lib/by-name.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices, useSession } from '../services.tsx';
import { SelectField } from './select-field.tsx';
import { SmallForm } from './small-form.tsx';

/** A new account; its one-time password is shown afterwards, this once. */
export function AccountForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { access } = useServices();
  const { directory } = useNames();
  const own = useSession((state) => state.session?.unit.id) ?? '';
  const [username, setUsername] = useState('');
  const [role, setRole] = useState<Role>('officer');
  const [unit, setUnit] = useState<string>(own);
  const [clerk, setClerk] = useState('');
  const [tried, setTried] = useState(false);
  const clerks = (directory?.clerks ?? []).filter((one) => one.unit === unit && one.leftOn === null);
  const isClerk = role === 'clerk';
  const name = username.trim();
  const save = () =>
    access.getState().act(async (api) => {
      const made = await api.createAccount({ username: name, role, unit, clerk: isClerk ? clerk : null });
      if (!made.ok) return made;
      return ok({ kind: 'password', name: made.value.username, secret: made.value.password });
    });
  return (
    <SmallForm
      top
      title={t('access.accounts.add')}
      submit={t('access.accounts.addDo')}
      ready={name !== '' && (!isClerk || clerk !== '')}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        size="desk"
        label={t('login.username')}
        hint={t('access.accounts.usernameHint')}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={username}
        error={tried && name === '' ? t('access.accounts.missingUsername') : null}
        onChange={(event) => setUsername(event.target.value)}
      />
      <RoleField role={role} onChange={setRole} />
      <UnitField
        unit={unit}
        onChange={(next) => {
          setUnit(next);
          setClerk('');
        }}
      />
      {isClerk && (
        <SelectField
          label={t('access.accounts.clerk')}
          none={t('office.choose')}
          options={byName(clerks)}
          value={clerk}
          form
          error={tried && clerk === '' ? t('access.accounts.missingClerk') : null}
          onChange={setClerk}
        />
      )}
    </SmallForm>
  );
}

function RoleField(props: {
  readonly role: Role;
  readonly without?: Role | undefined;
  readonly onChange: (role: Role) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const own = useSession((state) => state.session?.role);
  const roles = ROLES.filter((role) => own !== undefined && mayAppoint(own, role) && role !== props.without);
  return (
    <div>
      <SelectField
        label={t('access.accounts.role')}
        none={null}
        options={roles.map((role) => ({ value: role, label: t(`access.roles.${role}`) }))}
        value={props.role}
        form
        onChange={(value) => props.onChange(roles.find((role) => role === value) ?? props.role)}
      />
      <p>{t(`access.roleHints.${props.role}`)}</p>
    </div>
  );
}

function UnitField(props: { readonly unit: string; readonly onChange: (unit: string) => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { directory } = useNames();
  const units = (directory?.units ?? []).filter(({ id, closedAt }) => closedAt === null || id === props.unit);
  return (
    <SelectField
      label={t('access.accounts.unit')}
      none={null}
      options={byName(units)}
      value={props.unit}
      form
      onChange={props.onChange}
    />
  );
}

interface AccountDeedProps {
  readonly account: AccountItem;
  readonly onClose: () => void;
}

/** Another role or unit; what was open under the old ones is closed at once. */
export function AccountChangeForm({ account, onClose }: AccountDeedProps): ReactNode {
  const { t } = useTranslation('admin');
  const { access } = useServices();
  const [role, setRole] = useState<Role>(account.role);
  const [unit, setUnit] = useState<string>(account.unit.id);
  const save = () =>
    access.getState().act(async (api) => {
      const done = await api.changeAccount(account.id, { role, unit: toUnitId(unit) });
      return done.ok ? ok(null) : done;
    });
  return (
    <SmallForm
      top
      title={t('access.accounts.of', { what: t('access.accounts.change'), name: account.username })}
      lead={t('access.accounts.changeLead')}
      submit={t('office.save')}
      ready
      onSubmit={save}
      onClose={onClose}
    >
      {/* A clerk's account shows that clerk's results, so it neither becomes nor was another one. */}
      {account.role !== 'clerk' && <RoleField role={role} without="clerk" onChange={setRole} />}
      <UnitField unit={unit} onChange={setUnit} />
    </SmallForm>
  );
}

/** A new one-time password: the old one is worth nothing from then on. */
export function ResetForm({ account, onClose }: AccountDeedProps): ReactNode {
  const { t } = useTranslation('admin');
  const { access } = useServices();
  const save = () =>
    access.getState().act(async (api) => {
      const made = await api.resetPassword(account.id);
      if (!made.ok) return made;
      return ok({ kind: 'password', name: made.value.username, secret: made.value.password });
    });
  return (
    <SmallForm
      top
      title={t('access.accounts.of', { what: t('access.accounts.reset'), name: account.username })}
      lead={t('access.accounts.resetLead')}
      submit={t('access.accounts.resetDo')}
      ready
      onSubmit={save}
      onClose={onClose}
    >
      {null}
    </SmallForm>
  );
}

/** For whoever lost both the telephone and the recovery codes. */
export function FactorForm({ account, onClose }: AccountDeedProps): ReactNode {
  const { t } = useTranslation('admin');
  const { access } = useServices();
  const save = () =>
    access.getState().act(async (api) => {
      const done = await api.dropSecondFactor(account.id);
      return done.ok ? ok(null) : done;
    });
  return (
    <SmallForm
      top
      title={t('access.accounts.of', { what: t('access.accounts.factor'), name: account.username })}
      lead={t('access.accounts.factorLead')}
      submit={t('access.accounts.factorDo')}
      ready
      onSubmit={save}
      onClose={onClose}
    >
      {null}
    </SmallForm>
  );
}
