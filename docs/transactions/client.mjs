/**
 * Reference client for queue and one-stop software: tells Hài Lòng that somebody was served. Node 18 or later, no packages.
 *
 *   HAILONG_URL=https://hailong.example.vn HAILONG_TOKEN=hlt_… HAILONG_REFERENCE_KEY=… \
 *     node client.mjs --counter quay-1 --file-number H26.15-261130-0007 [--procedure 1.001193] [--clerk hoa] [--at ISO] [--quiet]
 *
 * The token needs the scope `transactions.write`. The reference key is any secret of at least 32 characters that stays with the
 * sender: with it the file number is signed (HMAC-SHA-256), so that the same file gives the same reference and nobody else can
 * tell which file it is. Never change the key while files are open: what was told before would be counted again.
 */
import { createHmac } from 'node:crypto';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const ATTEMPTS = 4;
const TIMEOUT_MS = 5_000;

/** The reference of a file number under the sender's key: 64 lower-case hex digits. */
export function signReference(key, fileNumber) {
  if (key.length < 32) throw new Error('the reference key is shorter than 32 characters');
  return createHmac('sha256', key).update(fileNumber.normalize('NFC')).digest('hex');
}

/**
 * Tells one transaction. Repeats what did not get through, under the same reference, so that nothing is counted twice; gives
 * up after four attempts, and leaves it to the caller to come back within 31 days. Call it beside the work, never in its way.
 * @returns what became of it, or null when the centre could not be reached
 * @throws when the centre refuses: the call must be mended, and repeating it is of no use
 */
export async function sendTransaction({
  url,
  token,
  referenceKey,
  fileNumber,
  fetch = globalThis.fetch,
  ...rest
}) {
  const body = JSON.stringify({ ...rest, reference: signReference(referenceKey, fileNumber) });
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const response = await fetch(`${url}/api/v1/transactions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => null);
    if (response?.ok) return await response.json();
    if (response !== null && response.status < 500 && response.status !== 429)
      throw new Error(`refused: ${response.status} ${await response.text()}`);
    if (attempt < ATTEMPTS) await wait(Math.random() * 250 * 2 ** attempt);
  }
  return null;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = { type: 'string' };
  const { values } = parseArgs({
    options: {
      ...{ counter: text, 'file-number': text, procedure: text, clerk: text, at: text },
      quiet: { type: 'boolean', default: false },
    },
  });
  const { HAILONG_URL: url, HAILONG_TOKEN: token, HAILONG_REFERENCE_KEY: referenceKey } = env;
  const { 'file-number': fileNumber, counter, quiet, ...rest } = values;
  if (!url || !token || !referenceKey || !fileNumber || !counter) {
    process.stderr.write(
      'needs HAILONG_URL, HAILONG_TOKEN, HAILONG_REFERENCE_KEY, --counter and --file-number\n',
    );
    process.exit(2);
  }
  const taken = await sendTransaction({
    url,
    token,
    referenceKey,
    fileNumber,
    counter,
    invite: !quiet,
    ...rest,
  });
  process.stdout.write(`${JSON.stringify(taken ?? { reached: false })}\n`);
  process.exitCode = taken === null ? 1 : 0;
}
