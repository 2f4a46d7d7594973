import type { Role } from '#shared/domain/roles.ts';
import type { SignedInClient } from './office.ts';
import { createPairedTablet, type PairedTablet } from './paired-tablet.ts';
import { signInAs } from './role-office.ts';
import { OFFICE } from './small-office.ts';

/** A centre with a paired tablet, and people of it who are signed in. */
export interface CaseOffice extends PairedTablet {
  as(role: Role, unitId?: string): Promise<SignedInClient>;
  /** The code's holder, who is nobody. */
  follow(path: string, body: unknown): Promise<Response>;
}

export async function createCaseOffice(): Promise<CaseOffice> {
  const centre = await createPairedTablet();
  return {
    ...centre,
    as: (role, unitId = OFFICE.unit) =>
      signInAs(centre.context, role, unitId, role === 'clerk' ? OFFICE.clerk : null),
    follow: async (path, body) =>
      await centre.app.request(`/api/v1/follow-up${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

/** Does one deed on the case as it stands; throws when it is refused. */
export async function edit(
  client: SignedInClient,
  id: string,
  deed: Readonly<Record<string, unknown>>,
  door = 'cases',
): Promise<void> {
  const { version } = await (await client.get(`/${door}/${id}`)).json();
  const response = await client.send('POST', `/${door}/${id}/edits`, { version, ...deed });
  if (!response.ok) throw new Error(`${deed.action}: ${response.status} ${await response.text()}`);
}

/** The account's own id. */
export async function idOf(centre: PairedTablet, username: string): Promise<string> {
  const row = await centre.context.db
    .selectFrom('account')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  return row.id;
}
