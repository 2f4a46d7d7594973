import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { ENTRY_BODIES, type EntryKind } from '#shared/protocol/entry-bodies.ts';
import type { QuarantineCause } from '#shared/protocol/quarantine.ts';
import type { EntryEnvelope } from '#shared/protocol/segment.ts';

/** Why a line goes to quarantine. */
export interface Why {
  readonly cause: QuarantineCause;
  readonly reason: string;
}

type Schemas = typeof ENTRY_BODIES;

/** A body of a kind and version that this program knows. */
export type KnownBody = {
  [K in EntryKind]: {
    readonly envelope: EntryEnvelope;
    readonly kind: K;
    readonly body: v.InferOutput<Extract<Schemas[K][keyof Schemas[K]], v.GenericSchema>>;
  };
}[EntryKind];

/** Reads an entry's body, once; the reason for the quarantine list when the line, its kind, version or body cannot be understood. */
export function readBody(envelope: Result<EntryEnvelope, string>): Result<KnownBody, Why> {
  if (!envelope.ok) return err({ cause: 'unreadable', reason: envelope.error });
  const { kind, kv, body } = envelope.value;
  const versions: Readonly<Record<string, v.GenericSchema>> | undefined = Object.hasOwn(ENTRY_BODIES, kind)
    ? // The key was just looked up.
      ENTRY_BODIES[kind as EntryKind]
    : undefined;
  if (!versions) return err({ cause: 'unknown-kind', reason: `unknown kind ${kind}` });
  const schema = Object.hasOwn(versions, String(kv)) ? versions[String(kv)] : undefined;
  if (!schema) return err({ cause: 'unknown-version', reason: `unknown version ${kv} of ${kind}` });
  const parsed = v.safeParse(schema, body);
  // By a schema of this very kind.
  if (parsed.success) return ok({ envelope: envelope.value, kind, body: parsed.output } as KnownBody);
  const issue = parsed.issues[0];
  return err({ cause: 'bad-body', reason: `body: ${v.getDotPath(issue) ?? kind}: ${issue.message}` });
}
