import { join } from 'node:path';

/** Where `npm start` keeps compiled code as well: most of the time of a short process goes into taking types away. */
export const COMPILED_CODE: string = join(import.meta.dirname, '../../.cache/node');
