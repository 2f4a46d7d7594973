import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfTestOutcome, SelfTestReport } from '#shared/protocol/self-test.ts';
import { clockStateOf } from '../lib/device-words.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './self-test-result.module.css';

/** What a tablet found the last time it looked at itself. Checks of a newer tablet stand under their own names. */
export function SelfTestResult({ test }: { readonly test: SelfTestReport | null }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const names = t('selfTest.checks', { returnObjects: true });
  if (test === null) return <p className={styles.hint}>{t('selfTest.none')}</p>;
  return (
    <>
      <p className={styles.verdict} data-verdict={test.verdict}>
        {t(`selfTest.verdicts.${test.verdict}`)}
      </p>
      <p className={styles.hint}>
        {t('selfTest.when', {
          time: formats.dateTime(test.at),
          seq: formats.number(test.seq),
          app: test.app,
        })}
      </p>
      <dl className={styles.checks} aria-label={t('selfTest.list')}>
        {inOrder(test.checks, names).map(([check, outcome]) => (
          <div key={check} className={styles.check}>
            <dt>{isKeyOf(names, check) ? names[check] : check}</dt>
            <dd className={styles.outcome} data-verdict={outcome.verdict}>
              {t(`selfTest.verdicts.${outcome.verdict}`)}
            </dd>
            <dd className={styles.found}>
              <Found check={check} found={outcome.found} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

type Named = readonly (readonly [string, SelfTestOutcome])[];

/** As the tablet shows them, and the unknown ones behind. */
function inOrder(checks: SelfTestReport['checks'], names: object): Named {
  const known = Object.keys(names);
  const place = (check: string): number => (known.indexOf(check) + known.length + 1) % (known.length + 1);
  return Object.entries(checks).sort(([a], [b]) => place(a) - place(b));
}

function Found({
  check,
  found,
}: {
  readonly check: string;
  readonly found: SelfTestOutcome['found'];
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const words = t('selfTest.words', { returnObjects: true });
  if (check === 'clock')
    return typeof found === 'number' ? <Clock skewMs={found} /> : t('selfTest.notCompared');
  if (found === null) return t('selfTest.nothing');
  if (typeof found === 'boolean') return t(found ? 'selfTest.yes' : 'selfTest.no');
  if (typeof found === 'string') return isKeyOf(words, found) ? words[found] : found;
  if (check === 'quota') return formats.bytes(found);
  return check === 'durability' || check === 'network'
    ? t('selfTest.ms', { n: formats.number(found) })
    : formats.number(found);
}

function Clock({ skewMs }: { readonly skewMs: number }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const state = clockStateOf(skewMs);
  if (state.type === 'right') return t('devices.clockRight');
  const duration = t(`devices.${state.unit}`, { n: formats.number(state.n) });
  return t(state.type === 'ahead' ? 'devices.clockAhead' : 'devices.clockBehind', { duration });
}

function isKeyOf<T extends object>(words: T, text: string): text is string & keyof T {
  return Object.hasOwn(words, text);
}
