import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  type SettingIssue,
  STORED_PARTS,
  type StoredPart,
  type StoredSettings,
} from '#shared/protocol/stored-settings.ts';
import { explainIssue } from './explain-issue.ts';
import { settingFaults } from './setting-rules.ts';

/** How many faults are told at once; a body that is wrong throughout needs no list. */
const MAX_ISSUES = 50;

/**
 * A part as it may be published, completed by its defaults; else which members are wrong and how to mend them. Stricter
 * than what tablets read: a member that nobody knows is refused here, since it would be lost in silence.
 */
export function checkSetting<P extends StoredPart>(
  part: P,
  body: unknown,
): Result<StoredSettings[P], readonly SettingIssue[]> {
  const schemas: { readonly [Q in StoredPart]: v.GenericSchema<unknown, StoredSettings[Q]> } = STORED_PARTS;
  const schema: v.GenericSchema<unknown, StoredSettings[P]> = schemas[part];
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) return err(parsed.issues.slice(0, MAX_ISSUES).map(explainIssue));
  const faults = [...lostMembers(body, parsed.output, ''), ...settingFaults(part, parsed.output)];
  return faults.length === 0 ? ok(parsed.output) : err(faults.slice(0, MAX_ISSUES));
}

/** Members that reading left out. */
function lostMembers(given: unknown, read: unknown, path: string): readonly SettingIssue[] {
  if (!isRecord(given) || !isRecord(read)) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const member = path === '' ? name : `${path}.${name}`;
    if (!Object.hasOwn(read, name))
      return [{ member, code: 'unknown-member' as const, detail: 'there is no such member: leave it out' }];
    return lostMembers(value, read[name], member);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
