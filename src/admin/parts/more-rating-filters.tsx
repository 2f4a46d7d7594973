import type { ReactNode } from 'react';
import { textIn } from '#i18n/text-in.ts';
import { RATING_FLAGS } from '#shared/protocol/admin.ts';
import type { RatingFilter } from '#shared/protocol/rating-query.ts';
import { Button } from '#ui/button.tsx';
import type { Directory } from '../api/directory-api.ts';
import { useLanguage } from '../lib/use-formats.ts';
import { useInsightWords } from '../lib/use-insight-words.ts';
import { SelectField } from './select-field.tsx';

/** By a flag that stands, by a topic that was named, and the procedure that a link asked for. */
export function MoreRatingFilters(props: {
  readonly filter: RatingFilter;
  readonly directory: Directory | null;
  readonly onChange: (filter: RatingFilter) => void;
}): ReactNode {
  const t = useInsightWords();
  const language = useLanguage();
  const { filter, directory, onChange } = props;
  const reasons = new Map(
    (directory?.questionnaires ?? []).flatMap((one) =>
      one.reasons.map(({ code, topic }) => [code, textIn(topic, language)] as const),
    ),
  );
  // One that an older question had, or that a link names, is still told.
  if (filter.reason !== undefined && !reasons.has(filter.reason)) reasons.set(filter.reason, filter.reason);
  return (
    <>
      <SelectField
        label={t('rating.filter.flag')}
        none={t('rating.filter.anyFlag')}
        options={RATING_FLAGS.map((flag) => ({ value: flag, label: t(`quality.flags.${flag}.title`) }))}
        value={filter.flag ?? ''}
        onChange={(flag) => onChange({ ...filter, flag: flag || undefined })}
      />
      {reasons.size > 0 && (
        <SelectField
          label={t('rating.filter.reason')}
          none={t('rating.filter.anyReason')}
          options={[...reasons].map(([value, label]) => ({ value, label }))}
          value={filter.reason ?? ''}
          onChange={(reason) => onChange({ ...filter, reason: reason || undefined })}
        />
      )}
      {filter.procedure !== undefined && (
        <div>
          <Button
            size="desk"
            aria-label={t('rating.filter.dropProcedure', { code: filter.procedure })}
            onClick={() => onChange({ ...filter, procedure: undefined })}
          >
            {`${t('rating.filter.procedure', { code: filter.procedure })} ×`}
          </Button>
        </div>
      )}
    </>
  );
}
