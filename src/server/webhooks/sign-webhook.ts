import { createHmac } from 'node:crypto';
import type { ServerRandom } from '../context.ts';

const PREFIX = 'whsec_';

/** A secret as Standard Webhooks writes it. */
export function makeWebhookSecret(random: ServerRandom): string {
  return `${PREFIX}${Buffer.from(random.bytes(32)).toString('base64')}`;
}

/**
 * The headers by which a receiver knows who sends, when, and that nothing was changed (Standard Webhooks, `v1`).
 * @param secrets the present one first; each signs, so that a receiver may still know the one before
 */
export function signWebhook(
  secrets: readonly string[],
  message: { readonly id: string; readonly atMs: number; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(message.atMs / 1_000));
  const signed = `${message.id}.${timestamp}.${message.body}`;
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  });
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
