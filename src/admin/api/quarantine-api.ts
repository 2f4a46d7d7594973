import type { Result } from '#shared/lib/result.ts';
import {
  type QuarantinePage,
  quarantinePage,
  type ReplayReport,
  replayReport,
} from '#shared/protocol/quarantine.ts';
import type { ApiClient, ApiFailure } from './client.ts';

/** What the centre could not read. */
export interface QuarantineApi {
  page(cut: {
    readonly after?: string | undefined;
    readonly background?: boolean;
  }): Promise<Result<QuarantinePage, ApiFailure>>;
  replay(): Promise<Result<ReplayReport, ApiFailure>>;
}

/** Reading thousands of lines again takes a while. */
const REPLAY_TIMEOUT_MS = 5 * 60_000;

/** The quarantine calls of the centre. */
export function createQuarantineApi(client: ApiClient): QuarantineApi {
  return {
    page: ({ after, background }) => {
      const query = new URLSearchParams({ limit: '100' });
      if (after !== undefined) query.set('after', after);
      return client.call({ path: `/quarantine?${query}`, schema: quarantinePage, background });
    },
    replay: () =>
      client.call({
        method: 'POST',
        path: '/quarantine/replay',
        schema: replayReport,
        timeoutMs: REPLAY_TIMEOUT_MS,
      }),
  };
}
