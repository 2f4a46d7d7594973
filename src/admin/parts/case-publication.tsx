import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CaseDetail } from '#shared/protocol/cases.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { useServices } from '../services.tsx';
import styles from './case-part.module.css';

const TEXT_MAX = 8_000;

/** What the public is told: a text of its own, seen as the public will see it before it is out. */
export function CasePublication(props: {
  readonly detail: CaseDetail;
  readonly handles: boolean;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { detail, handles } = props;
  const { publication } = detail;
  const refused = detail.mayPublish === false;
  const offers = handles && publication === null && detail.answer !== null && !refused;
  if (publication === null && !offers && !refused) return null;
  return (
    <section className={styles.part} aria-labelledby="case-publication">
      <h2 id="case-publication">{t('cases.publication.title')}</h2>
      {publication !== null && (
        <div className={styles.preview}>
          <p className={styles.previewTitle}>
            {t('cases.publication.at', {
              where: publication.where,
              when: formats.date(publication.at),
            })}
          </p>
          <p className={styles.words} lang="vi">
            {publication.text}
          </p>
        </div>
      )}
      {refused && <p>{t('cases.publication.refused')}</p>}
      {offers && <PublishForm />}
      {handles && publication !== null && <TakeBack />}
    </section>
  );
}

function PublishForm(): ReactNode {
  const { t } = useTranslation('admin');
  const { act, busy } = useStore(useServices().case);
  const [text, setText] = useState('');
  const [where, setWhere] = useState('');
  const [missing, setMissing] = useState(false);
  const publish = async (): Promise<void> => {
    if (text.trim() === '' || where.trim() === '') return setMissing(true);
    setMissing(false);
    await act({ action: 'publish', text: text.trim(), where: where.trim() });
  };
  return (
    <div className={styles.form}>
      <TextArea
        size="desk"
        label={t('cases.publication.text')}
        hint={t('cases.publication.hint')}
        error={missing ? t('cases.publication.missing') : null}
        rows={5}
        maxLength={TEXT_MAX}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <TextField
        size="desk"
        label={t('cases.publication.where')}
        maxLength={200}
        value={where}
        onChange={(event) => setWhere(event.target.value)}
      />
      {text.trim() !== '' && (
        <div className={styles.preview}>
          <p className={styles.previewTitle}>{t('cases.publication.preview')}</p>
          <p className={styles.words} lang="vi">
            {text}
          </p>
        </div>
      )}
      <div className={styles.ways}>
        <Button size="desk" disabled={busy} onClick={() => void publish()}>
          {t('cases.publication.publish')}
        </Button>
      </div>
    </div>
  );
}

function TakeBack(): ReactNode {
  const { t } = useTranslation('admin');
  const { act, busy } = useStore(useServices().case);
  const [note, setNote] = useState('');
  return (
    <div className={styles.form}>
      <TextField
        size="desk"
        label={t('cases.publication.reason')}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className={styles.ways}>
        <Button
          size="desk"
          disabled={busy || note.trim() === ''}
          onClick={() => void act({ action: 'unpublish', note: note.trim() })}
        >
          {t('cases.publication.unpublish')}
        </Button>
      </div>
    </div>
  );
}
