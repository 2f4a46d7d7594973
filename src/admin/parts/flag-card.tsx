import { type FormEvent, type ReactNode, useState } from 'react';
import { textIn } from '#i18n/text-in.ts';
import type { FlagState, FlagView } from '#shared/protocol/flags.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import type { FlagAction } from '../api/quality-api.ts';
import { knownFlag } from '../lib/known-flag.ts';
import { useEvidenceWords } from '../lib/use-evidence-words.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { useMay } from '../lib/use-may.ts';
import { useServices } from '../services.tsx';
import styles from './flagged-list.module.css';
import { Notice } from './notice.tsx';

/** What may be done from which state; the centre decides by the same rule. */
const STEPS: Readonly<Record<FlagAction, readonly FlagState[]>> = {
  appealed: ['active'],
  'set-aside': ['active', 'appealed', 'upheld'],
  upheld: ['active', 'appealed', 'set-aside'],
};
const ACTIONS = ['set-aside', 'upheld', 'appealed'] as const;

/** One doubt about one rating: its rule, its evidence, what was said; and, where it is decided about, what may be done. */
export function FlagCard(props: {
  readonly rating: string;
  readonly flag: FlagView;
  readonly decides: boolean;
}): ReactNode {
  const t = useInsightWords();
  const language = useLanguage();
  const evidenceWords = useEvidenceWords();
  const { flag } = props;
  const known = knownFlag(flag.flag);
  const title = flag.title === null ? flag.flag : textIn(flag.title, language);
  return (
    <div className={styles.card}>
      <p className={styles.title}>
        {known === undefined ? title : t(`quality.flags.${known}.title`)}
        <span className={styles.state}>{t(`quality.list.states.${flag.state}`)}</span>
      </p>
      {flag.why !== null && <p className={styles.soft}>{textIn(flag.why, language)}</p>}
      <p>{`${t('quality.list.evidence')}: ${evidenceWords(flag.evidence)}`}</p>
      <Decisions flag={flag} />
      {props.decides && <Steps rating={props.rating} flag={flag} />}
    </div>
  );
}

function Decisions({ flag }: { readonly flag: FlagView }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  if (flag.decisions.length === 0) return null;
  return (
    <ul className={styles.decisions} aria-label={t('quality.list.decisions')}>
      {flag.decisions.map(({ action, reason, by, at }) => (
        <li key={`${at} ${action}`}>
          {t('quality.list.decision', {
            ...{ by, reason },
            at: formats.dateTime(at),
            action: t(`quality.actions.${action}`),
          })}
        </li>
      ))}
    </ul>
  );
}

function Steps({ rating, flag }: { readonly rating: string; readonly flag: FlagView }): ReactNode {
  const t = useInsightWords();
  const may = useMay();
  const [chosen, setChosen] = useState<FlagAction | null>(null);
  const offered = ACTIONS.filter(
    (action) =>
      STEPS[action].includes(flag.state) && may(action === 'appealed' ? 'flags.appeal' : 'flags.decide'),
  );
  if (chosen !== null && offered.includes(chosen))
    return <ReasonForm rating={rating} flag={flag.flag} action={chosen} onEnd={() => setChosen(null)} />;
  return (
    <div className={styles.actions}>
      {offered.map((action) => (
        <Button
          key={action}
          size="desk"
          look={action === 'appealed' ? 'quiet' : undefined}
          onClick={() => setChosen(action)}
        >
          {t(`quality.actions.${action}`)}
        </Button>
      ))}
    </div>
  );
}

const SHORTEST_REASON = 3;

function ReasonForm(props: {
  readonly rating: string;
  readonly flag: string;
  readonly action: FlagAction;
  readonly onEnd: () => void;
}): ReactNode {
  const t = useInsightWords();
  const failureText = useFailureText();
  const { quality } = useServices();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const failed = await quality.getState().decide(props.rating, props.flag, props.action, reason.trim());
    setBusy(false);
    if (failed === null) return props.onEnd();
    const isOld = failed.type === 'problem' && failed.code === 'flag-state';
    setFailure(isOld ? t('quality.stateChanged') : failureText(failed));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextArea
        size="desk"
        rows={3}
        maxLength={1_000}
        label={`${t(`quality.actions.${props.action}`)} – ${t('quality.reason')}`}
        hint={t('quality.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {failure !== null && <Notice tone="alarm">{failure}</Notice>}
      <div className={styles.actions}>
        <Button
          type="submit"
          look="primary"
          size="desk"
          disabled={busy || reason.trim().length < SHORTEST_REASON}
        >
          {t('quality.submit')}
        </Button>
        <Button size="desk" look="quiet" onClick={props.onEnd}>
          {t('quality.cancel')}
        </Button>
      </div>
    </form>
  );
}
