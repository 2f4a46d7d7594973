import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingImpact } from '#shared/protocol/settings-admin.ts';
import type { StoredPart } from '#shared/protocol/stored-settings.ts';
import { memberWords } from '../lib/member-words.ts';
import { SETTING_FIELDS } from '../lib/setting-fields.ts';
import { useFormats } from '../lib/use-formats.ts';
import styles from '../pages/settings-page.module.css';
import { Notice } from './notice.tsx';

/** What publishing would change, and on how many tablets. */
export function SettingImpactView(props: {
  readonly part: StoredPart;
  readonly impact: SettingImpact;
}): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { impact } = props;
  return (
    <Notice>
      <p>
        {t('settings.publish.impact', {
          from: formats.dateTime(impact.effectiveFrom),
          tablets: formats.number(impact.tablets),
          units: formats.number(impact.units),
        })}
      </p>
      {impact.keepOwn > 0 && <p>{t('settings.publish.keepOwn', { n: formats.number(impact.keepOwn) })}</p>}
      {impact.changes.length === 0 ? (
        <p>{t('settings.publish.same')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('settings.publish.changes')}>
          {impact.changes.map(({ member, from, to }) => {
            const words = memberWords(SETTING_FIELDS[props.part], member, t);
            const shown = (text: string | null) =>
              text === null ? t('settings.publish.nothing') : words.value(text);
            return (
              <li key={member}>
                {t('settings.publish.change', { member: words.name, from: shown(from), to: shown(to) })}
              </li>
            );
          })}
        </ul>
      )}
    </Notice>
  );
}
