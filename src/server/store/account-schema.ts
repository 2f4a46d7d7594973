import type { Role } from '#shared/domain/roles.ts';

/** Who may sign in, by what, and what everybody did. */
export interface AccountTables {
  account: AccountTable;
  session: SessionTable;
  login_throttle: LoginThrottleTable;
  recovery_code: RecoveryCodeTable;
  api_token: ApiTokenTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
}

interface AccountTable {
  id: string;
  username: string;
  password_hash: string;
  role: Role;
  unit_id: string;
  must_change_password: number;
  created_at: string;
  /** Whose own results the account shows; of the role `clerk` alone. */
  clerk_id: string | null;
  disabled_at: string | null;
  /** The secret of one-time codes, encrypted with the data key; in force from `second_factor_at` on. */
  second_factor_sealed: string | null;
  second_factor_at: string | null;
  /** The newest time step whose code was used: no code is good twice. */
  second_factor_step: number | null;
}

interface SessionTable {
  /** SHA-256 of the cookie, hex. */
  token_hash: string;
  account_id: string;
  csrf_token: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
}

/** Failed logins, held in the store so that every server process knows them. */
interface LoginThrottleTable {
  /** SHA-256 of what is throttled (an account's name, an address), hex: neither is kept in clear. */
  key_hash: string;
  failures: number;
  /** No attempt is looked at before. */
  next_at: string;
  updated_at: string;
}

interface RecoveryCodeTable {
  account_id: string;
  code_hash: string;
}

interface ApiTokenTable {
  id: string;
  token_hash: string;
  name: string;
  unit_id: string;
  scopes_json: string;
  created_at: string;
  created_by: string;
  expires_at: string;
  revoked_at: string | null;
  last_used_at: string | null;
}

interface AuditTable {
  no: number;
  /** The line as it was written; `hash` chains it to the one before. */
  line: string;
  hash: string;
  unit_id: string | null;
  action: string;
}

interface AuditHeadTable {
  name: string;
  last_no: number;
  hash: string;
}
