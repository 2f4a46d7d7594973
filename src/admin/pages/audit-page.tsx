import { type ReactNode, type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { AUDIT_EXPORT_URL } from '../api/access-api.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { AuditChainState } from '../parts/audit-chain.tsx';
import { AuditTable } from '../parts/audit-table.tsx';
import { Empty } from '../parts/empty.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useServices } from '../services.tsx';
import styles from './audit-page.module.css';

/** Who did what, newest first, and whether the log is whole. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { access, download } = useServices();
  const { audit, auditNext, failure } = useStore(access);
  const [path, navigate] = useLocation();
  const text = new URLSearchParams(useSearch()).get('q') ?? '';
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    setTyped(text);
    void access.getState().search(text);
  }, [access, text]);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const wanted = typed.trim();
    navigate(wanted === '' ? path : `${path}?q=${encodeURIComponent(wanted)}`);
  };
  return (
    <div className={styles.page}>
      <PageHead title={t('access.audit.title')} lead={t('access.audit.lead')}>
        <Button size="desk" onClick={() => download(AUDIT_EXPORT_URL)}>
          {t('access.audit.download')}
        </Button>
      </PageHead>
      <AuditChainState />
      <form className={styles.search} aria-label={t('access.audit.search')} onSubmit={submit}>
        <TextField
          size="desk"
          type="search"
          label={t('access.audit.text')}
          hint={t('access.audit.textHint')}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button size="desk" type="submit">
          {t('access.audit.find')}
        </Button>
      </form>
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {audit === null && failure === null && <p>{t('office.loading')}</p>}
      {audit?.length === 0 && <Empty title={t('access.audit.empty')} text={t('access.audit.emptyText')} />}
      {audit !== null && audit.length > 0 && <AuditTable items={audit} />}
      {auditNext !== null && (
        <div>
          <Button size="desk" onClick={() => void access.getState().searchOn()}>
            {t('access.audit.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
