import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ok } from '#shared/lib/result.ts';
import type { WebhookItem } from '#shared/protocol/webhooks.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/office-page.module.css';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';
import { SmallForm } from './small-form.tsx';
import { WebhookForm } from './webhook-form.tsx';

type Asked = 'change' | 'rotate' | 'remove' | null;

/** One webhook: where it goes, what it hears, what waits for it, and what may be done with it. */
export function WebhookRow({ webhook }: { readonly webhook: WebhookItem }): ReactNode {
  const { t } = useTranslation('admin');
  const { webhooks } = useServices();
  const [asked, setAsked] = useState<Asked>(null);
  const { id, name } = webhook;
  const close = () => setAsked(null);
  const remove = () => webhooks.getState().act((api) => api.remove(id));
  const rotate = () =>
    webhooks.getState().act(async (api) => {
      const made = await api.rotate(id);
      return made.ok ? ok({ kind: 'webhook', name, secret: made.value.secret }) : made;
    });
  return (
    <li className={classes(styles.row, webhook.pausedAt !== null && styles.gone)}>
      <WebhookFacts webhook={webhook} />
      {asked === null && <Deeds webhook={webhook} onAsk={setAsked} />}
      {asked === 'change' && (
        <div className={styles.wide}>
          <WebhookForm webhook={webhook} onClose={close} />
        </div>
      )}
      {asked === 'rotate' && (
        <div className={styles.wide}>
          <SmallForm
            top
            title={t('webhooks.of', { what: t('webhooks.rotate'), name })}
            lead={t('webhooks.rotateLead')}
            submit={t('webhooks.rotateDo')}
            ready
            onSubmit={rotate}
            onClose={close}
          >
            {null}
          </SmallForm>
        </div>
      )}
      {asked === 'remove' && (
        <div className={styles.wide}>
          <SmallForm
            top
            title={t('webhooks.of', { what: t('webhooks.remove'), name })}
            lead={t('webhooks.removeLead')}
            submit={t('webhooks.removeDo')}
            ready
            onSubmit={remove}
            onClose={close}
          >
            {null}
          </SmallForm>
        </div>
      )}
    </li>
  );
}

function WebhookFacts({ webhook }: { readonly webhook: WebhookItem }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { pausedAt, formerSecretUntil, waiting } = webhook;
  const state = [
    pausedAt === null ? null : t('webhooks.paused', { time: formats.dateTime(pausedAt) }),
    waiting === 0 ? t('webhooks.nothingWaits') : t('webhooks.waiting', { n: formats.number(waiting) }),
    formerSecretUntil === null
      ? null
      : t('webhooks.formerSecret', { time: formats.dateTime(formerSecretUntil) }),
    t('access.tokens.by', { name: webhook.createdBy }),
  ];
  return (
    <div className={styles.what}>
      <p className={styles.name}>
        <Link href={`/webhooks/${webhook.id}`}>{webhook.name}</Link>
      </p>
      <p translate="no">{webhook.url}</p>
      <p>{[webhook.unit.name, ...webhook.events.map((one) => t(`webhooks.events.${one}`))].join(' · ')}</p>
      <p className={styles.soft}>{state.filter((one) => one !== null).join(' · ')}</p>
    </div>
  );
}

function Deeds(props: { readonly webhook: WebhookItem; readonly onAsk: (asked: Asked) => void }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { webhooks } = useServices();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { id, name, pausedAt } = props.webhook;
  const pause = async () => {
    setBusy(true);
    const failed = await webhooks.getState().act((api) => api.change(id, { paused: pausedAt === null }));
    setBusy(false);
    setFailure(failed === null ? null : failureText(failed));
  };
  const label = (what: string) => t('webhooks.of', { what, name });
  const pauseWord = t(pausedAt === null ? 'webhooks.pause' : 'webhooks.goOn');
  return (
    <>
      <div className={styles.actions}>
        <Button
          size="desk"
          look="quiet"
          disabled={busy}
          aria-label={label(pauseWord)}
          onClick={() => void pause()}
        >
          {pauseWord}
        </Button>
        {(['change', 'rotate', 'remove'] as const).map((one) => (
          <Button
            key={one}
            size="desk"
            look="quiet"
            aria-label={label(t(`webhooks.${one}`))}
            onClick={() => props.onAsk(one)}
          >
            {t(`webhooks.${one}`)}
          </Button>
        ))}
      </div>
      {failure !== null && (
        <div className={styles.wide}>
          <Notice tone="alarm">{failure}</Notice>
        </div>
      )}
    </>
  );
}
