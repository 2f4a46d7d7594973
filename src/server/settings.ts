import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { StartFailure } from './start-failure.ts';
import { readTrustedProxies } from './trusted-proxies.ts';

/** How the program was told to run. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where the embedded store lies when there is no PostgreSQL. */
  readonly sqliteFile: string;
  readonly databaseUrl: string | null;
  /** How many connections this process holds at most on the shared store. */
  readonly databasePool: number;
  /** The key that encrypts contact data at rest. Several processes on one store share one file. */
  readonly dataKeyFile: string;
  /** Hosts of webhooks that need neither TLS nor an address outside the network. */
  readonly webhookHosts: readonly string[];
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** The same, if somebody named it; null: it was guessed, which is good enough for this machine and not for a citizen's phone. */
  readonly namedUrl: string | null;
  /** Proxies in front of this process (`TRUSTED_PROXIES`); nobody else's `X-Forwarded-For` is believed. */
  readonly trustsProxy: (address: string) => boolean;
  readonly tls: TlsFiles | null;
  /** Plain HTTP is served to other machines too (`ALLOW_HTTP=1`): something in front of this process speaks TLS. */
  readonly allowHttp: boolean;
  /** Where scheduled backups lie (`BACKUP_DIR`); null: none are made by themselves. */
  readonly backupDir: string | null;
}

/** Where certificate (with those between it and the authority, if any) and private key lie, as PEM. */
export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** An empty variable is one that is not set. */
const optional = <S extends v.GenericSchema<string, unknown>>(schema: S) =>
  v.optional(
    v.union([
      v.pipe(
        v.literal(''),
        v.transform(() => undefined),
      ),
      schema,
    ]),
  );

const environment = v.object({
  PORT: optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, 'must be a number from 0 to 65535'),
      v.transform(Number),
      v.maxValue(65_535, 'must be a number from 0 to 65535'),
    ),
  ),
  HOST: optional(v.string()),
  HAILONG_DATA: optional(v.string()),
  DATABASE_URL: optional(
    v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')),
  ),
  DATABASE_POOL: optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/, 'must be a number from 1 to 100'),
      v.transform(Number),
      v.minValue(1, 'must be a number from 1 to 100'),
      v.maxValue(100, 'must be a number from 1 to 100'),
    ),
  ),
  PUBLIC_URL: optional(
    v.pipe(
      v.string(),
      v.url('must be an address'),
      v.regex(/^https?:\/\//, 'must begin with http:// or https://'),
    ),
  ),
  DATA_KEY_FILE: optional(v.string()),
  TRUSTED_PROXIES: optional(
    v.pipe(
      v.string(),
      v.transform(readTrustedProxies),
      v.check((trusts) => trusts !== null, 'must be addresses or networks, separated by commas'),
    ),
  ),
  WEBHOOK_HOSTS: optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9.:[\]-]+(?:,[A-Za-z0-9.:[\]-]+)*$/, 'must be names of hosts with commas between'),
    ),
  ),
  TLS_CERT: optional(v.string()),
  TLS_KEY: optional(v.string()),
  ALLOW_HTTP: optional(v.picklist(['0', '1'], 'must be 1 or 0')),
  BACKUP_DIR: optional(v.string()),
});

/** Reads the settings from the environment; throws `StartFailure` that names the variable. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = v.safeParse(environment, env);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const reason = issue.issues?.at(-1)?.message ?? issue.message;
    const name = v.getDotPath(issue) ?? '';
    throw new StartFailure(`Thiết lập ${name} không đúng.`, `The setting ${name} ${reason}.`);
  }
  const { PORT = 8080, HOST = '127.0.0.1', HAILONG_DATA = './data', TLS_CERT, TLS_KEY } = parsed.output;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    throw new StartFailure(
      'TLS_CERT và TLS_KEY phải được đặt cùng nhau.',
      'TLS_CERT and TLS_KEY are set together or not at all.',
    );
  }
  const tls =
    TLS_CERT !== undefined && TLS_KEY !== undefined ? { certFile: TLS_CERT, keyFile: TLS_KEY } : null;
  const dataDir = resolve(HAILONG_DATA);
  const namedUrl = parsed.output.PUBLIC_URL?.replace(/\/+$/, '') ?? null;
  const ownUrl = `${tls ? 'https' : 'http'}://${reachableHost(HOST)}:${PORT}`;
  return {
    port: PORT,
    host: HOST,
    dataDir,
    sqliteFile: join(dataDir, 'hailong.db'),
    databaseUrl: parsed.output.DATABASE_URL ?? null,
    databasePool: parsed.output.DATABASE_POOL ?? 10,
    dataKeyFile: parsed.output.DATA_KEY_FILE
      ? resolve(parsed.output.DATA_KEY_FILE)
      : join(dataDir, 'data.key'),
    webhookHosts: parsed.output.WEBHOOK_HOSTS?.toLowerCase().split(',') ?? [],
    publicUrl: namedUrl ?? ownUrl,
    namedUrl,
    trustsProxy: parsed.output.TRUSTED_PROXIES ?? trustsNobody,
    tls,
    allowHttp: parsed.output.ALLOW_HTTP === '1',
    backupDir: parsed.output.BACKUP_DIR ? resolve(parsed.output.BACKUP_DIR) : null,
  };
}

const trustsNobody = (): boolean => false;

/** Browsers treat `localhost` as a secure place, which the kiosk needs; an all-zero address cannot be visited. */
function reachableHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
