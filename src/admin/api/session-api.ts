import type { Result } from '#shared/lib/result.ts';
import {
  type PasswordChange,
  type SessionRequest,
  type SessionResponse,
  sessionResponse,
} from '#shared/protocol/admin.ts';
import { type ApiClient, type ApiFailure, NO_BODY } from './client.ts';

/** Signing in and out. */
export interface SessionApi {
  read(): Promise<Result<SessionResponse, ApiFailure>>;
  signIn(request: SessionRequest): Promise<Result<SessionResponse, ApiFailure>>;
  signOut(): Promise<Result<null, ApiFailure>>;
  changePassword(request: PasswordChange): Promise<Result<SessionResponse, ApiFailure>>;
}

/** The session calls of the centre. */
export function createSessionApi(client: ApiClient): SessionApi {
  return {
    read: () => client.call({ path: '/session', schema: sessionResponse }),
    signIn: (body) => client.call({ method: 'POST', path: '/session', body, schema: sessionResponse }),
    signOut: () => client.call({ method: 'DELETE', path: '/session', schema: NO_BODY }),
    changePassword: (body) =>
      client.call({ method: 'PUT', path: '/session/password', body, schema: sessionResponse }),
  };
}
