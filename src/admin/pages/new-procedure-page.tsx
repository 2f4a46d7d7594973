import { type ReactNode, type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { blankProcedure } from '../lib/blank-procedure.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useUnit, useUnitHref } from '../lib/use-unit.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useServices } from '../services.tsx';
import styles from './page.module.css';
import own from './procedure-page.module.css';

const PARTS = ['code', 'name', 'field'] as const;

/** A procedure by hand: how it is called first, then its form, as a draft that nobody outside sees. */
export function NewProcedurePage(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { procedure } = useServices();
  const { issues, failure, busy } = useStore(procedure);
  // What was wrong with another procedure is not wrong with this one.
  useEffect(() => procedure.getState().forget(), [procedure]);
  const [unit] = useUnit();
  const href = useUnitHref();
  const [, navigate] = useLocation();
  const [named, setNamed] = useState({ code: '', name: '', field: '' });
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (!(await procedure.getState().begin(blankProcedure(named), unit))) return;
    procedure.getState().edit();
    navigate(href(`/procedures/${named.code}`));
  };
  const taken = failure?.type === 'problem' && failure.code === 'procedure-changed';
  const errorOf = (part: string): string | undefined => {
    const issue = issues.find(({ path }) => path === part);
    return issue === undefined ? undefined : t(`procedures.create.${issue.fault}`);
  };
  return (
    <div className={styles.page}>
      <Link href={href('/procedures')} className={styles.link}>
        {t('procedures.back')}
      </Link>
      <PageHead title={t('procedures.create.title')} lead={t('procedures.create.lead')} />
      <form className={own.form} noValidate onSubmit={(event) => void submit(event)}>
        {PARTS.map((part) => (
          <TextField
            key={part}
            size="desk"
            lang="vi"
            label={t(`procedures.parts.${part}`)}
            hint={part === 'code' ? t('procedures.create.codeHint') : undefined}
            error={errorOf(part)}
            value={named[part]}
            onChange={(event) => setNamed({ ...named, [part]: event.target.value.trimStart() })}
          />
        ))}
        {failure !== null && (
          <Notice tone="alarm">
            <p>{taken ? t('procedures.create.taken') : failureText(failure)}</p>
            {taken && (
              <Link href={href(`/procedures/${named.code}`)} className={styles.link}>
                {t('procedures.create.open', { code: named.code })}
              </Link>
            )}
          </Notice>
        )}
        <div className={own.deeds}>
          <Button size="desk" look="primary" type="submit" disabled={busy}>
            {t('procedures.create.submit')}
          </Button>
        </div>
      </form>
    </div>
  );
}
