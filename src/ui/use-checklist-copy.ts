import { useEffect, useState } from 'react';

export interface ChecklistCopying {
  /** Whether it was copied; null: nobody has asked. */
  readonly copied: boolean | null;
  copy(): void;
}

/**
 * Copies the checklist of a procedure as text: by the button, or by the keys for copying where nothing is selected.
 * @param put lays text on the clipboard; answers whether it could, and never rejects
 */
export function useChecklistCopy(
  code: string,
  text: string,
  put: (text: string) => Promise<boolean>,
): ChecklistCopying {
  const [done, setDone] = useState<{ readonly code: string; readonly copied: boolean } | null>(null);
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
    copy: () => void put(text).then((copied) => setDone({ code, copied })),
  };
}

function isSomethingSelected(): boolean {
  const { activeElement: field } = document;
  if (field instanceof HTMLInputElement) return field.selectionStart !== field.selectionEnd;
  return document.getSelection()?.isCollapsed === false;
}
