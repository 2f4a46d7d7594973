import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { BrowserContext, Request } from 'playwright';
import { type ChainHash, chainHash, ZERO_HASH } from '#shared/lib/journal-chain.ts';
import { parseSegment, type Segment, sealMessage } from '#shared/lib/segment-text.ts';
import { openCentreStore } from './centre-store.ts';

export interface StoredReplica {
  readonly id: string;
  readonly publicJwk: JsonWebKey;
  readonly receivedThrough: number;
  readonly hash: ChainHash;
  readonly entries: readonly StoredEntry[];
}

export interface StoredEntry {
  readonly seq: number;
  readonly line: string;
  readonly hash: ChainHash;
  readonly state: string;
}

export interface RecordedRating {
  readonly id: string;
  readonly seq: number;
  readonly level: number;
}

interface ReplicaRow {
  readonly no: number;
  readonly id: string;
  readonly received_through: number;
  readonly hash: string;
  readonly public_jwk_json: string;
}

const REPLICAS = `select replica.no, replica.id, replica.received_through, replica.hash, device.public_jwk_json
  from replica join device on device.id = replica.device_id order by replica.no`;
const ENTRIES = 'select seq, line, hash, state from entry where replica_no =';

/** The raw journals as they lie in the embedded store, read past all code of the server. */
export function readStoredReplicas(dataDir: string): readonly StoredReplica[] {
  const store = openCentreStore(dataDir, { readonly: true });
  try {
    const entries = store.prepare<[number], StoredEntry>(`${ENTRIES} ? order by seq`);
    return store
      .prepare<[], ReplicaRow>(REPLICAS)
      .all()
      .map((row) => toReplica(row, entries.all(row.no)));
  } finally {
    store.close();
  }
}

/** The same of a shared store. */
export async function readPostgresReplicas(url: string): Promise<readonly StoredReplica[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<ReplicaRow>(REPLICAS);
    const replicas: StoredReplica[] = [];
    for (const row of rows) {
      const entries = await client.query<StoredEntry>(`${ENTRIES} $1 order by seq`, [row.no]);
      // The driver gives 64-bit numbers as text.
      const numbered = entries.rows.map((entry) => ({ ...entry, seq: Number(entry.seq) }));
      replicas.push(toReplica(row, numbered));
    }
    return replicas;
  } finally {
    await client.end();
  }
}

function toReplica(row: ReplicaRow, entries: readonly StoredEntry[]): StoredReplica {
  return {
    id: row.id,
    publicJwk: JSON.parse(row.public_jwk_json),
    receivedThrough: Number(row.received_through),
    hash: row.hash,
    entries,
  };
}

/** Recomputes the chain from the first raw line on; returns the first position that does not fit, or null. */
export function findBrokenLink(replica: StoredReplica): number | null {
  let hash = ZERO_HASH;
  for (const [index, entry] of replica.entries.entries()) {
    hash = chainHash(hash, entry.line);
    if (entry.seq !== index + 1 || entry.hash !== hash) return index + 1;
  }
  return replica.hash === hash && replica.receivedThrough === replica.entries.length
    ? null
    : replica.entries.length + 1;
}

/** The ratings among the raw lines, in the order of the journal. */
export function ratingsIn(replica: StoredReplica): readonly RecordedRating[] {
  return replica.entries
    .map(({ line }) => JSON.parse(line))
    .filter(({ kind }) => kind === 'rating')
    .map(({ id, seq, body }) => ({ id, seq, level: body.level }));
}

/** Collects every segment that the browser sends, as it leaves the tablet. */
export function collectSegments(context: BrowserContext): readonly string[] {
  const segments: string[] = [];
  context.on('request', (request: Request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/api/v1/journal')) return;
    const body = request.postDataBuffer();
    if (body) segments.push((body[0] === 0x1f ? gunzipSync(body) : body).toString('utf8'));
  });
  return segments;
}

/** Structure, chain and signature of a segment, checked with nothing but the device's public key. */
export async function openSealedSegment(text: string, publicJwk: JsonWebKey): Promise<Segment> {
  const parsed = parseSegment(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { seal, headLine } = parsed.value;
  const key = await crypto.subtle.importKey('jwk', publicJwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'verify',
  ]);
  const genuine = await crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    Buffer.from(seal.sig, 'base64url'),
    new TextEncoder().encode(sealMessage(headLine, seal.hash)),
  );
  if (!genuine) throw new Error('the seal is not the device’s');
  return parsed.value;
}
