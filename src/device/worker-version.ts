import { attempt } from './attempt.ts';

/** Version of the worker that serves this page (null: none does, or it does not answer), and whether another one waits. */
export async function readWorkerVersion(
  workers: ServiceWorkerContainer | undefined,
): Promise<{ readonly worker: string | null; readonly waiting: boolean }> {
  const controller = workers?.controller;
  const answer = controller ? await attempt(() => ask(controller)) : undefined;
  const registration = await attempt(async () => workers?.getRegistration());
  return {
    worker: typeof answer === 'string' ? answer : null,
    waiting: registration?.waiting != null,
  };
}

function ask(worker: ServiceWorker): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ type: 'VERSION' }, [port2]);
  });
}
