import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '#ui/text-field.tsx';
import type { ApiFailure } from '../api/client.ts';
import { type KeyFileFault, type LoadedKey, loadKeyFile } from '../lib/inspectorate-key-file.ts';
import { readFileBytes } from '../lib/read-file.ts';
import styles from './key-file-form.module.css';
import { SmallForm } from './small-form.tsx';

/** Asks for a key file and its passphrase. Both stay in this page. */
export function KeyFileForm(props: {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  /** What becomes of the key; null when it went well. */
  readonly onLoaded: (key: LoadedKey) => Promise<ApiFailure | null>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState<KeyFileFault | null>(null);
  const submit = async () => {
    const bytes = file === null ? null : await readFileBytes(file);
    const text = bytes === null ? '' : new TextDecoder().decode(bytes);
    const loaded = await loadKeyFile(text, passphrase);
    setFault(loaded.ok ? null : loaded.error);
    return loaded.ok ? await props.onLoaded(loaded.value) : 'stay';
  };
  return (
    <SmallForm
      top
      title={props.title}
      lead={props.lead}
      submit={props.submit}
      ready={file !== null}
      onTried={() => setTried(true)}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <div>
        <label className={styles.file}>
          {t('integrityKeys.file')}
          <input
            type="file"
            accept=".json,.key,application/json"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        {tried && file === null && <p role="alert">{t('integrityKeys.missingFile')}</p>}
        {fault === 'no-file' && <p role="alert">{t('integrityKeys.fault.no-file')}</p>}
      </div>
      <TextField
        size="desk"
        type="password"
        autoComplete="off"
        label={t('integrityKeys.passphrase')}
        value={passphrase}
        error={fault === 'wrong-passphrase' ? t('integrityKeys.fault.wrong-passphrase') : null}
        onChange={(event) => setPassphrase(event.target.value)}
      />
    </SmallForm>
  );
}
