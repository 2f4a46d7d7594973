import * as v from 'valibot';
import { SAMPLE_COUNTERS, SAMPLE_UNIT_ID } from '#server/sample/sample-office.ts';
import {
  type DeviceReport,
  deviceCreated,
  deviceList,
  type RatingItem,
  ratingPage,
  sessionResponse,
} from '#shared/protocol/admin.ts';
import { SOME_PASSWORD } from './some-password.ts';
import type { Send } from './tablet.ts';

/** An administrator over HTTP, with the one-time password of the first start. */
export class CentreAdmin {
  readonly #send: Send;
  #cookie = '';
  #csrfToken = '';

  private constructor(send: Send) {
    this.#send = send;
  }

  /** Signs in for the first time and sets a password of its own. */
  static async signIn(
    send: Send,
    credentials: { readonly username: string; readonly password: string },
  ): Promise<CentreAdmin> {
    const admin = new CentreAdmin(send);
    await admin.#open('POST', '/api/v1/session', credentials);
    await admin.#open('PUT', '/api/v1/session/password', {
      current: credentials.password,
      next: SOME_PASSWORD,
    });
    return admin;
  }

  /** Signs in with the password that `signIn` set. */
  static async signInAgain(send: Send, username: string): Promise<CentreAdmin> {
    const admin = new CentreAdmin(send);
    await admin.#open('POST', '/api/v1/session', { username, password: SOME_PASSWORD });
    return admin;
  }

  /** One more device on the sample office's first counter; answers its pairing code. */
  async addDevice(): Promise<string> {
    const counter = SAMPLE_COUNTERS[0]?.id ?? '';
    const body = JSON.stringify({ unit: SAMPLE_UNIT_ID, counter, name: 'Máy thử' });
    const response = await this.#ask('/api/v1/devices', { method: 'POST', body });
    return v.parse(deviceCreated, await response.json()).pairingCode;
  }

  /** Publishes one part of the sample office's settings, at once. */
  async publish(part: string, body: unknown): Promise<void> {
    await this.#ask(`/api/v1/units/${SAMPLE_UNIT_ID}/settings/${part}`, {
      method: 'POST',
      body: JSON.stringify({ body, effectiveFrom: null, note: null }),
    });
  }

  /** Any answer as JSON, to be parsed. */
  async read(path: string): Promise<unknown> {
    return await (await this.#ask(path, {})).json();
  }

  /** Sends JSON; answers the answer's JSON, to be parsed. */
  async write(method: 'POST' | 'PUT', path: string, body: unknown): Promise<unknown> {
    return await (await this.#ask(path, { method, body: JSON.stringify(body) })).json();
  }

  async devices(): Promise<readonly DeviceReport[]> {
    return v.parse(deviceList, await (await this.#ask('/api/v1/devices', {})).json()).items;
  }

  /** What follows a cursor, a page at a time, and where to go on. */
  async pull(
    after: string | null,
    limit = 200,
    send: Send = this.#send,
  ): Promise<{ readonly items: readonly RatingItem[]; readonly resume: string | null }> {
    const query = `limit=${limit}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`;
    const response = await this.#ask(`/api/v1/ratings?${query}`, {}, send);
    const { items, resume } = v.parse(ratingPage, await response.json());
    return { items, resume };
  }

  /** The whole feed from its beginning, as a new puller gets it. */
  async pullAll(): Promise<readonly RatingItem[]> {
    const all: RatingItem[] = [];
    let after: string | null = null;
    for (;;) {
      const page = await this.pull(after);
      if (page.items.length === 0) return all;
      all.push(...page.items);
      after = page.resume;
    }
  }

  /** Reads an answer to its end and throws it away; answers how many bytes it had. */
  async download(path: string): Promise<number> {
    const response = await this.#ask(path, {});
    let bytes = 0;
    for await (const piece of response.body ?? []) bytes += piece.length;
    return bytes;
  }

  /** The body of an answer, to be read as it comes. */
  async stream(path: string): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.#ask(path, {});
    if (body === null) throw new Error(`${path} answered without a body`);
    return body;
  }

  async #open(method: string, path: string, body: unknown): Promise<void> {
    const response = await this.#ask(path, { method, body: JSON.stringify(body) });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    this.#csrfToken = v.parse(sessionResponse, await response.json()).csrfToken;
  }

  async #ask(path: string, init: RequestInit, send: Send = this.#send): Promise<Response> {
    const response = await send(path, {
      ...init,
      headers: {
        'Content-Type': 'application/json',
        Cookie: this.#cookie,
        'X-CSRF-Token': this.#csrfToken,
      },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }
}
