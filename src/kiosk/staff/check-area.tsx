import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { Certificate } from './certificate.tsx';
import styles from './check-area.module.css';
import type { SelfTestStep } from './staff-state.ts';

/** "Kiểm tra máy": the tablet looks at itself, says what it found and prints it. */
export function CheckArea({ step }: { readonly step: SelfTestStep }): ReactNode {
  const { t } = useTranslation('staff');
  const kiosk = useKiosk();
  const running = step.type === 'running';
  return (
    <>
      <div className={styles.start}>
        <p className={styles.lead}>{t('check.lead')}</p>
        <div className={styles.actions}>
          <Button
            look={step.type === 'done' ? 'plain' : 'primary'}
            disabled={running}
            onClick={() => kiosk.send({ type: 'self-test-asked' })}
          >
            {step.type === 'done' ? t('check.again') : t('check.start')}
          </Button>
          {step.type === 'done' && (
            <Button look="primary" onClick={() => kiosk.print()}>
              {t('check.print')}
            </Button>
          )}
        </div>
      </div>
      <p role="status" className={styles.status}>
        {running && t('check.running')}
        {step.type === 'failed' && t('check.failed')}
        {step.type === 'done' && t(`check.conclusions.${step.test.verdict}`)}
      </p>
      {step.type === 'done' && <Certificate test={step.test} />}
    </>
  );
}
