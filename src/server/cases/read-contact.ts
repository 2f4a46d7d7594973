import * as v from 'valibot';
import { type CaseContact, caseContact } from '#shared/protocol/cases.ts';

/** Contact data as it was kept; null: there is none. */
export function readContact(json: string | null): CaseContact | null {
  return json === null ? null : v.parse(caseContact, JSON.parse(json));
}
