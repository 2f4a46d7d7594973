import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { STORED_PARTS, type StoredPart } from '#shared/protocol/stored-settings.ts';
import { useFailureText } from '../lib/use-failure-text.ts';
import { useUnit } from '../lib/use-unit.ts';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SettingOrigin } from '../parts/setting-origin.tsx';
import { UnitPicker } from '../parts/unit-picker.tsx';
import { useServices } from '../services.tsx';
import styles from './settings-page.module.css';

/** Every part of a unit's settings, with the unit that decided it. */
export function SettingsPage(): ReactNode {
  const { t } = useTranslation('admin');
  const failureText = useFailureText();
  const { settings } = useServices();
  const { view, failure } = useStore(settings);
  const [unit, choose] = useUnit();
  useEffect(() => void settings.getState().load(unit), [settings, unit]);
  return (
    <div className={styles.page}>
      <PageHead title={t('settings.title')} lead={t('settings.lead')} />
      <UnitPicker unit={unit} onChoose={choose} />
      {failure !== null && <Notice tone="alarm">{failureText(failure)}</Notice>}
      {view === null && failure === null && <p>{t('settings.loading')}</p>}
      <ul className={styles.parts}>
        {(view?.items ?? []).map((item) => {
          const part = toPart(item.part);
          if (part === null) return null;
          const name = t(`settings.parts.${part}`);
          return (
            <li key={part} className={styles.part}>
              <h2 className={styles.name}>{name}</h2>
              <p>{t(`settings.partLeads.${part}`)}</p>
              <SettingOrigin view={item} unit={unit} />
              <Link
                className={styles.link}
                href={`/settings/${part}?unit=${encodeURIComponent(unit)}`}
                aria-label={t('settings.editOf', { part: name })}
              >
                {t('settings.edit')}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** A part that a newer centre has is not shown by an older page. */
export function toPart(name: string): StoredPart | null {
  for (const part in STORED_PARTS) if (part === name && isPart(part)) return part;
  return null;
}

function isPart(name: string): name is StoredPart {
  return Object.hasOwn(STORED_PARTS, name);
}
