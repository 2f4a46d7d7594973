import * as v from 'valibot';
import { createApp } from '#server/app.ts';
import type { Database } from '#server/store/database.ts';
import { type ProcedureBody, procedureBody } from '#shared/protocol/procedure.ts';
import { type ProcedureDetail, procedureDetail } from '#shared/protocol/procedure-admin.ts';
import {
  type ImportApply,
  type ImportItem,
  type ImportJob,
  importItemPage,
  importJob,
} from '#shared/protocol/procedure-import.ts';
import { type SignedInClient, seedOffice, signIn } from './office.ts';
import { loadSampleProcedures } from './sample-procedures.ts';
import { createTestContext, type TestContext } from './server-context.ts';

/** An administrator who works on the procedures of the first ward. */
export interface ProcedureDesk {
  readonly context: TestContext;
  readonly client: SignedInClient;
  get(code: string): Promise<ProcedureDetail>;
  /** Saves a draft over whatever state there is. */
  draft(body: ProcedureBody): Promise<ProcedureDetail>;
  /** Draft and post in one. */
  post(body: ProcedureBody): Promise<ProcedureDetail>;
  change(call: string, code: string, more?: object): Promise<ProcedureDetail>;
  /** Sends a file as it is; the answer, whatever it says. */
  upload(file: Uint8Array | string, query?: string): Promise<Response>;
  /** Uploads a file and waits until it is read. */
  preview(file: Uint8Array | string, query?: string): Promise<ImportJob>;
  /** The lines of a preview. */
  items(job: ImportJob, query?: string): Promise<readonly ImportItem[]>;
  /** Applies a preview and waits until that is done. */
  apply(job: ImportJob, options?: ImportApply): Promise<ImportJob>;
  job(id: string): Promise<ImportJob>;
}

/** The office of `office.ts` with its administrator signed in. */
export async function openProcedureDesk(db?: Database): Promise<ProcedureDesk> {
  const context = await createTestContext(db);
  await seedOffice(context);
  const client = await signIn(context);
  const get = async (code: string) => read(await client.get(`/procedures/${code}`));
  const revisionOf = async (code: string) => {
    const response = await client.get(`/procedures/${code}`);
    return response.status === 404 ? 0 : (await read(response)).revision;
  };
  const change = async (call: string, code: string, more: object = {}) => {
    const revision = await revisionOf(code);
    return read(await client.send('POST', `/procedures/${code}/${call}`, { revision, ...more }));
  };
  const draft = async (body: ProcedureBody) => {
    const revision = await revisionOf(body.code);
    return read(await client.send('PUT', `/procedures/${body.code}/draft`, { revision, body }));
  };
  const job = async (id: string) =>
    v.parse(importJob, await (await client.get(`/procedures/imports/${id}`)).json());
  const upload = async (file: Uint8Array | string, query = '') =>
    await createApp(context).request(`/api/v1/procedures/imports${query}`, {
      method: 'POST',
      headers: { Cookie: client.cookie, 'X-CSRF-Token': client.csrfToken },
      body: typeof file === 'string' ? file : new Uint8Array(file),
    });
  return {
    ...{ context, client, get, change, draft, job, upload },
    post: async (body) => {
      await draft(body);
      return await change('post', body.code);
    },
    preview: async (file, query) => {
      const response = await upload(file, query);
      if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
      const { id } = v.parse(importJob, await response.json());
      await context.background.idle();
      return await job(id);
    },
    items: async ({ id }, query = '') => {
      const response = await client.get(`/procedures/imports/${id}/items${query}`);
      return v.parse(importItemPage, await response.json()).items;
    },
    apply: async ({ id }, options = {}) => {
      const response = await client.send('POST', `/procedures/imports/${id}/apply`, options);
      if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
      await context.background.idle();
      return await job(id);
    },
  };
}

async function read(response: Response): Promise<ProcedureDetail> {
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return v.parse(procedureDetail, await response.json());
}

/** Content of one of the real procedures. */
export function sampleBody(code = '1.001193'): ProcedureBody {
  const sample = loadSampleProcedures().find((one) => one.code === code);
  return v.parse(procedureBody, sample);
}

/** A file in our own format. */
export function ownFile(bodies: readonly object[]): string {
  return JSON.stringify({ format: 'hailong-procedures', v: 1, procedures: bodies });
}
