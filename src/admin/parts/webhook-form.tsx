import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toUnitId } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { WEBHOOK_EVENTS, type WebhookItem } from '#shared/protocol/webhooks.ts';
import { TextField } from '#ui/text-field.tsx';
import type { ApiFailure } from '../api/client.ts';
import type { WebhooksApi } from '../api/webhooks-api.ts';
import { byName } from '../lib/by-name.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices, useSession } from '../services.tsx';
import type { ShownSecret } from '../state/access-store.ts';
import { ChoicesField } from './check-field.tsx';
import { SelectField } from './select-field.tsx';
import { SmallForm } from './small-form.tsx';

/** A new webhook, or another name, address or choice of events for one that is there; its unit stays. */
export function WebhookForm({
  webhook,
  onClose,
}: {
  readonly webhook: WebhookItem | null;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { webhooks } = useServices();
  const { directory } = useNames();
  const own = useSession((state) => state.session?.unit.id) ?? '';
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [unit, setUnit] = useState<string>(webhook?.unit.id ?? own);
  const [chosen, setChosen] = useState<readonly string[]>(webhook?.events ?? []);
  const [tried, setTried] = useState(false);
  const [refusedUrl, setRefusedUrl] = useState<string | null>(null);
  const events = WEBHOOK_EVENTS.filter((event) => chosen.includes(event));
  const wish = { name: name.trim(), url: url.trim(), events };
  const fits = isWebAddress(wish.url);
  const save = async () => {
    const failed = await webhooks.getState().act((api) => send(api, webhook, toUnitId(unit), wish));
    const isUrl = failed?.type === 'problem' && failed.code === 'bad-request';
    setRefusedUrl(isUrl ? wish.url : null);
    return isUrl ? 'stay' : failed;
  };
  const urlError =
    refusedUrl === wish.url ? t('webhooks.refusedUrl') : tried && !fits ? t('webhooks.badUrl') : null;
  return (
    <SmallForm
      top
      title={
        webhook === null
          ? t('webhooks.add')
          : t('webhooks.of', { what: t('webhooks.change'), name: webhook.name })
      }
      submit={t(webhook === null ? 'webhooks.addDo' : 'webhooks.changeDo')}
      ready={wish.name !== '' && fits && events.length > 0}
      onTried={() => setTried(true)}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        size="desk"
        label={t('webhooks.name')}
        hint={t('webhooks.nameHint')}
        maxLength={200}
        value={name}
        error={tried && wish.name === '' ? t('office.missingName') : null}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        size="desk"
        type="url"
        label={t('webhooks.url')}
        hint={t('webhooks.urlHint')}
        maxLength={1_000}
        value={url}
        error={urlError}
        onChange={(event) => setUrl(event.target.value)}
      />
      {webhook === null && (
        <SelectField
          label={t('access.tokens.unit')}
          none={null}
          options={byName((directory?.units ?? []).filter(({ closedAt }) => closedAt === null))}
          value={unit}
          form
          onChange={setUnit}
        />
      )}
      <Events chosen={chosen} missing={tried && events.length === 0} onChange={setChosen} />
    </SmallForm>
  );
}

function Events(props: {
  readonly chosen: readonly string[];
  readonly missing: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <div>
      <ChoicesField
        label={t('webhooks.eventsOf')}
        options={WEBHOOK_EVENTS.map((event) => ({ value: event, label: t(`webhooks.events.${event}`) }))}
        chosen={props.chosen}
        onChange={props.onChange}
      />
      {props.missing && <p role="alert">{t('webhooks.missingEvent')}</p>}
    </div>
  );
}

type Wish = Parameters<WebhooksApi['change']>[1] & Omit<Parameters<WebhooksApi['create']>[0], 'unit'>;

async function send(
  api: WebhooksApi,
  webhook: WebhookItem | null,
  unit: Parameters<WebhooksApi['create']>[0]['unit'],
  wish: Wish,
): Promise<Result<ShownSecret | null, ApiFailure>> {
  if (webhook !== null) return await api.change(webhook.id, wish);
  const made = await api.create({ unit, ...wish });
  return made.ok ? ok({ kind: 'webhook', name: wish.name, secret: made.value.secret }) : made;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}
