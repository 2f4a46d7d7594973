import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import type { ServerContext } from '#server/context.ts';
import type { Questionnaire } from '#shared/protocol/questionnaire.ts';

/** A cheap cost for tests; the real one is proved in `password.test.ts`. */
const CHEAP = { logN: 10, r: 8, p: 1 };

export const ADMIN = { username: 'quantri', password: 'sông Hậu mùa nước nổi' } as const;

const FIVE_LEVELS: Questionnaire = {
  id: 'counter',
  version: 1,
  question: { vi: 'Ông/Bà đánh giá thế nào?', en: 'How was the service?' },
  levels: [
    { code: 5, satisfied: true, label: { vi: 'Rất hài lòng', en: 'Very satisfied' } },
    { code: 4, satisfied: true, label: { vi: 'Hài lòng', en: 'Satisfied' } },
    { code: 3, satisfied: false, label: { vi: 'Bình thường', en: 'Neutral' } },
    { code: 2, satisfied: false, label: { vi: 'Không hài lòng', en: 'Dissatisfied' } },
    { code: 1, satisfied: false, label: { vi: 'Rất không hài lòng', en: 'Very dissatisfied' } },
  ],
  serviceQuestion: null,
  reasons: [],
  items: [],
};

/** The question that every rating of these tests answers. */
export function questionnaireRow() {
  return { id: FIVE_LEVELS.id, version: 1, body_json: JSON.stringify(FIVE_LEVELS), current: 1 };
}

/** A province with two wards; the administrator belongs to the first ward. */
export async function seedOffice(context: ServerContext, mustChangePassword = false): Promise<void> {
  const unit = { code: null, folded: '', contact_json: null, time_zone: 'Asia/Ho_Chi_Minh', sample: 1 };
  await context.db
    .insertInto('unit')
    .values([
      { ...unit, id: 'tinh', parent_id: null, kind: 'province', name: 'Tỉnh Đồng Tháp' },
      { ...unit, id: 'phuong', parent_id: 'tinh', kind: 'commune', name: 'Phường Cao Lãnh' },
      { ...unit, id: 'xa', parent_id: 'tinh', kind: 'commune', name: 'Xã Mỹ Hiệp' },
    ])
    .execute();
  await context.db
    .insertInto('counter')
    .values([
      { id: 'quay-1', unit_id: 'phuong', name: 'Hộ tịch', number: '1' },
      { id: 'quay-2', unit_id: 'phuong', name: 'Đất đai', number: '2' },
      { id: 'quay-xa', unit_id: 'xa', name: 'Tiếp nhận', number: null },
    ])
    .execute();
  await context.db
    .insertInto('clerk')
    .values([{ id: 'hoa', unit_id: 'phuong', name: 'Nguyễn Thị Hoa', title: 'Công chức hộ tịch' }])
    .execute();
  await context.db.insertInto('questionnaire').values(questionnaireRow()).execute();
  await createAccount(context.db, context, {
    ...ADMIN,
    role: 'admin',
    unitId: 'phuong',
    mustChangePassword,
    cost: CHEAP,
  });
}

/** A tablet that was paired; `tail` changes what a test is about. */
export async function seedDevice(
  context: ServerContext,
  device: {
    readonly id: string;
    readonly unit?: string;
    readonly counter?: string;
    readonly revokedAt?: string;
    readonly pairedAt?: string | null;
    readonly lastContactAt?: string | null;
    readonly statusJson?: string;
  },
): Promise<void> {
  const now = new Date(context.clock.nowMs()).toISOString();
  await context.db
    .insertInto('device')
    .values({
      id: device.id,
      unit_id: device.unit ?? 'phuong',
      counter_id: device.counter ?? 'quay-1',
      name: `Máy ${device.id}`,
      created_at: now,
      public_jwk_json: null,
      token_hash: null,
      paired_at: device.pairedAt === undefined ? now : device.pairedAt,
      revoked_at: device.revokedAt ?? null,
      last_contact_at: device.lastContactAt === undefined ? now : device.lastContactAt,
      skew_ms: 0,
      app: '0.1.0',
      status_json: device.statusJson ?? null,
    })
    .execute();
}

/** A journal of a device; answers its number. */
export async function seedReplica(
  context: ServerContext,
  replica: { readonly id: string; readonly device: string; readonly receivedThrough: number },
): Promise<number> {
  const now = new Date(context.clock.nowMs()).toISOString();
  const row = await context.db
    .insertInto('replica')
    .values({
      id: replica.id,
      device_id: replica.device,
      received_through: replica.receivedThrough,
      hash: '0'.repeat(64),
      first_seen_at: now,
      last_seen_at: now,
    })
    .returning('no')
    .executeTakeFirstOrThrow();
  return row.no;
}

/** A rating as the projection writes it; `pos` and `seq` are `n`. */
export async function seedRating(
  context: ServerContext,
  rating: {
    readonly n: number;
    readonly replicaNo: number;
    readonly unit?: string;
    readonly counter?: string;
    readonly clerk?: string | null;
    readonly level?: number;
    readonly occurredAt?: string;
    readonly reasons?: readonly string[];
    readonly device?: string;
  },
): Promise<void> {
  const at = rating.occurredAt ?? new Date(context.clock.nowMs() + rating.n).toISOString();
  const level = rating.level ?? 5;
  await context.db
    .insertInto('rating')
    .values({
      pos: rating.n,
      entry_id: ratingId(rating.n),
      unit_id: rating.unit ?? 'phuong',
      device_id: rating.device ?? 'may-1',
      replica_no: rating.replicaNo,
      seq: rating.n,
      counter_id: rating.counter ?? 'quay-1',
      clerk_id: rating.clerk === undefined ? 'hoa' : rating.clerk,
      questionnaire_id: 'counter',
      questionnaire_version: 1,
      level,
      first_level: level,
      satisfied: level >= 4 ? 1 : 0,
      reasons_json: JSON.stringify(rating.reasons ?? []),
      procedure_code: null,
      intake: 'open',
      at,
      occurred_at: at,
      received_at: at,
      lang: 'vi',
      ms: 1_200,
      flags_json: '[]',
      sample: 0,
    })
    .execute();
}

/** The entry id of the rating `n`; ids grow with `n`. */
export function ratingId(n: number): string {
  return `01936000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

/** A browser of the administrator: keeps the cookie and sends the CSRF token. */
export interface SignedInClient {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** A file as the body. */
  upload(method: string, path: string, bytes: Uint8Array, type: string): Promise<Response>;
  readonly csrfToken: string;
  readonly cookie: string;
}

/** Signs in over the API and answers a client of that session. */
export async function signIn(
  context: ServerContext,
  credentials: { readonly username: string; readonly password: string } = ADMIN,
): Promise<SignedInClient> {
  const app = createApp(context);
  const response = await app.request('/api/v1/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  if (response.status !== 200) throw new Error(`sign in: ${response.status} ${await response.text()}`);
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const { csrfToken } = await response.json();
  return {
    csrfToken,
    cookie,
    get: async (path, headers = {}) =>
      await app.request(`/api/v1${path}`, { headers: { Cookie: cookie, ...headers } }),
    send: async (method, path, body, headers = {}) =>
      await app.request(`/api/v1${path}`, {
        method,
        headers: {
          Cookie: cookie,
          'X-CSRF-Token': csrfToken,
          'Content-Type': 'application/json',
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    upload: async (method, path, bytes, type) =>
      await app.request(`/api/v1${path}`, {
        method,
        headers: { Cookie: cookie, 'X-CSRF-Token': csrfToken, 'Content-Type': type },
        body: new Uint8Array(bytes),
      }),
  };
}
