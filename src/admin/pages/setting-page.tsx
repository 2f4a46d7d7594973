import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { SettingView } from '#shared/protocol/settings-admin.ts';
import type { SettingIssue, StoredPart } from '#shared/protocol/stored-settings.ts';
import { SETTING_FIELDS } from '../lib/setting-fields.ts';
import { SettingIssues } from '../lib/setting-issues.tsx';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useMay } from '../lib/use-may.ts';
import { useUnit } from '../lib/use-unit.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PinField } from '../parts/pin-field.tsx';
import { QuestionnairePreview } from '../parts/questionnaire-preview.tsx';
import { SettingFields } from '../parts/setting-fields.tsx';
import { SettingHistoryList } from '../parts/setting-history.tsx';
import { SettingOrigin } from '../parts/setting-origin.tsx';
import { SettingPublish } from '../parts/setting-publish.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices } from '../services.tsx';
import styles from './settings-page.module.css';
import { toPart } from './settings-page.tsx';

/** One part of a unit's settings: what holds, the form, publishing, and what was before. */
export function SettingPage({ part: name }: { readonly part: string }): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { settings } = useServices();
  const { view, failure } = useStore(settings);
  const [unit, choose] = useUnit();
  const part = toPart(name);
  const [done, setDone] = useState<'now' | 'later' | null>(null);
  useEffect(() => {
    if (part === null) return;
    void settings.getState().load(unit);
    void settings.getState().loadHistory(unit, part);
  }, [settings, unit, part]);
  if (part === null) return <p>{t('failure.notFound')}</p>;
  const found = view?.items.find((item) => item.part === part);
  return (
    <div className={styles.page}>
      <PageHead title={t(`settings.parts.${part}`)} lead={t(`settings.partLeads.${part}`)}>
        <Link className={styles.link} href={`/settings?unit=${encodeURIComponent(unit)}`}>
          {t('settings.back')}
        </Link>
      </PageHead>
      <UnitPicker unit={unit} onChoose={choose} />
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {found === undefined ? (
        failure === null && <p>{t('settings.loading')}</p>
      ) : (
        // Another unit, or another version: the form begins anew.
        <PartForm
          key={`${unit} ${found.origin?.unit} ${found.version}`}
          unit={unit}
          part={part}
          view={found}
          onDone={setDone}
        />
      )}
      {done !== null && (
        <Notice>{done === 'now' ? t('settings.publish.done') : t('settings.publish.doneLater')}</Notice>
      )}
      <SettingHistoryList unit={unit} part={part} />
    </div>
  );
}

function PartForm(props: {
  readonly unit: string;
  readonly part: StoredPart;
  readonly view: SettingView;
  readonly onDone: (when: 'now' | 'later' | null) => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const may = useMay()('content.write');
  const { unit, part, view } = props;
  const [body, setBody] = useState<unknown>(view.body);
  const [pin, setPin] = useState<string | null | undefined>(undefined);
  const [issues, setIssues] = useState<readonly SettingIssue[]>([]);
  return (
    <SettingIssues value={issues}>
      <div className={styles.form}>
        <SettingOrigin view={view} unit={unit} />
        <fieldset className={styles.plain} disabled={!may} aria-label={t(`settings.parts.${part}`)}>
          {part === 'staff' && <PinField isSet={view.pinSet} value={pin} onChange={setPin} />}
          <SettingFields fields={SETTING_FIELDS[part]} member="" value={body} onChange={setBody} />
        </fieldset>
        {part === 'questionnaire' && <QuestionnairePreview chosen={body} />}
        {may ? (
          <SettingPublish
            unit={unit}
            part={part}
            draft={{ body, pin }}
            own={view.origin?.unit === unit}
            onIssues={setIssues}
            onDone={props.onDone}
          />
        ) : (
          <p className={styles.soft}>{t('settings.readOnly')}</p>
        )}
      </div>
    </SettingIssues>
  );
}
