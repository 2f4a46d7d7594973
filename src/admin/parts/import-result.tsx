import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedSegment } from '#shared/protocol/import.ts';
import type { ApiFailure } from '../api/client.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useFormats } from '../lib/use-formats.ts';
import type { ImportOutcome } from '../state/import-store.ts';
import styles from './import-result.module.css';
import { Notice } from './notice.tsx';

/** What became of the file: what it brought, part by part, or why it was refused and what that means. */
export function ImportResult(props: {
  readonly outcome: ImportOutcome;
  readonly deviceNames: ReadonlyMap<string, string>;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { outcome } = props;
  switch (outcome.type) {
    case 'none':
    case 'sending':
      return null;
    case 'unreadable':
      return <Notice tone="alarm">{t('import.unreadableFile')}</Notice>;
    case 'refused':
      return <Refused {...outcome} />;
    case 'imported':
      return (
        <Imported name={outcome.name} segments={outcome.report.segments} deviceNames={props.deviceNames} />
      );
  }
}

function Imported(props: {
  readonly name: string;
  readonly segments: readonly ImportedSegment[];
  readonly deviceNames: ReadonlyMap<string, string>;
}): ReactNode {
  const { t } = useTranslation('admin');
  const added = props.segments.reduce((sum, segment) => sum + segment.added, 0);
  const entries = props.segments.reduce((sum, segment) => sum + segment.entries, 0);
  return (
    <section className={styles.result}>
      <Notice>
        <p className={styles.title}>{t('import.doneTitle', { file: props.name })}</p>
        <Brought added={added} entries={entries} />
      </Notice>
      <h2 className={styles.heading}>{t('import.segments')}</h2>
      <ul className={styles.segments} aria-label={t('import.segments')}>
        {withKeys(props.segments).map(({ key, segment }) => (
          <li key={key}>
            <Segment segment={segment} name={props.deviceNames.get(segment.device)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A file may hold the same stretch more than once. */
function withKeys(segments: readonly ImportedSegment[]) {
  const seen = new Map<string, number>();
  return segments.map((segment) => {
    const stretch = `${segment.replica} ${segment.first} ${segment.last}`;
    const n = (seen.get(stretch) ?? 0) + 1;
    seen.set(stretch, n);
    return { key: `${stretch} ${n}`, segment };
  });
}

function Brought({ added, entries }: { readonly added: number; readonly entries: number }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const known = formats.number(entries - added);
  if (entries === 0) return <p>{t('import.nothing')}</p>;
  if (added === 0) return <p>{t('import.addedNone', { known })}</p>;
  return <p>{t('import.added', { added: formats.number(added), known })}</p>;
}

function Segment(props: { readonly segment: ImportedSegment; readonly name: string | undefined }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { segment } = props;
  const device = props.name ?? t('import.unknownDevice', { id: segment.device });
  const first = formats.number(segment.first);
  const last = formats.number(segment.last);
  return (
    <>
      <p className={styles.title}>
        {segment.entries === 0
          ? t('import.segmentEmpty', { device })
          : t('import.segment', { device, first, last })}
      </p>
      {segment.entries > 0 && <Brought added={segment.added} entries={segment.entries} />}
      <p>{t('import.received', { n: formats.number(segment.receivedThrough) })}</p>
      {segment.quarantined > 0 && (
        <p>{t('import.quarantined', { n: formats.number(segment.quarantined) })}</p>
      )}
    </>
  );
}

const CODES = [
  'segment-malformed',
  'chain-broken',
  'bad-seal',
  'unknown-device',
  'foreign-seal',
  'import-gap',
  'replica-forked',
  'version-unsupported',
  'too-large',
  'bad-request',
] as const;

function Refused({ name, failure }: { readonly name: string; readonly failure: ApiFailure }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const formats = useFormats();
  const problem: Readonly<Record<string, unknown>> = failure.type === 'problem' ? failure.problem : {};
  const code = CODES.find((one) => failure.type === 'problem' && one === failure.code);
  const place = (value: unknown) => (typeof value === 'number' ? formats.number(value) : '');
  return (
    <Notice tone="alarm">
      <p className={styles.title}>{t('import.refusedTitle', { file: name })}</p>
      {code === undefined ? (
        <p>{failureText(failure)}</p>
      ) : (
        <p>
          {t(`import.refused.${code}`, {
            first: place(problem.first),
            receivedThrough: place(problem.receivedThrough),
          })}
        </p>
      )}
      {typeof problem.lineNumber === 'number' && (
        <p>{t('import.line', { n: formats.number(problem.lineNumber) })}</p>
      )}
      {typeof problem.detail === 'string' && (
        <p className={styles.soft} lang="en">
          {problem.detail}
        </p>
      )}
      <p>
        {t(
          code === undefined
            ? 'import.uncertain'
            : storedBefore(problem)
              ? 'import.partly'
              : 'import.nothingLost',
        )}
      </p>
    </Notice>
  );
}

function storedBefore(problem: { readonly storedSegments?: unknown }): boolean {
  return typeof problem.storedSegments === 'number' && problem.storedSegments > 0;
}
