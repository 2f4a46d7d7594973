import { FIVE_LEVEL_QUESTIONNAIRE } from '#server/rules/vietnamese-questionnaires.ts';
import type { Database } from '#server/store/database.ts';
import { insertClerks } from '#server/store/office.ts';
import { insertQuestionnaire } from '#server/store/questionnaires.ts';
import type { SignedInClient } from './office.ts';
import type { PairedTablet } from './paired-tablet.ts';
import { createSignedInCentre } from './signed-in-centre.ts';
import { OFFICE } from './small-office.ts';

/** The clerks whose ratings follow one another; with fewer a board tells nothing. */
const CLERKS = [OFFICE.clerk, 'k-2', 'k-3'] as const;

/** A centre with three clerks, and months that can be filled with answers. */
export interface BoardOffice extends PairedTablet {
  readonly client: SignedInClient;
  /**
   * Records so many answers of each level on a day, far enough apart for no rule to doubt them; they are not pushed yet.
   * @param reasons of every answer that is not satisfied
   */
  answers(
    day: string,
    levels: Readonly<Record<number, number>>,
    wish?: { readonly clerks?: number; readonly reasons?: readonly string[] },
  ): void;
  /** Publishes a part of the office's settings, or that of another unit. */
  publish(part: string, body: unknown, unit?: string): Promise<void>;
}

export async function createBoardOffice(db?: Database): Promise<BoardOffice> {
  const centre = await createSignedInCentre(db);
  const { tablet, context, client } = centre;
  await insertClerks(
    context.db,
    CLERKS.slice(1).map((id) => ({ id, unit_id: OFFICE.unit, name: `Người ${id}`, title: null })),
  );
  // The version that has topics.
  await insertQuestionnaire(context.db, FIVE_LEVEL_QUESTIONNAIRE, false);
  return {
    ...centre,
    answers: (day, levels, { clerks = CLERKS.length, reasons = [] } = {}) => {
      let count = 0;
      for (const [level, times] of Object.entries(levels))
        for (let n = 0; n < times; n += 1) {
          count += 1;
          const at = new Date(Date.parse(`${day}T01:00:00.000Z`) + count * 61_000 + count ** 2 * 500);
          const clerk = CLERKS[count % clerks] ?? OFFICE.clerk;
          const { id } = tablet.rate(Number(level), { clerk }, { at: at.toISOString() });
          if (reasons.length > 0 && Number(level) < 4)
            tablet.record('rating.detail', { of: id, reasons }, { at: at.toISOString() });
        }
    },
    publish: async (part, body, unit = OFFICE.unit) => {
      const answer = await client.send('POST', `/units/${unit}/settings/${part}`, { body });
      if (!answer.ok) throw new Error(`${part}: ${answer.status} ${await answer.text()}`);
    },
  };
}
