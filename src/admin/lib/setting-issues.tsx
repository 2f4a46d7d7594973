import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingIssue } from '#shared/protocol/stored-settings.ts';

/** What the centre found wrong in the part on the screen. */
export const SettingIssues: React.Context<readonly SettingIssue[]> = createContext<readonly SettingIssue[]>(
  [],
);

/** What is wrong with one member, in words; null while it is right. */
export function useFault(member: string): string | null {
  const { t } = useTranslation('admin');
  const issue = useContext(SettingIssues).find((one) => one.member === member);
  return issue === undefined ? null : t(`settings.fault.${issue.code}`);
}
