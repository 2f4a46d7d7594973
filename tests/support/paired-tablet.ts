import type { Hono } from 'hono';
import { createApp } from '#server/app.ts';
import type { Database } from '#server/store/database.ts';
import { createTestContext, type TestContext } from './server-context.ts';
import { createOffice, createWaitingDevice } from './small-office.ts';
import { type Send, sendTo, Tablet } from './tablet.ts';

/** A centre with the small office and one tablet paired to its first counter. */
export interface PairedTablet {
  readonly context: TestContext;
  readonly app: Hono;
  readonly send: Send;
  readonly tablet: Tablet;
}

/** Sets up a centre on the given (or an in-memory) store and pairs a tablet with it. */
export async function createPairedTablet(db?: Database): Promise<PairedTablet> {
  const context = await createTestContext(db);
  await createOffice(context);
  const app = createApp(context);
  const send = sendTo(app);
  return { context, app, send, tablet: await addTablet(context, send) };
}

/** One more tablet on the first counter. */
export async function addTablet(context: TestContext, send: Send): Promise<Tablet> {
  const tablet = await Tablet.create(context.clock, context.random);
  await tablet.pair(send, (await createWaitingDevice(context)).pairingCode);
  return tablet;
}
