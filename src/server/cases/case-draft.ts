import type { ServerContext } from '../context.ts';
import type { NewCase } from '../store/cases.ts';

/** What opening cases needs beside the transaction. */
export type CasePorts = Pick<ServerContext, 'atRest' | 'rules'>;

/** A case to be, with what was written, encrypted. */
export interface CaseDraft {
  readonly row: NewCase;
  readonly text: string | null;
  readonly contact: string | null;
}
