import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportScope } from '#sync/export-journal.ts';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import type { ExportOutcome } from '../ports.ts';
import styles from './export-buttons.module.css';

type Step =
  | { readonly type: 'ready' }
  | { readonly type: 'working' }
  | { readonly type: 'failed' }
  | ExportOutcome;

/** SN1: the journal as a sealed file, to be carried to the centre. */
export function ExportButtons(): ReactNode {
  const { t } = useTranslation('staff');
  const { care } = useKiosk();
  const [step, setStep] = useState<Step>({ type: 'ready' });
  const save = async (scope: ExportScope): Promise<void> => {
    setStep({ type: 'working' });
    setStep(await care.exportJournal(scope).catch(() => ({ type: 'failed' }) as const));
  };
  const working = step.type === 'working';
  return (
    <section className={styles.export} aria-labelledby="export-title">
      <h2 id="export-title" className={styles.title}>
        {t('sync.export.title')}
      </h2>
      <p>{t('sync.export.sealed')}</p>
      <div className={styles.actions}>
        {/* `save` never rejects. */}
        <Button disabled={working} onClick={() => void save('unsent')}>
          {t('sync.export.unsent')}
        </Button>
        <Button disabled={working} onClick={() => void save('all')}>
          {t('sync.export.all')}
        </Button>
      </div>
      <p role="status" className={styles.outcome}>
        <Outcome step={step} />
      </p>
    </section>
  );
}

function Outcome({ step }: { readonly step: Step }): ReactNode {
  const { t } = useTranslation('staff');
  switch (step.type) {
    case 'ready':
      return null;
    case 'saved': {
      const { name, entries } = step;
      const saved = t('sync.export.saved', { name, count: entries });
      return step.mended ? `${saved} ${t('sync.export.mended')}` : saved;
    }
    default:
      return t(`sync.export.${step.type}`);
  }
}
