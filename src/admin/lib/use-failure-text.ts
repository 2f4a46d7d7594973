import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { OFFICE_CONFLICTS } from '#shared/protocol/office-admin.ts';
import { PEOPLE_FILE_REFUSALS } from '#shared/protocol/people-import.ts';
import type { ApiFailure } from '../api/client.ts';

/** A failure in words that say what to do. */
export function useFailureText(): (failure: ApiFailure) => string {
  const { t } = useTranslation('admin');
  return (failure) => {
    if (failure.type !== 'problem') return t(`failure.${failure.type}`);
    const said = officeReason(failure.problem.reason, t);
    if (said !== null) return said;
    if (failure.code === 'plan-changed') return t('office.planChanged');
    if (failure.code === 'key-ended') return t('integrityKeys.keyEnded');
    if (failure.code === 'told-changed') return t('failure.changed');
    if (failure.code === 'name-taken') return t('office.nameTaken');
    if (failure.code === 'second-factor-wrong') return t('login.codeWrong');
    if (failure.code === 'too-many-requests') return t('failure.tooMany');
    switch (failure.status) {
      case 403:
        return t('failure.forbidden');
      case 404:
        return t('failure.notFound');
      case 500:
        return t('failure.internal');
      case 503:
        return t('failure.unavailable');
      default:
        return t('failure.refused', { code: failure.code });
    }
  };
}

/** Some answers say why in a word of their own. */
function officeReason(reason: unknown, t: TFunction<'admin'>): string | null {
  const conflict = OFFICE_CONFLICTS.find((one) => one === reason);
  if (conflict !== undefined) return t(`office.conflicts.${conflict}`);
  const refusal = PEOPLE_FILE_REFUSALS.find((one) => one === reason);
  return refusal === undefined ? null : t(`office.files.${refusal}`);
}
