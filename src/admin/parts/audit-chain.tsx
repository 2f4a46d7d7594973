import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { useFormats } from '../lib/use-formats.ts';
import { useServices } from '../services.tsx';
import { Notice } from './notice.tsx';

/** The chain of the log: recomputed when somebody wants to know. */
export function AuditChainState(): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { access } = useServices();
  const chain = useStore(access, (state) => state.chain);
  const check = (
    <div>
      <Button size="desk" disabled={chain === 'checking'} onClick={() => void access.getState().checkChain()}>
        {chain === 'checking' ? t('access.audit.checking') : t('access.audit.check')}
      </Button>
    </div>
  );
  if (chain === null || chain === 'checking') return check;
  const { lines, firstBad, hash } = chain;
  if (firstBad !== null)
    return (
      <Notice tone="alarm">
        <p>{t('access.audit.broken', { n: formats.number(firstBad) })}</p>
        {check}
      </Notice>
    );
  return (
    <Notice>
      <p>{t('access.audit.whole', { n: formats.number(lines), hash: hash.slice(0, 16) })}</p>
      {check}
    </Notice>
  );
}
