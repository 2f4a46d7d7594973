import { isOutdated } from './named-statements.ts';

const SQLITE_UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|IOERR|FULL|READONLY|CANTOPEN|CORRUPT|NOTADB|PROTOCOL)/;
/**
 * Connection failures, out of resources, cancelled for time, shutting down, start-up, read-only, idle in a transaction for too
 * long (class 08, 53, 57, 58, 25006, 25P03).
 */
const POSTGRES_UNAVAILABLE = /^(08|53|57|58|25006|25P03)/;
const NETWORK_UNAVAILABLE = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT$)/;
/** The driver's own errors of a connection that is not there have no code; these are its words. */
const DRIVER_UNAVAILABLE =
  /^(timeout exceeded when trying to connect|Connection terminated|timeout expired|Client (was closed|has encountered a connection error) and is not queryable)/;
/** Serialisation failure and deadlock: the same work may succeed when done again. */
const POSTGRES_RETRY = /^40(001|P01)$/;

/** The store cannot serve now (disk full, server gone, locked): the same request may succeed later. */
export function isStoreUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code === null) return error instanceof Error && DRIVER_UNAVAILABLE.test(error.message);
  return (
    SQLITE_UNAVAILABLE.test(code) ||
    POSTGRES_UNAVAILABLE.test(code) ||
    NETWORK_UNAVAILABLE.test(code) ||
    POSTGRES_RETRY.test(code)
  );
}

/**
 * Two transactions got into each other's way and this one was rolled back, or a table has changed its columns under a statement that was kept:
 * doing it again is right.
 */
export function isRetryable(error: unknown): boolean {
  if (isOutdated(error)) return true;
  const code = codeOf(error);
  return code !== null && POSTGRES_RETRY.test(code);
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
