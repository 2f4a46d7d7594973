import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type RulePack, rulePack } from '#shared/protocol/rule-pack.ts';

/** A pack, or what is wrong with it: one plain sentence a fault, with the place in the file. */
export function readPack(json: unknown): Result<RulePack, readonly string[]> {
  const parsed = v.safeParse(rulePack, json);
  if (parsed.success) return ok(parsed.output);
  return err(parsed.issues.flatMap(explain));
}

/** The same for a file's text. */
export function readPackText(text: string): Result<RulePack, readonly string[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return err([`not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  return readPack(json);
}

function explain(issue: v.BaseIssue<unknown>): readonly string[] {
  const place = v.getDotPath(issue);
  return [place === null ? issue.message : `${place}: ${issue.message}`];
}
