import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { textIn } from '#i18n/text-in.ts';
import type { RatingItem } from '#shared/protocol/admin.ts';
import { classes } from '#ui/classes.ts';
import type { Directory } from '../api/directory-api.ts';
import { notesOf, questionnaireOf } from '../lib/rating-words.ts';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { LevelMark } from './level-mark.tsx';
import styles from './rating-table.module.css';

/** Received so soon after it was given counts as at once. */
const AT_ONCE_MS = 60_000;

/** One rating, with names where the directory has them and ids where it has not. */
export function RatingRow(props: {
  readonly rating: RatingItem;
  readonly directory: Directory | null;
  readonly deviceNames: ReadonlyMap<string, string>;
}): ReactNode {
  const { rating, directory } = props;
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const counter = directory?.counters.find(({ id }) => id === rating.counter)?.name ?? rating.counter;
  const clerk = directory?.clerks.find(({ id }) => id === rating.clerk)?.name ?? rating.clerk;
  const delayMs = Date.parse(rating.receivedAt) - Date.parse(rating.occurredAt);
  return (
    <tr className={styles.row}>
      <td className={styles.time}>
        <Link href={`/ratings/${rating.id}`} className={styles.when}>
          <span className={styles.date}>{formats.date(rating.occurredAt)}</span>{' '}
          <span className={styles.clock}>{formats.time(rating.occurredAt)}</span>
        </Link>
      </td>
      <td className={styles.counter}>{counter}</td>
      <td className={styles.clerk}>{clerk ?? t('ratings.noClerk')}</td>
      <td className={styles.level}>
        <LevelCell rating={rating} directory={directory} />
      </td>
      <td className={styles.journal}>
        <span>{props.deviceNames.get(rating.device) ?? rating.device}</span>{' '}
        {rating.seq !== null && (
          <span className={styles.seq}>{t('ratings.seq', { n: formats.number(rating.seq) })}</span>
        )}
      </td>
      <td className={styles.received}>
        {delayMs < AT_ONCE_MS ? t('ratings.receivedAtOnce') : formats.dateTime(rating.receivedAt)}
      </td>
      <td className={styles.notes}>
        <Notes rating={rating} />
      </td>
    </tr>
  );
}

function LevelCell({ rating, directory }: Pick<Parameters<typeof RatingRow>[0], 'rating' | 'directory'>) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const levels = questionnaireOf(directory?.questionnaires ?? [], rating)?.levels ?? [];
  const word = (code: number) => {
    const level = levels.find((each) => each.code === code);
    return level === undefined ? t('ratings.levelUnknown', { code }) : textIn(level.label, language);
  };
  return (
    <>
      <span className={styles.levelWord}>
        <LevelMark codes={levels.map(({ code }) => code)} code={rating.level} />
        <span className={classes(!rating.satisfied && styles.unsatisfied)}>{word(rating.level)}</span>
      </span>
      {rating.firstLevel !== rating.level && (
        <span className={styles.changed}>{t('ratings.changedFrom', { level: word(rating.firstLevel) })}</span>
      )}
    </>
  );
}

function Notes({ rating }: { readonly rating: RatingItem }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  return notesOf(rating).map((note) => (
    <span key={note} className={styles.note}>
      {note === 'clock'
        ? t('ratings.note.clock', { time: formats.dateTime(rating.at) })
        : t(`ratings.note.${note}`)}
    </span>
  ));
}
