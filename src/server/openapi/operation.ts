import type { GenericSchema } from 'valibot';
import type { Permission } from '#shared/domain/roles.ts';
import type { ProblemCode } from '#shared/protocol/problem.ts';

/** A body of a request or an answer. Without a schema the media type says what it is. */
export interface BodyDescription {
  readonly type: string;
  readonly schema?: GenericSchema | undefined;
  readonly description?: string | undefined;
  /** A body as it may look. */
  readonly example?: unknown;
}

/** One call of the API as `openapi.json` tells it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As mounted below `/api/v1`, with `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  /** `access`: a session, or a token of another system that was given the permission. */
  readonly auth: 'none' | 'session' | 'access' | 'device';
  /** What the account needs; without one a session call is the system administrator's, or has to do with the session itself. */
  readonly permission?: Permission | undefined;
  /** A `v.object` or `v.strictObject` of the query parameters. */
  readonly query?: GenericSchema | undefined;
  readonly request?: BodyDescription | undefined;
  readonly success: {
    readonly status: number;
    readonly description: string;
    readonly bodies?: readonly BodyDescription[] | undefined;
  };
  /** Codes it may answer beside those that every call of its kind may. */
  readonly problems: readonly ProblemCode[];
}
