import type { Translated } from '../../translated.ts';
import type { viAdmin } from '../vi/admin.ts';

/** Words of the admin surface. */
export const enAdmin: Translated<typeof viAdmin> = {
  title: 'Hài Lòng',
};
