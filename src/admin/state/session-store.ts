import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PasswordChange, SessionRequest, SessionResponse } from '#shared/protocol/admin.ts';
import type { ApiClient, ApiFailure } from '../api/client.ts';
import type { SessionApi } from '../api/session-api.ts';

/** Who sits at the desk. In `expired` the pages stay as they are beneath the login. */
export interface SessionState {
  readonly phase: 'starting' | 'unreachable' | 'signed-out' | 'signed-in' | 'expired';
  readonly session: SessionResponse | null;
  /** Looks whether a session is running already. */
  start(): Promise<void>;
  /** Null when the session still runs; when it ran out the login comes up. */
  check(): Promise<ApiFailure | null>;
  /** Reads again what the centre says of the account, after something about it has changed. */
  reread(): Promise<void>;
  /** Null when it went well. */
  signIn(request: SessionRequest): Promise<ApiFailure | null>;
  changePassword(request: PasswordChange): Promise<ApiFailure | null>;
  signOut(): Promise<ApiFailure | null>;
}

/** @param forget clears what was read for somebody else */
export function createSessionStore(
  api: SessionApi,
  client: Pick<ApiClient, 'setCsrfToken' | 'onSessionLost'>,
  forget: () => void,
): StoreApi<SessionState> {
  return createStore<SessionState>((set, get) => {
    const begin = (session: SessionResponse) => {
      const before = get().session;
      if (before !== null && before.username !== session.username) forget();
      client.setCsrfToken(session.csrfToken);
      set({ phase: 'signed-in', session });
    };
    client.onSessionLost((why) => {
      const { session, phase } = get();
      if (session === null || phase === 'starting') return;
      if (why === 'expired') set({ phase: 'expired' });
      else set({ session: { ...session, mustChangePassword: true } });
    });
    return {
      phase: 'starting',
      session: null,
      async start() {
        set({ phase: 'starting' });
        const result = await api.read();
        if (result.ok) begin(result.value);
        else {
          const { error } = result;
          set({ phase: error.type === 'problem' && error.status === 401 ? 'signed-out' : 'unreachable' });
        }
      },
      async check() {
        const result = await api.read();
        return result.ok ? null : result.error;
      },
      async reread() {
        const result = await api.read();
        if (result.ok) begin(result.value);
      },
      async signIn(request) {
        const result = await api.signIn(request);
        if (!result.ok) return result.error;
        begin(result.value);
        return null;
      },
      async changePassword(request) {
        const result = await api.changePassword(request);
        if (!result.ok) return result.error;
        begin(result.value);
        return null;
      },
      async signOut() {
        const result = await api.signOut();
        const gone = !result.ok && result.error.type === 'problem' && result.error.status === 401;
        if (!result.ok && !gone) return result.error;
        client.setCsrfToken(null);
        forget();
        set({ phase: 'signed-out', session: null });
        return null;
      },
    };
  });
}
