import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toUnitId } from '#shared/domain/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { TOKEN_SCOPES } from '#shared/protocol/accounts.ts';
import { TextField } from '#ui/text-field.tsx';
import { byName } from '../lib/by-name.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices, useSession } from '../services.tsx';
import { ChoicesField } from './check-field.tsx';
import { SelectField } from './select-field.tsx';
import { SmallForm } from './small-form.tsx';

const MAX_DAYS = 366;

/** A new key: for whom, of which units, to read what, until when. */
export function TokenForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { access } = useServices();
  const { directory } = useNames();
  const own = useSession((state) => state.session?.unit.id) ?? '';
  const [name, setName] = useState('');
  const [unit, setUnit] = useState<string>(own);
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [days, setDays] = useState('90');
  const [tried, setTried] = useState(false);
  const wanted = TOKEN_SCOPES.filter((scope) => scopes.includes(scope));
  const span = /^\d{1,3}$/.test(days) ? Number(days) : 0;
  const fits = span >= 1 && span <= MAX_DAYS;
  const label = name.trim();
  const save = () =>
    access.getState().act(async (api) => {
      const request = { name: label, unit: toUnitId(unit), scopes: wanted, days: span };
      const made = await api.createToken(request);
      return made.ok ? ok({ kind: 'token', name: label, secret: made.value.token }) : made;
    });
  return (
    <SmallForm
      top
      title={t('access.tokens.add')}
      submit={t('access.tokens.addDo')}
      ready={label !== '' && wanted.length > 0 && fits}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        size="desk"
        label={t('access.tokens.name')}
        hint={t('access.tokens.nameHint')}
        maxLength={200}
        value={name}
        error={tried && label === '' ? t('office.missingName') : null}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        size="desk"
        label={t('access.tokens.days')}
        hint={t('access.tokens.daysHint')}
        inputMode="numeric"
        value={days}
        error={tried && !fits ? t('access.tokens.badDays') : null}
        onChange={(event) => setDays(event.target.value)}
      />
      <SelectField
        label={t('access.tokens.unit')}
        none={null}
        options={byName((directory?.units ?? []).filter(({ closedAt }) => closedAt === null))}
        value={unit}
        form
        onChange={setUnit}
      />
      <div>
        <ChoicesField
          label={t('access.tokens.scopes')}
          options={TOKEN_SCOPES.map((scope) => ({ value: scope, label: t(`access.scopes.${scope}`) }))}
          chosen={scopes}
          onChange={setScopes}
        />
        {tried && wanted.length === 0 && <p role="alert">{t('access.tokens.missingScope')}</p>}
      </div>
    </SmallForm>
  );
}
