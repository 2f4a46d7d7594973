import type { ServerContext } from '../context.ts';

/**
 * The version of the package that a unit's tablets should have, or null when there is none or it cannot be built. Content
 * that cannot be built must not keep the centre from confirming answers or from pairing; `GET /content` tells of it.
 */
export async function contentVersion(
  { content, log }: Pick<ServerContext, 'content' | 'log'>,
  unitId: string,
): Promise<string | null> {
  try {
    return (await content.get(unitId))?.version ?? null;
  } catch (error) {
    log.error('content-not-built', {
      unit: unitId,
      error: error instanceof Error ? error.message : String(error),
    });
    return null;
  }
}
