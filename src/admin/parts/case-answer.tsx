import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { statusAfter } from '#shared/domain/case-status.ts';
import type { CaseDetail } from '#shared/protocol/cases.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { useServices } from '../services.tsx';
import styles from './case-part.module.css';
import { SelectField } from './select-field.tsx';

/** As the centre bounds it. */
const ANSWER_MAX = 8_000;

/** What its writer is told. What is being written stays when sending fails or somebody else was faster. */
export function CaseAnswer(props: { readonly detail: CaseDetail; readonly handles: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const { detail, handles } = props;
  const open = handles && statusAfter(detail.kind, detail.status, 'answer') !== null;
  if (!open && detail.answer === null) return null;
  return (
    <section className={styles.part} aria-labelledby="case-answer">
      <h2 id="case-answer">{t('cases.answer.title')}</h2>
      {detail.answer !== null && (
        <div className={styles.preview}>
          <p className={styles.previewTitle}>{t('cases.answer.current')}</p>
          <p className={styles.words} lang="vi">
            {detail.answer}
          </p>
        </div>
      )}
      {open && <AnswerForm corrects={detail.answer !== null} />}
    </section>
  );
}

function AnswerForm({ corrects }: { readonly corrects: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const { act, busy, templates } = useStore(useServices().case);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const send = async (): Promise<void> => {
    if (text.trim() === '') return setMissing(true);
    if (await act({ action: 'answer', text: text.trim() })) setText('');
  };
  const begin = (id: string): void => {
    const template = templates.find((one) => one.id === id);
    if (template) setText(text.trim() === '' ? template.text : `${text}\n\n${template.text}`);
  };
  return (
    <div className={styles.form}>
      {templates.length > 0 && (
        <SelectField
          form
          label={t('cases.answer.template')}
          none={t('cases.answer.noTemplate')}
          options={templates.map(({ id, title }) => ({ value: id, label: title }))}
          value=""
          onChange={begin}
        />
      )}
      <TextArea
        size="desk"
        label={t('cases.answer.text')}
        hint={t('cases.answer.hint')}
        error={missing ? t('cases.answer.missing') : null}
        rows={6}
        maxLength={ANSWER_MAX}
        value={text}
        onChange={(event) => {
          setMissing(false);
          setText(event.target.value);
        }}
      />
      <div className={styles.ways}>
        <Button size="desk" look="primary" disabled={busy} onClick={() => void send()}>
          {t(busy ? 'cases.deeds.working' : corrects ? 'cases.answer.correct' : 'cases.answer.send')}
        </Button>
      </div>
    </div>
  );
}
