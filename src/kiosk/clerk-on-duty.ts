import type { ClerkId } from '#shared/domain/ids.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import type { Office } from './kiosk-state.ts';

export type Clerk = OfficeContent['clerks'][number];

/** Who is on the counter at that time; of several the one that came last, of none null. */
export function clerkOnDuty(office: Office, wallMs: number): ClerkId | null {
  const { content, counter } = office;
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
