import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { RATING_FLAGS } from '#shared/protocol/admin.ts';
import { FLAG_STATES, type FlaggedRating } from '#shared/protocol/flags.ts';
import { Button } from '#ui/button.tsx';
import type { FlagFilter } from '../api/quality-api.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import overview from '../pages/overview-page.module.css';
import page from '../pages/page.module.css';
import { useKnownNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { Empty } from './empty.tsx';
import { FlagCard } from './flag-card.tsx';
import styles from './flagged-list.module.css';
import { SelectField } from './select-field.tsx';

/** Ratings with flags, newest first, without the answers: a doubt is judged by its evidence. */
export function FlaggedList(props: {
  readonly items: readonly FlaggedRating[] | null;
  readonly hasMore: boolean;
  readonly filter: FlagFilter;
  readonly onFilter: (filter: Partial<FlagFilter>) => void;
}): ReactNode {
  const t = useInsightWords();
  const { quality } = useServices();
  const { items, filter } = props;
  return (
    <section className={overview.section} aria-labelledby="flagged-list">
      <h2 id="flagged-list" className={overview.heading}>
        {t('quality.list.title')}
      </h2>
      <p className={overview.soft}>{t('quality.list.lead')}</p>
      <div className={overview.filters}>
        <SelectField
          label={t('quality.list.flag')}
          none={t('quality.list.allFlags')}
          options={RATING_FLAGS.map((flag) => ({ value: flag, label: t(`quality.flags.${flag}.title`) }))}
          value={filter.flag}
          onChange={(flag) => props.onFilter({ flag })}
        />
        <SelectField
          label={t('quality.list.state')}
          none={null}
          options={[
            ...(['open', ...FLAG_STATES] as const).map((state) => ({
              value: state,
              label: t(`quality.list.states.${state}`),
            })),
            { value: 'all', label: t('quality.list.allStates') },
          ]}
          value={filter.state}
          onChange={(state) => props.onFilter({ state })}
        />
      </div>
      {items === null && <p>{t('quality.list.loading')}</p>}
      {items?.length === 0 && <Empty title={t('quality.list.empty')} text={t('quality.list.emptyText')} />}
      {items !== null && items.length > 0 && (
        <ol className={styles.list}>
          {items.map((item) => (
            <Entry key={item.rating} item={item} />
          ))}
        </ol>
      )}
      {props.hasMore && (
        <div>
          <Button size="desk" onClick={() => void quality.getState().loadMore()}>
            {t('quality.list.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Entry({ item }: { readonly item: FlaggedRating }): ReactNode {
  const t = useInsightWords();
  const formats = useFormats();
  const { directory } = useKnownNames();
  const counter = directory?.counters.find(({ id }) => id === item.counter)?.name ?? item.counter;
  const clerk =
    item.clerk === null
      ? t('quality.list.nobody')
      : (directory?.clerks.find(({ id }) => id === item.clerk)?.name ?? item.clerk);
  const time = formats.dateTime(item.occurredAt);
  return (
    <li className={styles.entry} aria-label={t('quality.list.entry', { time })}>
      <div className={styles.head}>
        <h3 className={styles.time}>{time}</h3>
        <p>{`${counter} · ${clerk}`}</p>
        <Link href={`/ratings/${item.rating}`} className={page.link}>
          {t('quality.list.see')}
        </Link>
      </div>
      <div className={styles.flags}>
        {item.flags.map((flag) => (
          <FlagCard key={flag.flag} rating={item.rating} flag={flag} decides />
        ))}
      </div>
    </li>
  );
}
