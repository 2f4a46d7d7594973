import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { checklistToText, procedureToChecklist } from '#shared/domain/checklist.ts';
import { dayOf } from '#shared/domain/zoned-day.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { Button } from '#ui/button.tsx';
import { ChecklistSheet } from '#ui/checklist-sheet.tsx';
import { useChecklistCopy } from '#ui/use-checklist-copy.ts';
import { useChecklistWords } from '#ui/use-checklist-words.ts';
import { useServices, useSession } from '../services.tsx';
import styles from './look-up.module.css';

/** The chosen procedure: to be read out, copied into a message, printed. */
export function LookUpSheet(props: { readonly procedure: Procedure; readonly unit: string }): ReactNode {
  const { t } = useTranslation('checklist');
  const { procedure, unit } = props;
  const { copyText, print, nowMs } = useServices();
  const timeZone = useSession((state) => state.session?.unit.timeZone) ?? 'Asia/Ho_Chi_Minh';
  const list = procedureToChecklist(procedure, dayOf(nowMs(), timeZone));
  const text = checklistToText(list, useChecklistWords());
  const { copied, copy } = useChecklistCopy(procedure.code, text, copyText);
  return (
    <ChecklistSheet
      list={list}
      actions={
        <>
          <Button size="desk" look="primary" onClick={copy}>
            {t('copy')}
          </Button>
          <Button size="desk" onClick={print}>
            {t('print')}
          </Button>
          <a
            className={styles.whole}
            href={`/p/tthc/${encodeURIComponent(procedure.code)}?unit=${encodeURIComponent(unit)}`}
            target="_blank"
            rel="noopener"
          >
            {t('open')}
          </a>
          <p role="status">{copied !== null && t(copied ? 'copied' : 'notCopied')}</p>
        </>
      }
    />
  );
}
