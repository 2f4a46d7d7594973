import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ResultSlide } from './result-slide.tsx';
import styles from './slide-view.module.css';
import type { Slide } from './slides.ts';
import { useIdleFormats } from './use-idle-formats.ts';

export interface SlideViewProps {
  readonly slide: Slide;
  readonly level: 1 | 2;
  /** The question comes with an invitation. */
  readonly invited: boolean;
}

/** One slide: what kind it is, its heading, and what it says. */
export function SlideView({ slide, level, invited }: SlideViewProps): ReactNode {
  const Heading = level === 1 ? 'h1' : 'h2';
  switch (slide.type) {
    case 'guide':
      return <GuideSlide Heading={Heading} invited={invited} />;
    case 'result':
      return <ResultSlide slide={slide} Heading={Heading} />;
    case 'notice':
      return <NoticeSlide slide={slide} Heading={Heading} />;
    case 'action':
      return <ActionSlide slide={slide} Heading={Heading} />;
  }
}

export type HeadingTag = 'h1' | 'h2';

function GuideSlide({
  Heading,
  invited,
}: {
  readonly Heading: HeadingTag;
  readonly invited: boolean;
}): ReactNode {
  const { t } = useTranslation('idle');
  return (
    <div className={styles.slide}>
      <Heading className={styles.title}>{t('attract.guide.title')}</Heading>
      <ol className={styles.steps}>
        <li>{invited ? t('attract.guide.invited') : t('attract.guide.step1')}</li>
        <li>{t('attract.guide.step2')}</li>
        <li>{t('attract.guide.step3')}</li>
      </ol>
      <p className={styles.aside}>{t('attract.guide.privacy')}</p>
      <p className={styles.aside}>{t('attract.guide.also')}</p>
    </div>
  );
}

function NoticeSlide({
  slide,
  Heading,
}: {
  readonly slide: Extract<Slide, { readonly type: 'notice' }>;
  readonly Heading: HeadingTag;
}): ReactNode {
  const { t } = useTranslation('idle');
  const { part, of } = slide;
  return (
    <div className={styles.slide}>
      <p className={styles.kind}>
        {t('attract.notice')}
        {of > 1 && ` · ${t('attract.part', { part, of })}`}
      </p>
      <Heading className={styles.title}>{slide.title}</Heading>
      <p className={styles.text}>{slide.text}</p>
    </div>
  );
}

function ActionSlide({
  slide,
  Heading,
}: {
  readonly slide: Extract<Slide, { readonly type: 'action' }>;
  readonly Heading: HeadingTag;
}): ReactNode {
  const { t } = useTranslation('idle');
  const formats = useIdleFormats();
  return (
    <div className={styles.slide}>
      <p className={styles.kind}>{formats.date(slide.date)}</p>
      <Heading className={styles.title}>{t('attract.action.title')}</Heading>
      <dl className={styles.pair}>
        <div>
          <dt>{t('attract.action.said')}</dt>
          <dd>{slide.said}</dd>
        </div>
        <div>
          <dt>{t('attract.action.done')}</dt>
          <dd>{slide.done}</dd>
        </div>
        {slide.result !== null && (
          <div>
            <dt>{t('attract.action.result')}</dt>
            <dd>{slide.result}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
