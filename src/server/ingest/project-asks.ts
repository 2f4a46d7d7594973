import type { ServerContext } from '../context.ts';
import { writeCounted } from '../figures/keep-sums.ts';
import { toAskRow } from './ask-row.ts';
import { type Projection, projectEarlier, projectStored } from './project-stored.ts';

const ASKS: Projection = {
  kind: 'ask',
  keep: (connection, entries) =>
    writeCounted(connection, {
      ratings: [],
      before: new Map(),
      asks: entries.flatMap(({ meaning, ...entry }) =>
        meaning.type === 'ask' ? [toAskRow(meaning, entry.seq, entry)] : [],
      ),
    }),
};

/** Reads the invitations that came before the centre kept them apart, once. */
export async function projectEarlierAsks(context: Pick<ServerContext, 'db' | 'clock'>): Promise<void> {
  await projectEarlier(context, 'asks-projected-at', ASKS);
}

/** Reads every stored invitation again; what is there already stays. */
export async function projectStoredAsks(context: Pick<ServerContext, 'db'>): Promise<void> {
  await projectStored(context, ASKS);
}
