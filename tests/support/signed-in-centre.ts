import { createAccount } from '#server/accounts/create-account.ts';
import type { Database } from '#server/store/database.ts';
import { ADMIN, type SignedInClient, signIn } from './office.ts';
import { createPairedTablet, type PairedTablet } from './paired-tablet.ts';
import { OFFICE } from './small-office.ts';

/** A centre with one paired tablet and its administrator signed in. */
export async function createSignedInCentre(
  db?: Database,
): Promise<PairedTablet & { readonly client: SignedInClient }> {
  const centre = await createPairedTablet(db);
  await createAccount(centre.context.db, centre.context, {
    ...ADMIN,
    role: 'admin',
    unitId: OFFICE.unit,
    mustChangePassword: false,
    cost: { logN: 10, r: 8, p: 1 },
  });
  return { ...centre, client: await signIn(centre.context) };
}
