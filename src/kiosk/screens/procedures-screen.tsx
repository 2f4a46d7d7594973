import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import type { PostedProcedures, ProcedureSearch } from '../kiosk-state.ts';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';
import { FieldList, ProcedureList } from '../parts/procedure-lists.tsx';
import { Title } from '../parts/title.tsx';
import styles from './procedures-screen.module.css';

export interface ProceduresScreenProps extends ProcedureSearch {
  readonly posted: PostedProcedures;
}

/** The posted procedures: by field, or found while typing. */
export function ProceduresScreen({ posted, query, field }: ProceduresScreenProps): ReactNode {
  const { t } = useTranslation('kiosk');
  const { procedures } = posted;
  return (
    <Frame lead={<BackBar home={field === null} />}>
      <div className={styles.procedures}>
        <Title className={styles.title}>{t('procedures.title')}</Title>
        <SearchBox query={query} />
        {procedures.length === 0 ? (
          <p>{t('procedures.empty')}</p>
        ) : query.trim() !== '' ? (
          <Results posted={posted} query={query} />
        ) : field !== null ? (
          <ProcedureList
            title={field}
            titleLang="vi"
            procedures={procedures.filter((procedure) => procedure.field === field)}
          />
        ) : (
          <FieldList procedures={procedures} />
        )}
        <LeavingNotice />
      </div>
    </Frame>
  );
}

function SearchBox({ query }: { readonly query: string }): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  return (
    <search className={styles.search}>
      <TextField
        label={t('procedures.search')}
        placeholder={t('procedures.searchHint')}
        value={query}
        maxLength={200}
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => kiosk.send({ type: 'query-typed', query: event.target.value })}
      />
      {query !== '' && (
        <Button onClick={() => kiosk.send({ type: 'query-typed', query: '' })}>
          {t('procedures.clear')}
        </Button>
      )}
    </search>
  );
}

function Results({ posted, query }: Pick<ProceduresScreenProps, 'posted' | 'query'>): ReactNode {
  const { t } = useTranslation('kiosk');
  const { positions, partial } = posted.finder.find(query);
  if (positions.length === 0) {
    return (
      <div className={styles.section} role="status">
        <p className={styles.sectionTitle}>{t('procedures.none')}</p>
        <p className={styles.quiet}>{t('procedures.noneHint')}</p>
      </div>
    );
  }
  return (
    <ProcedureList
      title={partial ? t('procedures.partial') : t('procedures.found', { count: positions.length })}
      procedures={positions.flatMap((position) => posted.procedures[position] ?? [])}
    />
  );
}
