import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { TEXT_MAX } from '../feedback-draft.ts';
import type { FeedbackAbout, FeedbackDoor, FeedbackDraft } from '../feedback-state.ts';
import { useKiosk } from '../kiosk-context.tsx';
import type { Office } from '../kiosk-state.ts';
import { Choices } from './choices.tsx';
import { Consent } from './consent.tsx';
import type { WordFault } from './fault-words.ts';
import styles from './form.module.css';
import { Tick } from './tick.tsx';

export interface StepProps {
  readonly office: Office;
  readonly door: FeedbackDoor;
  readonly draft: FeedbackDraft;
  readonly word: WordFault;
}

const ABOUT: readonly FeedbackAbout[] = ['conduct', 'rule', 'proposal', 'other'];
/** From here on it is said how much room is left. */
const SAY_LEFT = 300;
/** As much as a short text of the protocol takes. */
const LINE_MAX = 500;
/** Nothing of it may be remembered by the browser, corrected or sent away to be checked. */
const UNREMEMBERED = { autoComplete: 'off', autoCorrect: 'off', spellCheck: false } as const;

export function TextStep({ office, door, draft, word }: StepProps): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  const left = TEXT_MAX - draft.text.length;
  const inspectorate = door === 'integrity' && office.content.settings.feedback.integrityKey !== null;
  return (
    <>
      <p className={styles.note}>{t(inspectorate ? 'text.integrityReader' : 'sealed')}</p>
      {door === 'petition' && <About draft={draft} word={word} />}
      <div className={styles.words}>
        <TextArea
          label={t(`text.${door}`)}
          hint={t(`text.${door}Hint`)}
          error={word('text')}
          value={draft.text}
          maxLength={TEXT_MAX}
          rows={5}
          autoCapitalize="sentences"
          {...UNREMEMBERED}
          onChange={(event) => kiosk.send({ type: 'draft-changed', change: { text: event.target.value } })}
        />
        {left <= SAY_LEFT && <p className={styles.hint}>{t('text.left', { count: left })}</p>}
      </div>
    </>
  );
}

function About({ draft, word }: Pick<StepProps, 'draft' | 'word'>): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  return (
    <Choices
      label={t('about.label')}
      error={word('about')}
      choices={ABOUT.map((value) => ({ value, label: t(`about.${value}`) }))}
      chosen={draft.about}
      onChoose={(about) => kiosk.send({ type: 'draft-changed', change: { about } })}
    />
  );
}

export function SenderStep({ office, door, draft, word }: StepProps): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  return (
    <div className={styles.pair}>
      <div className={styles.fields}>
        <Line field="name" label={t('sender.name')} draft={draft} word={word} />
        <Line
          field="address"
          label={t('sender.address')}
          hint={t('sender.addressHint')}
          draft={draft}
          word={word}
        />
        {!draft.noPhone && <Line field="phone" label={t('sender.phone')} draft={draft} word={word} />}
        <Tick
          label={t('sender.noPhone')}
          ticked={draft.noPhone}
          onTick={(noPhone) => kiosk.send({ type: 'draft-changed', change: { noPhone } })}
        />
      </div>
      <Consent office={office} door={door} consent={draft.consent} error={word('consent')} />
    </div>
  );
}

export function ContactStep({ office, door, draft, word }: StepProps): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  return (
    <>
      <Choices
        label={t('contact.label')}
        error={null}
        choices={[
          { value: false, label: t('contact.anonymous') },
          { value: true, label: t('contact.leave') },
        ]}
        chosen={draft.leavesContact}
        onChoose={(leavesContact) => kiosk.send({ type: 'draft-changed', change: { leavesContact } })}
      />
      {draft.leavesContact && (
        <div className={styles.pair}>
          <div className={styles.fields}>
            <Line field="phone" label={t('sender.phone')} draft={draft} word={word} />
            <Line field="name" label={t('sender.nameOptional')} draft={draft} word={word} />
          </div>
          <Consent office={office} door={door} consent={draft.consent} error={word('consent')} />
        </div>
      )}
    </>
  );
}

/** What will be sent, before it is: nobody can take it back by themselves afterwards. */
export function ReviewStep({ draft, word }: StepProps): ReactNode {
  const { t } = useTranslation('feedback');
  const kiosk = useKiosk();
  const phone = draft.noPhone ? '' : draft.phone.trim();
  return (
    <>
      <Choices
        label={t('publish.label')}
        hint={t('publish.hint')}
        error={word('publish')}
        choices={[
          { value: true, label: t('publish.yes') },
          { value: false, label: t('publish.no') },
        ]}
        chosen={draft.publish}
        onChoose={(publish) => kiosk.send({ type: 'draft-changed', change: { publish } })}
      />
      <dl className={styles.review}>
        {draft.about !== null && (
          <div>
            <dt>{t('review.about')}</dt>
            <dd>{t(`about.${draft.about}`)}</dd>
          </div>
        )}
        <div>
          <dt>{t('review.text')}</dt>
          <dd className={styles.written} data-private>
            {draft.text.trim()}
          </dd>
        </div>
        <div>
          <dt>{t('review.sender')}</dt>
          <dd className={styles.written} data-private>
            {[draft.name, draft.address, phone]
              .map((one) => one.trim())
              .filter((one) => one !== '')
              .join('\n')}
          </dd>
        </div>
      </dl>
      <p className={styles.hint}>{t('review.mend')}</p>
    </>
  );
}

interface LineProps extends Pick<StepProps, 'draft' | 'word'> {
  readonly field: 'name' | 'address' | 'phone';
  readonly label: string;
  readonly hint?: string | undefined;
}

function Line({ field, label, hint, draft, word }: LineProps): ReactNode {
  const kiosk = useKiosk();
  return (
    <TextField
      label={label}
      hint={hint}
      error={word(field)}
      value={draft[field]}
      maxLength={LINE_MAX}
      inputMode={field === 'phone' ? 'tel' : 'text'}
      enterKeyHint="next"
      autoCapitalize={field === 'phone' ? 'none' : 'words'}
      {...UNREMEMBERED}
      onChange={(event) => kiosk.send({ type: 'draft-changed', change: { [field]: event.target.value } })}
    />
  );
}
