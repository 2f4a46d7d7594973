import type { Kysely } from 'kysely';
import { up as first } from './migrations/0001-first.ts';
import { up as feedback } from './migrations/0002-feedback.ts';
import { up as signedDuty } from './migrations/0003-signed-duty.ts';
import { up as procedures } from './migrations/0004-procedures.ts';
import { up as settings } from './migrations/0005-settings.ts';
import { up as asks } from './migrations/0006-asks.ts';
import { up as accounts } from './migrations/0007-accounts.ts';
import { up as figures } from './migrations/0008-figures.ts';
import { up as cases } from './migrations/0009-cases.ts';
import { up as webhooks } from './migrations/0010-webhooks.ts';
import { up as ratingPlaces } from './migrations/0011-rating-places.ts';
import { up as reports } from './migrations/0012-reports.ts';
import { up as told } from './migrations/0013-told.ts';
import { up as takeHome } from './migrations/0014-take-home.ts';
import { up as channel } from './migrations/0015-channel.ts';
import { up as channelTransactions } from './migrations/0015-channel-transactions.ts';
import { up as fixLevel } from './migrations/0016-fix-level.ts';
import { up as ratingField } from './migrations/0016-rating-field.ts';
import { up as flagTime } from './migrations/0017-flag-time.ts';
import { up as subtreeSums } from './migrations/0018-subtree-sums.ts';

/** One step of the schema's history. Names are never changed or reordered; what comes later is appended. */
export interface SchemaStep {
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

/** Static on purpose: the history is part of the program, not of a folder that can be read wrongly. */
export const MIGRATIONS: readonly SchemaStep[] = [
  { name: '0001-first', up: first },
  { name: '0002-feedback', up: feedback },
  { name: '0003-signed-duty', up: signedDuty },
  { name: '0004-procedures', up: procedures },
  { name: '0005-settings', up: settings },
  { name: '0006-asks', up: asks },
  { name: '0007-accounts', up: accounts },
  { name: '0008-figures', up: figures },
  { name: '0009-cases', up: cases },
  { name: '0010-webhooks', up: webhooks },
  { name: '0011-rating-places', up: ratingPlaces },
  { name: '0012-reports', up: reports },
  { name: '0013-told', up: told },
  { name: '0014-take-home', up: takeHome },
  { name: '0015-channel', up: channel },
  { name: '0015-channel-transactions', up: channelTransactions },
  { name: '0016-fix-level', up: fixLevel },
  { name: '0016-rating-field', up: ratingField },
  { name: '0017-flag-time', up: flagTime },
  { name: '0018-subtree-sums', up: subtreeSums },
];
