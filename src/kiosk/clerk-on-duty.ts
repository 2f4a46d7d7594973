import type { ClerkId } from '#shared/domain/ids.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import type { TabletChoices } from '#shared/protocol/tablet-choices.ts';
import type { Office } from './kiosk-state.ts';
import { signedOn } from './staff/plan-choices.ts';

export type Clerk = OfficeContent['clerks'][number];

/**
 * Who is on the counter at that time. Where clerks sign on at the tablet, who signed on, and nobody else whatever the roster
 * says; else whom the roster names: of several the one that came last, of none null.
 */
export function clerkOnDuty(office: Office, choices: TabletChoices, wallMs: number): ClerkId | null {
  const { content, counter } = office;
  if (content.settings.staff.duty === 'sign-in') {
    return signedOn(choices, counter, content, wallMs)?.clerk ?? null;
  }
  return rosteredClerk(office, wallMs);
}

/** Whom the roster names. */
export function rosteredClerk({ content, counter }: Office, wallMs: number): ClerkId | null {
  const now = new Date(wallMs).toISOString();
  const duties = content.duties
    .filter((duty) => duty.counter === counter && duty.from <= now && (duty.to === null || now < duty.to))
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const known = duties.find((duty) => findClerk(content, duty.clerk) !== undefined);
  return known?.clerk ?? null;
}

/** The clerk's name and title as the content gives them. */
export function findClerk(content: Pick<OfficeContent, 'clerks'>, id: ClerkId | null): Clerk | undefined {
  return content.clerks.find((clerk) => clerk.id === id);
}
