import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { classes } from '#ui/classes.ts';
import { isSetUp, OPTIONAL_STEPS, type SetupStep, STEP_PATHS } from '../lib/setup-steps.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from './setup-list.module.css';

interface Step {
  readonly step: SetupStep;
  readonly done: boolean | null;
}

/** From the empty office to the first rating at the centre; once that is reached it folds away. */
export function SetupList({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const done = steps.filter((one) => one.done === true).length;
  const counts = { done: formats.number(done), all: formats.number(steps.length) };
  const next = steps.find((one) => one.done === false && !OPTIONAL_STEPS.has(one.step));
  const list = (
    <ol className={styles.steps} aria-label={t('setup.title')}>
      {steps.map((one) => (
        <StepLine key={one.step} {...one} next={one === next} />
      ))}
    </ol>
  );
  if (isSetUp(steps))
    return (
      <details className={styles.setup}>
        <summary className={styles.summary}>{t('setup.complete', counts)}</summary>
        {list}
      </details>
    );
  return (
    <section className={styles.setup} aria-labelledby="setup-title">
      <h2 id="setup-title" className={styles.title}>
        {t('setup.title')}
      </h2>
      <p className={styles.soft}>{t('setup.progress', counts)}</p>
      {list}
    </section>
  );
}

function StepLine({ step, done, next }: Step & { readonly next: boolean }): ReactNode {
  const { t } = useTranslation('admin');
  const state = done === null ? 'unknown' : done ? 'done' : OPTIONAL_STEPS.has(step) ? 'optional' : 'open';
  const go = done === true ? t('setup.look') : t('setup.go');
  return (
    <li className={classes(styles.step, next && styles.next)} data-state={state}>
      <span className={styles.mark} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.name}>{t(`setup.steps.${step}.name`)}</p>
        {done !== true && <p className={styles.soft}>{t(`setup.steps.${step}.why`)}</p>}
      </div>
      <p className={styles.state}>{t(`setup.state.${state}`)}</p>
      <Link
        className={styles.link}
        href={STEP_PATHS[step]}
        aria-label={t('setup.goTo', { go, step: t(`setup.steps.${step}.name`) })}
      >
        {go}
      </Link>
    </li>
  );
}
