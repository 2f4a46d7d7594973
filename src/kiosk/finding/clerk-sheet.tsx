import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { checklistToText, procedureToChecklist } from '#shared/domain/checklist.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { Button } from '#ui/button.tsx';
import { ChecklistSheet } from '#ui/checklist-sheet.tsx';
import { useChecklistCopy } from '#ui/use-checklist-copy.ts';
import { useChecklistWords } from '#ui/use-checklist-words.ts';
import { useToday } from '../detail/use-today.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';

/** The chosen procedure beside the list of results: what a clerk with a queue waiting needs of it. */
export function ClerkSheet({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { t } = useTranslation('checklist');
  const kiosk = useKiosk();
  const prints = useKioskState((state) => state.office?.content.settings.finding.print === true);
  const list = procedureToChecklist(procedure, useToday());
  const text = checklistToText(list, useChecklistWords());
  const { copied, copy } = useChecklistCopy(procedure.code, text, (all) => kiosk.copy(all));
  return (
    <ChecklistSheet
      list={list}
      actions={
        <>
          <Button look="primary" onClick={copy}>
            {t('copy')}
          </Button>
          {prints && <Button onClick={() => kiosk.print()}>{t('print')}</Button>}
          <p role="status">{copied !== null && t(copied ? 'copied' : 'notCopied')}</p>
        </>
      }
    />
  );
}
