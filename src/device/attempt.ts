/** A browser that lacks or refuses something, or never answers, is no reason for anything else to fail: then undefined. */
export async function attempt<T>(ask: () => Promise<T>): Promise<T | undefined> {
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
  try {
    return await Promise.race([ask(), patience]);
  } catch {
    return undefined;
  }
}

const PATIENCE_MS = 2_000;
