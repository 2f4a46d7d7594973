import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessPorts } from '../process-ports.ts';
import type { TlsFiles } from '../settings.ts';
import { StartFailure } from '../start-failure.ts';
import { type CertifiedKey, certifyServer, createAuthority } from './local-authority.ts';
import { readTls } from './read-tls.ts';

/** What lies in the folder now. */
export interface LocalTls {
  readonly files: TlsFiles;
  /** What tablets are told to trust. */
  readonly authorityFile: string;
  /** SHA-256 of the authority's certificate, to be compared on the tablet. */
  readonly fingerprint: string;
  readonly hosts: readonly string[];
  readonly validToMs: number;
  /** The authority was made just now: tablets do not know it yet. */
  readonly newAuthority: boolean;
}

/**
 * Makes an authority where there is none, and a server certificate for these hosts; without hosts, for those of the
 * certificate that is there. The authority stays, so that tablets trust a renewed certificate without a hand on them.
 * Throws `StartFailure`.
 */
export async function keepLocalTls(
  ports: ProcessPorts,
  folder: string,
  wished: readonly string[],
): Promise<LocalTls> {
  const authorityFiles = { certFile: join(folder, 'ca.crt'), keyFile: join(folder, 'ca.key') };
  const files = { certFile: join(folder, 'server.crt'), keyFile: join(folder, 'server.key') };
  const [first, ...others] = wished.length > 0 || !existsSync(files.certFile) ? wished : readTls(files).hosts;
  if (first === undefined)
    throw new StartFailure(
      'Chưa có chứng thư; hãy nêu tên hoặc địa chỉ của máy chủ bằng --host.',
      'There is no certificate yet: name the server by --host.',
    );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const newAuthority = !existsSync(authorityFiles.certFile);
  const authority = newAuthority
    ? await createAuthority(ports, `Hài Lòng – ${first}`)
    : readAuthority(ports, authorityFiles);
  if (newAuthority) writePair(authorityFiles, authority);
  writePair(files, await certifyServer(ports, authority, [first, ...others]));
  const { hosts, validToMs } = readTls(files);
  const fingerprint = new X509Certificate(authority.cert).fingerprint256;
  return { files, authorityFile: authorityFiles.certFile, fingerprint, hosts, validToMs, newAuthority };
}

function readAuthority({ clock }: ProcessPorts, files: TlsFiles): CertifiedKey {
  const authority = readTls(files);
  if (authority.validToMs < clock.nowMs())
    throw new StartFailure(
      `Chứng thư gốc ${files.certFile} đã hết hạn; hãy chuyển nó đi, chạy lại và cài lại trên các máy.`,
      `The authority ${files.certFile} has run out: move it away, run again and let the tablets trust the new one.`,
    );
  return authority;
}

/** The key first: a server that looks in between keeps what it had, since the two do not belong together yet. */
function writePair({ certFile, keyFile }: TlsFiles, { cert, key }: CertifiedKey): void {
  for (const [file, text] of [
    [keyFile, key],
    [certFile, cert],
  ] as const) {
    writeFileSync(`${file}.part`, text, { mode: 0o600 });
    renameSync(`${file}.part`, file);
  }
}
