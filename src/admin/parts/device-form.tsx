import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { ApiFailure } from '../api/client.ts';
import type { Directory } from '../api/directory-api.ts';
import { byName } from '../lib/by-name.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useServices } from '../services.tsx';
import styles from './device-form.module.css';
import { Notice } from './notice.tsx';
import { SelectField } from './select-field.tsx';

/** A new tablet: its name and where it stands. */
export function DeviceForm(props: {
  readonly directory: Directory | null;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['admin', 'common']);
  const failureText = useFailureText();
  const { devices } = useServices();
  const [name, setName] = useState<string | null>(null);
  const [counterId, setCounterId] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const counters = props.directory?.counters.filter(({ closedAt }) => closedAt === null) ?? [];
  const counter = counters.find(({ id }) => id === counterId);
  // Most tablets are named after their counter; whoever types a name has the last word.
  const suggested = counter ? t('admin:devices.form.suggestedName', { counter: counter.name }) : '';
  const shownName = name ?? suggested;

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (shownName.trim() === '' || counter === undefined) return;
    setBusy(true);
    const { unit, id } = counter;
    const failed = await devices.getState().create({ unit, counter: id, name: shownName.trim() });
    setBusy(false);
    setFailure(failed);
    if (failed === null) props.onClose();
  };
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <h2 className={styles.title} ref={heading} tabIndex={-1}>
        {t('admin:devices.form.title')}
      </h2>
      <div className={styles.fields}>
        <SelectField
          label={t('admin:devices.form.counter')}
          none={t('admin:devices.form.choose')}
          options={byName(counters)}
          value={counterId}
          form
          error={tried && counter === undefined ? t('admin:devices.form.missingCounter') : null}
          onChange={setCounterId}
        />
        <TextField
          size="desk"
          label={t('admin:devices.form.name')}
          maxLength={100}
          value={shownName}
          error={tried && shownName.trim() === '' ? t('admin:devices.form.missingName') : null}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      <div className={styles.actions}>
        <Button look="primary" size="desk" type="submit" disabled={busy}>
          {busy ? t('admin:devices.form.submitting') : t('admin:devices.form.submit')}
        </Button>
        <Button look="quiet" size="desk" onClick={props.onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
