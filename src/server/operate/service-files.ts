import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of the service: where it belongs, what it says, who may read it. */
export interface InstalledFile {
  readonly path: string;
  readonly text: string;
  readonly mode: number;
  /** Once somebody has filled it in it is never written over. */
  readonly keep?: true;
}

/** Where the program lies and what runs it, both absolute. */
export interface ServiceProgram {
  readonly program: string;
  readonly node: string;
}

const USER = 'hai-long';
const DATA = '/var/lib/hai-long';
const CACHE = '/var/cache/hai-long';
const BACKUPS = '/var/backups/hai-long';
const ENVIRONMENT = '/etc/hai-long/hai-long.env';

/** Everything that makes the program a service of systemd, with a nightly backup and a command for the shell. */
export function serviceFiles(place: ServiceProgram): readonly InstalledFile[] {
  const unit = (name: string) => `/etc/systemd/system/${name}`;
  return [
    { path: unit('hai-long.service'), text: serviceUnit(place), mode: 0o644 },
    { path: unit('hai-long-backup.service'), text: backupUnit(place), mode: 0o644 },
    { path: unit('hai-long-backup.timer'), text: BACKUP_TIMER, mode: 0o644 },
    { path: '/etc/sysusers.d/hai-long.conf', text: `u ${USER} - "Hai Long" ${DATA}\n`, mode: 0o644 },
    { path: '/etc/tmpfiles.d/hai-long.conf', text: `d ${BACKUPS} 0700 ${USER} ${USER}\n`, mode: 0o644 },
    { path: ENVIRONMENT, text: environmentFile(), mode: 0o600, keep: true },
    { path: '/usr/local/bin/hailong', text: shellCommand(place), mode: 0o755 },
  ];
}

/** Writes the files below `root`; answers which were there before and stayed. */
export function writeServiceFiles(
  root: string,
  files: readonly InstalledFile[],
): readonly { readonly path: string; readonly kept: boolean }[] {
  return files.map(({ path, text, mode, keep }) => {
    const target = join(root, path);
    if (keep && existsSync(target)) return { path: target, kept: true };
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text, { mode });
    return { path: target, kept: false };
  });
}

/** What both units are kept from. */
function hardening(program: string): string {
  const home = /^\/(home|root|run\/user)\//.test(`${program}/`) ? 'read-only' : 'yes';
  return `User=${USER}
Group=${USER}
WorkingDirectory=${program}
EnvironmentFile=${ENVIRONMENT}
StateDirectory=hai-long
StateDirectoryMode=0700
CacheDirectory=hai-long
CacheDirectoryMode=0700
UMask=0077

NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=${home}
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
RemoveIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
SystemCallErrorNumber=EPERM
# V8 compiles while it runs: MemoryDenyWriteExecute= must stay off.
MemoryDenyWriteExecute=no`;
}

function serviceUnit({ program, node }: ServiceProgram): string {
  return `[Unit]
Description=Hai Long, the centre of counter kiosks
Documentation=file://${program}/docs/deploy/mot-may.md
Wants=network-online.target
After=network-online.target postgresql.service

[Service]
Type=simple
Environment=MALLOC_ARENA_MAX=2
ExecStart=${node} --heap-growing-percent=10 --max-semi-space-size=2 ${program}/src/server/main.ts
# A renewed certificate is taken up; open connections stay.
ExecReload=/bin/kill -HUP $MAINPID
Restart=always
RestartSec=2
TimeoutStopSec=20
LimitNOFILE=65536
${hardening(program)}

[Install]
WantedBy=multi-user.target
`;
}

function backupUnit({ program, node }: ServiceProgram): string {
  return `[Unit]
Description=Hai Long, backup with rotation
Documentation=file://${program}/docs/deploy/sao-luu.md

[Service]
Type=oneshot
ExecStart=${node} ${program}/src/server/cli/main.ts backup --keep-daily 7 --keep-weekly 5
Nice=10
IOSchedulingClass=idle
ReadWritePaths=${BACKUPS}
${hardening(program)}
`;
}

const BACKUP_TIMER = `[Unit]
Description=Hai Long, backup every night

[Timer]
OnCalendar=*-*-* 22:30:00
RandomizedDelaySec=15min
# A machine that was off at that time makes it up when it starts.
Persistent=true

[Install]
WantedBy=timers.target
`;

function environmentFile(): string {
  return `# Hài Lòng: KEY=VALUE a line. Sau khi sửa / after a change: systemctl restart hai-long
# Giá trị có & ; $ # thì đặt trong dấu nháy đơn / values with & ; $ # stand in single quotes.
HAILONG_DATA=${DATA}
BACKUP_DIR=${BACKUPS}
NODE_COMPILE_CACHE=${CACHE}
HOST=127.0.0.1
PORT=8443

# Cho máy tính bảng trong mạng / for tablets on the network (hailong tls --host 192.168.1.10):
#HOST=0.0.0.0
#PUBLIC_URL=https://192.168.1.10:8443
#TLS_CERT=${DATA}/tls/server.crt
#TLS_KEY=${DATA}/tls/server.key

# Sau nginx hoặc Caddy trên máy này / behind a proxy on this machine:
#PUBLIC_URL=https://hailong.example.vn
#TRUSTED_PROXIES=127.0.0.1

# PostgreSQL thay cho SQLite / instead of SQLite:
#DATABASE_URL=postgres://hailong:PASSWORD@127.0.0.1/hailong
`;
}

function shellCommand({ program, node }: ServiceProgram): string {
  return `#!/bin/sh
# Runs a command of Hai Long on the service's own store, as its own user. To be called by root: hailong doctor
set -eu
set -a
. ${ENVIRONMENT}
set +a
umask 077
exec setpriv --reuid ${USER} --regid ${USER} --clear-groups \\
  ${node} ${program}/src/server/cli/main.ts "$@"
`;
}
