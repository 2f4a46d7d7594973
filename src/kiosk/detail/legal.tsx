import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LegalDocument, legalDocuments } from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { Button } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { keyed } from '../keyed.ts';
import styles from './detail.module.css';
import { DetailPart } from './detail-part.tsx';
import { useDay } from './texts.tsx';

/** So many documents stand there at once; the others wait behind a button. On paper all of them stand. */
const AT_ONCE = 6;

/** On which law it rests. */
export function Legal({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { t } = useTranslation('procedure');
  const documents = legalDocuments(procedure);
  const [all, setAll] = useState(false);
  const long = documents.length > AT_ONCE;
  const detailed = documents.some(({ detail }) => detail !== null);
  return (
    <DetailPart part="legalBasis" title={t('legal')} missing={documents.length === 0}>
      <ul lang="vi" className={classes(!detailed && styles.codes)} id="legal-documents">
        {keyed(documents, ({ ref }) => ref).map(({ key, item }, place) => (
          <li key={key} className={classes(long && !all && place >= AT_ONCE && styles.onPaperOnly)}>
            <Document document={item} />
          </li>
        ))}
      </ul>
      {long && (
        <div className={styles.onScreenOnly}>
          <Button aria-expanded={all} aria-controls="legal-documents" onClick={() => setAll(!all)}>
            {all ? t('legalFewer') : t('legalAll', { count: documents.length })}
          </Button>
        </div>
      )}
    </DetailPart>
  );
}

function Document({ document: { ref, detail } }: { readonly document: LegalDocument }): ReactNode {
  const { t } = useTranslation('procedure');
  const day = useDay();
  if (detail === null) return ref;
  const { title, agency, issuedOn, effectiveFrom } = detail;
  const more = [
    ...(title === null || title === ref ? [] : [title]),
    ...(agency === null ? [] : [agency]),
    ...(issuedOn === null ? [] : [t('issuedOn', { date: day(issuedOn) })]),
    ...(effectiveFrom === null ? [] : [t('effectiveFrom', { date: day(effectiveFrom) })]),
  ];
  return (
    <>
      {ref}
      {more.length > 0 && <span className={styles.small}>{` – ${more.join(', ')}`}</span>}
    </>
  );
}
