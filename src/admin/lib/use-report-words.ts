import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { enAdminReports } from '#i18n/locales/en/admin-reports.ts';
import { viAdminReports } from '#i18n/locales/vi/admin-reports.ts';
import { useBroughtWords } from '#i18n/use-brought-words.ts';
import { kindOfPeriod } from '#shared/domain/report-period.ts';

const WORDS = { vi: viAdminReports, en: enAdminReports };

/** Words of the reports: brought along by the first of their pages that is opened. */
export function useReportWords(): TFunction<'reports'> {
  useBroughtWords('reports', WORDS);
  return useTranslation('reports').t;
}

/** `Tháng 10/2026`, `Quý 4/2026`, `Năm 2026`. */
export function usePeriodWords(): (period: string) => string {
  const t = useReportWords();
  return (period) => {
    const year = period.slice(0, 4);
    const kind = kindOfPeriod(period);
    return t(`periods.${kind}`, { year, month: period.slice(5), quarter: period.slice(6) });
  };
}
