import type { DeviceId } from '#shared/domain/ids.ts';
import {
  bareHead,
  endAad,
  padSegment,
  partAad,
  SEALED_INFO,
  sealedHeadLine,
} from '#shared/lib/sealed-journal-text.ts';
import type { ServerKey } from '#shared/protocol/fields.ts';
import {
  SEALED_FORMAT,
  SEALED_VERSION,
  type SealedEnd,
  type SealedPart,
} from '#shared/protocol/sealed-journal.ts';
import type { Clock, FileSealer } from '#sync/ports.ts';
import { bytesToBase64Url } from './base64-url.ts';
import { HPKE_SUITE, utf8 } from './hpke-suite.ts';

export interface FileSealerPorts {
  readonly device: DeviceId;
  /** The centre's seal key, as it was given at pairing. */
  readonly sealKey: ServerKey;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** SN1a: files that only the centre can open (HPKE, RFC 9180, base mode, one sequence a file). */
export function createFileSealer(ports: FileSealerPorts): FileSealer {
  const { device, sealKey, clock } = ports;
  return {
    async begin() {
      const recipientPublicKey = await HPKE_SUITE.kem.importKey('jwk', sealKey.jwk, true);
      const context = await HPKE_SUITE.createSenderContext({ recipientPublicKey, info: utf8(SEALED_INFO) });
      const seal = async (bytes: Uint8Array<ArrayBuffer>, aad: string): Promise<string> =>
        bytesToBase64Url(new Uint8Array(await context.seal(bytes, utf8(aad))));
      const bare = bareHead({
        t: 'sealed-journal',
        format: SEALED_FORMAT,
        v: SEALED_VERSION,
        device,
        key: sealKey.id,
        enc: bytesToBase64Url(new Uint8Array(context.enc)),
        createdAt: new Date(clock.nowMs()).toISOString(),
      });
      const lines = [`${sealedHeadLine(bare, await seal(utf8(''), bare))}\n`];
      return {
        async add(segment) {
          const n = lines.length;
          const ct = await seal(padSegment(segment), partAad(n));
          lines.push(`${JSON.stringify({ t: 'part', n, ct } satisfies SealedPart)}\n`);
        },
        async finish() {
          const parts = lines.length - 1;
          const ct = await seal(utf8(''), endAad(parts));
          return [...lines, `${JSON.stringify({ t: 'end', parts, ct } satisfies SealedEnd)}\n`];
        },
      };
    },
  };
}
