import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checklistToText, procedureToChecklist } from '#shared/domain/checklist.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { Button } from '#ui/button.tsx';
import { ChecklistSheet } from '#ui/checklist-sheet.tsx';
import { useChecklistWords } from '#ui/use-checklist-words.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';

/** The chosen procedure beside the list of results: what a clerk with a queue waiting needs of it. */
export function ClerkSheet({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { t } = useTranslation('checklist');
  const kiosk = useKiosk();
  const prints = useKioskState((state) => state.office?.content.settings.finding.print === true);
  const list = procedureToChecklist(procedure);
  const { copied, copy } = useCopy(procedure, checklistToText(list, useChecklistWords()));
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

interface Copying {
  /** Whether it was copied; null: nobody has asked. */
  readonly copied: boolean | null;
  copy(): void;
}

/** Copies the checklist as text: by the button, or by the keys for copying where nothing is selected. */
function useCopy(procedure: Procedure, text: string): Copying {
  const kiosk = useKiosk();
  const [done, setDone] = useState<{ readonly code: string; readonly copied: boolean } | null>(null);
  const { code } = procedure;
  useEffect(() => {
    const copyAll = (event: ClipboardEvent): void => {
      if (isSomethingSelected()) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      setDone({ code, copied: true });
    };
    document.addEventListener('copy', copyAll);
    return () => document.removeEventListener('copy', copyAll);
  }, [code, text]);
  return {
    copied: done?.code === code ? done.copied : null,
    // `copy` never rejects.
    copy: () => void kiosk.copy(text).then((copied) => setDone({ code, copied })),
  };
}

function isSomethingSelected(): boolean {
  const { activeElement: field } = document;
  if (field instanceof HTMLInputElement) return field.selectionStart !== field.selectionEnd;
  return document.getSelection()?.isCollapsed === false;
}
