import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './slide-view.module.css';
import type { HeadingTag } from './slide-view.tsx';
import type { Slide } from './slides.ts';
import { useIdleFormats } from './use-idle-formats.ts';

/** Below so many ratings a slide says itself that they are few. */
const FEW = 30;

export interface ResultSlideProps {
  readonly slide: Extract<Slide, { readonly type: 'result' }>;
  readonly Heading: HeadingTag;
}

/** What people said of the unit: never a rate without its number, its interval and its response rate. */
export function ResultSlide({ slide, Heading }: ResultSlideProps): ReactNode {
  const { t } = useTranslation('idle');
  const formats = useIdleFormats();
  const { result, figures } = slide;
  const { n, flagged } = result;
  return (
    <div className={styles.slide}>
      <p className={styles.kind}>
        {t('attract.result.period', { from: formats.date(result.from), to: formats.date(result.to) })}
      </p>
      <Heading className={styles.title}>{t('attract.result.title')}</Heading>
      <p className={styles.figure}>
        <strong className={styles.rate}>{`${formats.percent(figures.rate)} %`}</strong>
        <span className={styles.of}>
          {t('attract.result.satisfied')}
          <br />
          {t('attract.result.n', { count: n, shown: formats.number(n) })}
        </span>
      </p>
      <Facts slide={slide} />
      {n < FEW && <p>{t('attract.result.few')}</p>}
      {flagged > 0 && (
        <p>
          {`${t('attract.result.flagged')}: ${t('attract.result.flaggedCount', { count: flagged, shown: formats.number(flagged) })}`}
        </p>
      )}
    </div>
  );
}

function Facts({ slide }: Pick<ResultSlideProps, 'slide'>): ReactNode {
  const { t } = useTranslation('idle');
  const formats = useIdleFormats();
  const { interval, response } = slide.figures;
  const [low, high] = [formats.percent(interval.low), formats.percent(interval.high)];
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('attract.result.interval')}</dt>
        <dd>{t('attract.result.intervalValue', { low, high })}</dd>
      </div>
      <div>
        <dt>{t('attract.result.response')}</dt>
        <dd>
          {response === null
            ? t('attract.result.responseUnknown')
            : t('attract.result.responseValue', {
                percent: formats.percent(response),
                asked: formats.number(slide.result.asked ?? 0),
              })}
        </dd>
      </div>
    </dl>
  );
}
