import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingIssue, StoredPart } from '#shared/protocol/stored-settings.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { memberWords } from '../lib/member-words.ts';
import { SETTING_FIELDS } from '../lib/setting-fields.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { type PublishTime, type SettingDraft, usePublish } from '../lib/use-publish.ts';
import styles from '../pages/settings-page.module.css';
import { Notice } from './notice.tsx';
import { SelectField } from './select-field.tsx';
import { SettingImpactView } from './setting-impact.tsx';

/** When it takes effect and why; what it would change is looked at before anything is published. */
export function SettingPublish(props: {
  readonly unit: string;
  readonly part: StoredPart;
  readonly draft: SettingDraft;
  readonly own: boolean;
  readonly onIssues: (issues: readonly SettingIssue[]) => void;
  readonly onDone: (when: 'now' | 'later' | null) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const [at, setAt] = useState<PublishTime>({ when: 'now', day: '', time: '' });
  const [note, setNote] = useState('');
  const on = { issues: props.onIssues, done: props.onDone };
  const { busy, failure, wrong, looked, look, publish } = usePublish(props, props.draft, at, on);
  return (
    <div className={styles.section}>
      <h2 className={styles.title}>{t('settings.publish.title')}</h2>
      <WhenFields at={at} wrong={wrong === 'time'} onChange={setAt} />
      <TextField
        label={t('settings.publish.note')}
        size="desk"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {wrong === 'pin' && <Notice tone="alarm">{t('settings.pin.wrong')}</Notice>}
      {failure?.type === 'failed' && <Notice tone="alarm">{failureText(failure.failure)}</Notice>}
      {failure?.type === 'issues' && <IssueSummary part={props.part} issues={failure.issues} />}
      {looked !== null && <SettingImpactView part={props.part} impact={looked.impact} />}
      <div className={styles.actions}>
        <Button
          size="desk"
          look={looked === null ? 'primary' : 'plain'}
          disabled={busy}
          onClick={() => void look(props.draft.body)}
        >
          {busy ? t('settings.publish.previewing') : t('settings.publish.preview')}
        </Button>
        {looked !== null && (
          <Button
            size="desk"
            look="primary"
            disabled={busy}
            onClick={() => void publish(looked.request, note)}
          >
            {t('settings.publish.confirm')}
          </Button>
        )}
        {props.own && (
          <Button size="desk" look="quiet" disabled={busy} onClick={() => void look(null)}>
            {t('settings.publish.give')}
          </Button>
        )}
      </div>
    </div>
  );
}

function WhenFields(props: {
  readonly at: PublishTime;
  readonly wrong: boolean;
  readonly onChange: (at: PublishTime) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { at, onChange } = props;
  return (
    <>
      <SelectField
        label={t('settings.publish.when')}
        none={null}
        form
        options={(['now', 'later'] as const).map((one) => ({
          value: one,
          label: t(`settings.publish.${one}`),
        }))}
        value={at.when}
        onChange={(when) => onChange({ ...at, when })}
      />
      {at.when === 'later' && (
        <div className={styles.actions}>
          <TextField
            label={t('settings.publish.day')}
            type="date"
            size="desk"
            value={at.day}
            error={props.wrong ? t('settings.publish.badTime') : null}
            onChange={(event) => onChange({ ...at, day: event.target.value })}
          />
          <TextField
            label={t('settings.publish.time')}
            size="desk"
            placeholder="07:30"
            value={at.time}
            onChange={(event) => onChange({ ...at, time: event.target.value })}
          />
        </div>
      )}
    </>
  );
}

/** Every fault once more by its member, for those that have no field of their own. */
function IssueSummary(props: {
  readonly part: StoredPart;
  readonly issues: readonly SettingIssue[];
}): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <Notice tone="alarm">
      <p>{t('settings.publish.faults')}</p>
      <ul>
        {props.issues.map((issue) => (
          <li key={`${issue.member} ${issue.code}`}>
            {t('settings.publish.otherFault', {
              member: memberWords(SETTING_FIELDS[props.part], issue.member, t).name,
              fault: t(`settings.fault.${issue.code}`),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
