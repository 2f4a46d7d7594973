import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PASSPHRASE_MIN_LENGTH } from '#shared/lib/key-file.ts';
import { TextField } from '#ui/text-field.tsx';
import { makeKeyFile } from '../lib/inspectorate-key-file.ts';
import { useServices } from '../services.tsx';
import { SmallForm } from './small-form.tsx';

/** Makes a key pair in this browser and saves its file. Nothing is sent: the key is not in use yet. */
export function NewKeyForm(props: {
  /** The file was handed to the browser's downloads. */
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { randomBytes, saveText } = useServices();
  const [passphrase, setPassphrase] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const long = [...passphrase].length >= PASSPHRASE_MIN_LENGTH;
  const same = passphrase === repeat;
  const make = async () => {
    const { name, text } = await makeKeyFile(randomBytes, passphrase);
    saveText(name, text);
    props.onSaved();
    return 'stay' as const;
  };
  return (
    <SmallForm
      top
      title={t('integrityKeys.make')}
      lead={t('integrityKeys.makeLead')}
      submit={t('integrityKeys.makeDo')}
      ready={long && same}
      onTried={() => setTried(true)}
      onSubmit={make}
      onClose={props.onClose}
    >
      <TextField
        size="desk"
        type="password"
        autoComplete="off"
        label={t('integrityKeys.passphrase')}
        hint={t('integrityKeys.passphraseHint', { count: PASSPHRASE_MIN_LENGTH })}
        value={passphrase}
        error={tried && !long ? t('integrityKeys.shortPassphrase', { count: PASSPHRASE_MIN_LENGTH }) : null}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <TextField
        size="desk"
        type="password"
        autoComplete="off"
        label={t('integrityKeys.repeat')}
        value={repeat}
        error={tried && !same ? t('password.differ') : null}
        onChange={(event) => setRepeat(event.target.value)}
      />
    </SmallForm>
  );
}
