import * as v from 'valibot';
import type { SettingIssue } from '#shared/protocol/stored-settings.ts';

type Explanation = Pick<SettingIssue, 'code' | 'detail'>;

/** What a schema found, as a member, a stable code and a sentence that says how to mend it. */
export function explainIssue(issue: v.BaseIssue<unknown>): SettingIssue {
  return { member: v.getDotPath(issue) ?? '', ...explain(issue) };
}

function explain(issue: v.BaseIssue<unknown>): Explanation {
  const bound = String(issue.requirement);
  const isList = Array.isArray(issue.input);
  switch (issue.type) {
    case 'max_length':
      return isList
        ? { code: 'too-many', detail: `at most ${bound} of them` }
        : { code: 'too-long', detail: `at most ${bound} characters` };
    case 'min_length':
      return isList
        ? { code: 'too-few', detail: `at least ${bound} of them` }
        : { code: 'too-short', detail: 'a text must stand here' };
    case 'length':
      return isList
        ? { code: 'too-few', detail: `exactly ${bound} of them` }
        : { code: 'format', detail: `exactly ${bound} characters` };
    case 'min_value':
      return { code: 'out-of-range', detail: `at least ${bound}` };
    case 'max_value':
      return { code: 'out-of-range', detail: `at most ${bound}` };
    case 'integer':
    case 'safe_integer':
      return { code: 'out-of-range', detail: 'a whole number' };
    case 'regex':
      return { code: 'format', detail: `as ${bound} says` };
    case 'iso_date':
      return { code: 'format', detail: 'a day as YYYY-MM-DD' };
    case 'iso_timestamp':
      return { code: 'format', detail: 'an instant in UTC as YYYY-MM-DDTHH:MM:SS.mmmZ' };
    case 'picklist':
    case 'literal':
      return { code: 'not-a-choice', detail: `one of ${issue.expected ?? ''}` };
    case 'check':
      return { code: 'wrong-order', detail: issue.message };
    default:
      return issue.received === 'undefined'
        ? { code: 'missing', detail: `${issue.expected ?? 'a value'} must stand here` }
        : { code: 'wrong-type', detail: `${issue.expected ?? 'another type'} is expected` };
  }
}
