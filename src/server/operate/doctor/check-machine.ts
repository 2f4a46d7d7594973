import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import type { Settings } from '../../settings.ts';
import { bad, type Finding, good, look } from './finding.ts';

const NODE_LEAST = 24;
const GIB = 1_024 ** 3;
const SPACE_BAD_BYTES: number = GIB;
const SPACE_LOOK_BYTES: number = 5 * GIB;
const CONNECT_MS = 2_000;

/** Kinds of file systems by the number in `statfs(2)`; on those marked, a database does not survive what it must survive. */
const FILE_SYSTEMS: Readonly<Record<number, { readonly name: string; readonly unfit?: true }>> = {
  61267: { name: 'ext4' },
  2435016766: { name: 'btrfs' },
  1481003842: { name: 'xfs' },
  801189825: { name: 'zfs' },
  4076150800: { name: 'f2fs' },
  2035054128: { name: 'overlay' },
  16914836: { name: 'tmpfs', unfit: true },
  26985: { name: 'NFS', unfit: true },
  4283649346: { name: 'SMB', unfit: true },
  4266872130: { name: 'SMB', unfit: true },
  20859: { name: 'SMB', unfit: true },
  1702057286: { name: 'FUSE', unfit: true },
  19780: { name: 'FAT', unfit: true },
};

/** The machine under the centre: Node, the data folder, its disk, the built pages, the port. */
export async function checkMachine(settings: Settings, root: string): Promise<readonly Finding[]> {
  return [
    checkNode(process.versions.node),
    ...checkDataFolder(settings),
    checkPages(root),
    await checkPort(settings),
  ];
}

function checkNode(version: string): Finding {
  const known = `Node ${version}`;
  return Number.parseInt(version, 10) >= NODE_LEAST
    ? good('node', known, known)
    : bad(
        'node',
        { vi: known, en: known },
        {
          vi: `Cần Node ${NODE_LEAST} trở lên; chạy bằng npm run để dùng bản đi kèm.`,
          en: `Node ${NODE_LEAST} or later is needed; npm run uses the one that comes along.`,
        },
      );
}

function checkDataFolder({ dataDir, databaseUrl }: Settings): readonly Finding[] {
  const folder = existsSync(dataDir) ? dataDir : dirname(dataDir);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      bad(
        'data-folder',
        { vi: `Không ghi được vào ${folder}`, en: `${folder} cannot be written to` },
        {
          vi: 'Chạy lệnh này bằng người dùng của dịch vụ, hoặc giao thư mục cho người dùng đó (chown).',
          en: 'Run this as the user of the service, or give that user the folder (chown).',
        },
      ),
    ];
  }
  const { type, bavail, bsize } = statfsSync(folder);
  const system = FILE_SYSTEMS[type] ?? { name: `0x${type.toString(16)}` };
  const place =
    system.unfit && databaseUrl === null
      ? bad(
          'data-folder',
          { vi: `${folder} nằm trên ${system.name}`, en: `${folder} lies on ${system.name}` },
          {
            vi: 'Đặt HAILONG_DATA trên ổ đĩa của chính máy này: trên loại này kho dữ liệu có thể hỏng khi mất điện.',
            en: 'Put HAILONG_DATA on a disk of this machine: on this kind a power cut can break the store.',
          },
        )
      : good('data-folder', `${folder} (${system.name}), ghi được`, `${folder} (${system.name}), writable`);
  return [place, checkSpace(bavail * bsize)];
}

function checkSpace(bytes: number): Finding {
  const free = `${(bytes / GIB).toFixed(1)} GiB`;
  const found = { vi: `Còn trống ${free}`, en: `${free} free` };
  const todo = {
    vi: 'Dọn ổ đĩa; khi đầy, trung tâm ngừng nhận và các máy giữ dữ liệu lại.',
    en: 'Make room: on a full disk the centre takes nothing in and tablets hold what they have.',
  };
  if (bytes < SPACE_BAD_BYTES) return bad('disk-space', found, todo);
  return bytes < SPACE_LOOK_BYTES ? look('disk-space', found, todo) : good('disk-space', found.vi, found.en);
}

function checkPages(root: string): Finding {
  const missing = ['index.html', 'sw.js'].filter((name) => !isFile(join(root, 'dist', name)));
  return missing.length === 0
    ? good('pages', 'Giao diện đã dựng, có service worker', 'The pages are built, with their service worker')
    : look(
        'pages',
        { vi: `Chưa dựng giao diện (thiếu ${missing.join(', ')})`, en: `Not built (${missing.join(', ')})` },
        { vi: 'npm start tự dựng; hoặc npm run build.', en: 'npm start builds them; or npm run build.' },
      );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function checkPort({ host, port }: Settings): Promise<Finding> {
  const near = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return (await answers(near, port))
    ? good('running', `Cổng ${port} đang trả lời`, `Port ${port} answers`)
    : look(
        'running',
        { vi: `Cổng ${port} không trả lời`, en: `Nothing answers on port ${port}` },
        {
          vi: 'Nếu trung tâm phải chạy: systemctl status hai-long, hoặc npm start.',
          en: 'If the centre should be running: systemctl status hai-long, or npm start.',
        },
      );
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const end = (there: boolean) => {
      socket.destroy();
      resolve(there);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
