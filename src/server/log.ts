/** One line of JSON an event. Fields hold ids, counts and codes; never names, contact data, comments, tokens or codes. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** A log that writes through `write`, one line at a time. */
export function createLog(write: (line: string) => void, nowMs: () => number): Log {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      write(JSON.stringify({ at: new Date(nowMs()).toISOString(), level, event, ...fields }));
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
