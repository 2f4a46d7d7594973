import * as v from 'valibot';

/** An object with its members in their order. */
const members = v.looseObject({});

/**
 * A journal line without what somebody wrote in it: the box of a feedback or a comment, or the words of searches. Everything that is
 * counted stays. Null: the line holds nothing of that kind.
 */
export function stripLine(line: string): string | null {
  const whole = v.safeParse(members, parseJson(line));
  const body = v.safeParse(members, whole.success ? whole.output.body : null);
  if (!whole.success || !body.success) return null;
  const { sealed, missed, ...rest } = body.output;
  const hasWords = Array.isArray(missed) && missed.length > 0;
  if (sealed === undefined && !hasWords) return null;
  const kept = missed === undefined ? rest : { ...rest, missed: [] };
  return JSON.stringify({ ...whole.output, body: kept });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
