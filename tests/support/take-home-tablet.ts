import { createHmac } from 'node:crypto';
import { type Mac, sealTakeHomeCode, type TakeHomeVisit } from '#shared/domain/take-home-code.ts';
import { OFFICE } from './small-office.ts';
import type { Send, Tablet } from './tablet.ts';

const HOUR_MS = 60 * 60_000;

/** What a tablet does to hand out codes: it asks for its key once, and needs nobody after that. */
export class TakeHomeDesk {
  readonly no: number;
  readonly #mac: Mac;
  readonly #tablet: Tablet;

  private constructor(tablet: Tablet, no: number, secret: string) {
    this.#tablet = tablet;
    this.no = no;
    const key = Buffer.from(secret, 'base64url');
    this.#mac = async (text) => createHmac('sha256', key).update(text).digest();
  }

  static async open(tablet: Tablet, send: Send): Promise<TakeHomeDesk> {
    const response = await send('/api/v1/take-home/key', {
      method: 'POST',
      headers: { Authorization: `Bearer ${tablet.token}` },
    });
    if (response.status !== 200) throw new Error(`the key was refused: ${response.status}`);
    const { no, secret } = await response.json();
    return new TakeHomeDesk(tablet, no, secret);
  }

  /** A code, and the entry that says that one was issued. */
  async issue(atMs: number, no: number, visit: Partial<TakeHomeVisit> = {}): Promise<string> {
    const { counter, clerk, field } = { counter: OFFICE.counter, clerk: OFFICE.clerk, field: null, ...visit };
    const hour = Math.floor(atMs / HOUR_MS);
    const at = new Date(atMs).toISOString();
    this.#tablet.record('takehome', { counter, clerk, key: this.no, hour }, { at });
    return await sealTakeHomeCode(this.no, { hour, no }, { counter, clerk, field }, this.#mac);
  }

  /** A code with this tablet's secret under the number of another key. */
  async forgeFor(no: number, atMs: number): Promise<string> {
    const slot = { hour: Math.floor(atMs / HOUR_MS), no: 1 };
    const { counter, clerk } = OFFICE;
    return await sealTakeHomeCode(no, slot, { counter, clerk, field: null }, this.#mac);
  }
}

/** What a browser sends from the page's form. */
export function homeForm(
  fields: Readonly<Record<string, string | readonly string[]>>,
): RequestInit & { readonly method: 'POST' } {
  const { id, version } = OFFICE.questionnaire;
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries({ questionnaire: `${id} ${version}`, ...fields }))
    for (const one of [value].flat()) body.append(name, one);
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  };
}
