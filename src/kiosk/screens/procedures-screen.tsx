import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import type { ProcedureSearch } from '../kiosk-state.ts';
import { BackBar, LeavingNotice } from '../parts/back-bar.tsx';
import { Frame } from '../parts/frame.tsx';
import { FieldList, ProcedureList } from '../parts/procedure-lists.tsx';
import { Title } from '../parts/title.tsx';
import { procedureIndexOf } from '../procedure-index.ts';
import styles from './procedures-screen.module.css';

export interface ProceduresScreenProps extends ProcedureSearch {
  readonly procedures: readonly Procedure[];
}

/** The posted procedures: by field, or found while typing. */
export function ProceduresScreen({ procedures, query, field }: ProceduresScreenProps): ReactNode {
  const { t } = useTranslation('kiosk');
  return (
    <Frame lead={<BackBar home={field === null} />}>
      <div className={styles.procedures}>
        <Title className={styles.title}>{t('procedures.title')}</Title>
        <SearchBox query={query} />
        {procedures.length === 0 ? (
          <p>{t('procedures.empty')}</p>
        ) : query.trim() !== '' ? (
          <Results procedures={procedures} query={query} />
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

function Results({ procedures, query }: Pick<ProceduresScreenProps, 'procedures' | 'query'>): ReactNode {
  const { t } = useTranslation('kiosk');
  const hits = procedureIndexOf(procedures).search(query);
  const partial = hits[0]?.partial === true;
  if (hits.length === 0) {
    return (
      <div className={styles.section} role="status">
        <p className={styles.sectionTitle}>{t('procedures.none')}</p>
        <p className={styles.quiet}>{t('procedures.noneHint')}</p>
      </div>
    );
  }
  return (
    <ProcedureList
      title={partial ? t('procedures.partial') : t('procedures.found', { count: hits.length })}
      procedures={hits.map((hit) => hit.procedure)}
    />
  );
}
