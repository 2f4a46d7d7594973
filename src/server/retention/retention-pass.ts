import type { RetentionSetting } from '#shared/protocol/stored-settings.ts';
import type { Actor } from '../audit/audit.ts';
import type { ServerContext } from '../context.ts';

export type RetentionContext = Pick<ServerContext, 'db' | 'clock' | 'atRest' | 'log' | 'random'>;

/** What the passes need: how long each unit keeps what, and when it is. */
export interface RetentionPass {
  readonly context: RetentionContext;
  readonly nowMs: number;
  readonly atIso: string;
  readonly keeps: (unitId: string) => RetentionSetting;
  /** Between pieces of work: others get their turn, and a program that stops is not held up. */
  readonly pause: () => Promise<void>;
}

/** The program's own deeds in the audit log. */
export const RETENTION_ACTOR: Actor = { kind: 'program', id: null, name: 'retention', address: null };
