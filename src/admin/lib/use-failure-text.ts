import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../api/client.ts';

/** A failure in words that say what to do. */
export function useFailureText(): (failure: ApiFailure) => string {
  const { t } = useTranslation('admin');
  return (failure) => {
    if (failure.type !== 'problem') return t(`failure.${failure.type}`);
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
