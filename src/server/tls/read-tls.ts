import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { TlsFiles } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';

/** What a TLS server presents, as PEM, and what the first certificate of it says. */
export interface TlsIdentity {
  readonly cert: string;
  readonly key: string;
  /** Names and addresses that the certificate is for. */
  readonly hosts: readonly string[];
  readonly validFromMs: number;
  readonly validToMs: number;
}

/** Reads certificate and key; throws `StartFailure` when one cannot be read or they do not belong together. */
export function readTls({ certFile, keyFile }: TlsFiles): TlsIdentity {
  try {
    const [cert, key] = [readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8')];
    const leaf = new X509Certificate(cert);
    if (!leaf.checkPrivateKey(createPrivateKey(key))) throw new Error('they do not belong together');
    return {
      ...{ cert, key, hosts: readHosts(leaf) },
      validFromMs: leaf.validFromDate.getTime(),
      validToMs: leaf.validToDate.getTime(),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(
      `Không dùng được chứng thư hoặc khóa TLS (${certFile}, ${keyFile}: ${reason}).`,
      `The TLS certificate or key cannot be used (${certFile}, ${keyFile}: ${reason}).`,
      { cause: error },
    );
  }
}

/** The certificate's subject alternative names; nothing else counts for a browser. */
function readHosts({ subjectAltName }: X509Certificate): readonly string[] {
  const names = (subjectAltName ?? '').split(', ');
  return names.flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? []);
}

/** Whether browsers accept the certificate for this host: by its name, a `*` for one label, or its address. */
export function isCertifiedFor(cert: string, host: string): boolean {
  const leaf = new X509Certificate(cert);
  const plain = host.replace(/^\[|\]$/g, '');
  return isIP(plain) === 0
    ? leaf.checkHost(plain, { subject: 'never' }) !== undefined
    : leaf.checkIP(plain) !== undefined;
}
