import type { Translated } from '../../translated.ts';
import type { viCommon } from '../vi/common.ts';

/** Words that every surface shares. */
export const enCommon: Translated<typeof viCommon> = {
  product: 'Hài Lòng',
  sample: 'Sample data',
  unknown: 'No information yet',
  back: 'Back',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  loading: 'Loading…',
  language: { vi: 'Tiếng Việt', en: 'English' },
};
