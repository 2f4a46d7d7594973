import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { APOLOGY_CAUSES, type ApologyCause, apologyText } from '#i18n/apology-letter.ts';
import { viAdminCases } from '#i18n/locales/vi/admin-cases.ts';
import type { CaseDetail } from '#shared/protocol/cases.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { ApologySheet } from '../parts/apology-sheet.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { useServices, useSession } from '../services.tsx';
import own from './letter-page.module.css';
import styles from './page.module.css';

const TEXT_MAX = 4_000;
const LINE_MAX = 200;

/** A letter of apology about one case: written here, printed, signed by hand, and noted in the case when it was sent. */
export function LetterPage({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const store = useServices().case;
  const state = useStore(store);
  const signedIn = useSession(({ phase }) => phase === 'signed-in');
  useEffect(() => {
    if (signedIn) void store.getState().open('cases', id);
  }, [store, signedIn, id]);
  const detail = state.detail?.id === id ? state.detail : null;
  return (
    <div className={styles.page}>
      <div className={own.noPrint}>
        <Link href={`/cases/${id}`} className={styles.link}>
          {t('cases.letter.back')}
        </Link>
        <PageHead title={t('cases.letter.title')} lead={t('cases.letter.lead')} />
        {state.failure !== null && <Notice tone="alarm">{failureText(state.failure)}</Notice>}
      </div>
      {detail === null && state.failure === null && <p>{t('cases.reading')}</p>}
      {detail !== null && <Letter key={id} detail={detail} name={state.contact?.name ?? ''} />}
    </div>
  );
}

function Letter({ detail, name }: { readonly detail: CaseDetail; readonly name: string }): ReactNode {
  const { t } = useTranslation('admin');
  const [cause, setCause] = useState<ApologyCause>('late');
  const unit = detail.unit.name;
  // The letter is Vietnamese, so the kind of the case is named in Vietnamese in it.
  const subject = `${viAdminCases.kinds[detail.kind].toLocaleLowerCase('vi')} số ${detail.no}`;
  const [lines, setLines] = useState({ to: name, place: '', signer: '', signerName: '' });
  const [text, setText] = useState(() => apologyText('late', unit, subject));
  const choose = (next: string): void => {
    const found = APOLOGY_CAUSES.find((one) => one === next);
    if (found === undefined) return;
    // What somebody has written themselves is not replaced.
    if (text === apologyText(cause, unit, subject)) setText(apologyText(found, unit, subject));
    setCause(found);
  };
  const field = (line: keyof typeof lines, hint?: string) => (
    <TextField
      size="desk"
      label={t(`cases.letter.${line}`)}
      hint={hint}
      maxLength={LINE_MAX}
      value={lines[line]}
      onChange={(event) => setLines({ ...lines, [line]: event.target.value })}
    />
  );
  return (
    <div className={own.columns}>
      <div className={own.form}>
        <SelectField
          form
          label={t('cases.letter.cause')}
          none={null}
          options={APOLOGY_CAUSES.map((one) => ({ value: one, label: t(`cases.letter.causes.${one}`) }))}
          value={cause}
          onChange={choose}
        />
        {field('to', t('cases.letter.toHint'))}
        <TextArea
          size="desk"
          label={t('cases.letter.text')}
          lang="vi"
          rows={12}
          maxLength={TEXT_MAX}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {field('place')}
        {field('signer')}
        {field('signerName')}
        <LetterDeeds cause={cause} />
      </div>
      <ApologySheet unit={unit} text={text} {...lines} />
    </div>
  );
}

function LetterDeeds({ cause }: { readonly cause: ApologyCause }): ReactNode {
  const { t } = useTranslation('admin');
  const services = useServices();
  const { act, busy } = useStore(services.case);
  const [noted, setNoted] = useState(false);
  const note = async (): Promise<void> => {
    const words = t('cases.letter.note', { cause: t(`cases.letter.causes.${cause}`) });
    setNoted(await act({ action: 'note', note: words }));
  };
  return (
    <>
      <div className={own.ways}>
        <Button size="desk" look="primary" onClick={services.print}>
          {t('cases.letter.print')}
        </Button>
        <Button size="desk" disabled={busy} onClick={() => void note()}>
          {t('cases.letter.sent')}
        </Button>
      </div>
      <p role="status">{noted && t('cases.letter.noted')}</p>
    </>
  );
}
