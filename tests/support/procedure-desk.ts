import * as v from 'valibot';
import type { Database } from '#server/store/database.ts';
import { type ProcedureBody, procedureBody } from '#shared/protocol/procedure.ts';
import { type ProcedureDetail, procedureDetail } from '#shared/protocol/procedure-admin.ts';
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
  return {
    ...{ context, client, get, change, draft },
    post: async (body) => {
      await draft(body);
      return await change('post', body.code);
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
