// What @peculiar/x509 stands on wants it before anything else.
import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { ServerClock, ServerRandom } from '../context.ts';

/** A certificate and its private key, both as PEM. */
export interface CertifiedKey {
  readonly cert: string;
  readonly key: string;
}

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;
const DAY_MS = 24 * 60 * 60_000;
const AUTHORITY_DAYS = 3_650;
/** Apple takes no server certificate of longer life, also of an authority that the user added (support.apple.com/103769). */
const SERVER_DAYS = 820;
/** So that it holds at once on a tablet whose clock is a little behind. */
const BEFORE_MS = DAY_MS;
const SERIAL_BYTES = 16;

type Ports = { readonly clock: ServerClock; readonly random: ServerRandom };

/** An authority of one's own, which tablets are told to trust once; it signs servers and no other authority. */
export async function createAuthority({ clock, random }: Ports, name: string): Promise<CertifiedKey> {
  cryptoProvider.set(webcrypto);
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: makeSerial(random),
    name: [{ CN: [name] }],
    ...lifetime(clock, AUTHORITY_DAYS),
    keys,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: toPem(certificate), key: keyToPem(keys.privateKey) };
}

/** A server's certificate for these names and addresses, with a key of its own; the authority's certificate follows it. */
export async function certifyServer(
  { clock, random }: Ports,
  authority: CertifiedKey,
  hosts: readonly [string, ...string[]],
): Promise<CertifiedKey> {
  cryptoProvider.set(webcrypto);
  const issuer = new X509Certificate(authority.cert);
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.create({
    serialNumber: makeSerial(random),
    subject: [{ CN: [hosts[0]] }],
    issuer: issuer.subjectName,
    ...lifetime(clock, SERVER_DAYS),
    publicKey: keys.publicKey,
    signingKey: await readSigningKey(authority.key),
    signingAlgorithm: SIGNATURE,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        hosts.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: toPem(certificate) + authority.cert, key: keyToPem(keys.privateKey) };
}

function lifetime(clock: ServerClock, days: number): { readonly notBefore: Date; readonly notAfter: Date } {
  const nowMs = clock.nowMs();
  return { notBefore: new Date(nowMs - BEFORE_MS), notAfter: new Date(nowMs + days * DAY_MS) };
}

/** Positive and without a zero in front, as DER wants integers. */
function makeSerial(random: ServerRandom): string {
  const bytes = Buffer.from(random.bytes(SERIAL_BYTES));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

async function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  const keys = await webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new Error('expected a key pair');
  return keys;
}

async function readSigningKey(pem: string): Promise<webcrypto.CryptoKey> {
  const body = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  return await webcrypto.subtle.importKey('pkcs8', body, KEY, false, ['sign']);
}

function keyToPem(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString();
}

function toPem(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}
