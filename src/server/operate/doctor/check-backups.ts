import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessPorts } from '../../process-ports.ts';
import type { Settings } from '../../settings.ts';
import { StartFailure } from '../../start-failure.ts';
import { checkBackup } from '../check-backup.ts';
import { backupTimeMs } from '../rotate-backups.ts';
import { bad, type Finding, good, look } from './finding.ts';

const HOUR_MS = 60 * 60_000;
/** A day and what a backup may be late. */
const LOOK_AFTER_MS: number = 26 * HOUR_MS;
const BAD_AFTER_MS: number = 72 * HOUR_MS;
/** Above this size the newest backup is tried only when asked for. */
const TRIED_MAX_BYTES: number = 500_000_000;

/** Whether backups are made by themselves, how old the last is, and whether it could be restored. */
export async function checkBackups(
  { backupDir }: Settings,
  ports: ProcessPorts,
  deep: boolean,
): Promise<readonly Finding[]> {
  if (backupDir === null)
    return [
      look(
        'backup',
        { vi: 'Chưa có lịch sao lưu', en: 'No backups are scheduled' },
        {
          vi: 'npm run install:service đặt lịch hằng đêm; hoặc đặt BACKUP_DIR và hẹn giờ npm run backup. Sao lưu riêng data.key.',
          en: 'npm run install:service schedules them; or set BACKUP_DIR and a timer for npm run backup. data.key goes elsewhere.',
        },
      ),
    ];
  const newest = findNewest(backupDir);
  if (newest === null)
    return [
      bad(
        'backup',
        { vi: `Không có bản sao lưu nào trong ${backupDir}`, en: `There is no backup in ${backupDir}` },
        {
          vi: 'Chạy npm run backup; xem lịch (systemctl list-timers).',
          en: 'Run npm run backup; see the timer (systemctl list-timers).',
        },
      ),
    ];
  return [checkAge(newest.atMs, ports.clock.nowMs()), await tryBackup(ports, newest.file, deep)];
}

function findNewest(folder: string): { readonly file: string; readonly atMs: number } | null {
  const found = (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => {
    const atMs = backupTimeMs(name);
    return atMs === null ? [] : [{ file: join(folder, name), atMs }];
  });
  return found.sort((a, b) => b.atMs - a.atMs)[0] ?? null;
}

function checkAge(atMs: number, nowMs: number): Finding {
  const ageMs = nowMs - atMs;
  const hours = Math.round(ageMs / HOUR_MS);
  const found = { vi: `Bản sao lưu cuối cách đây ${hours} giờ`, en: `The last backup is ${hours} hours old` };
  const todo = {
    vi: 'Xem vì sao lịch không chạy: journalctl -u hai-long-backup.',
    en: 'See why the timer does not run: journalctl -u hai-long-backup.',
  };
  if (ageMs > BAD_AFTER_MS) return bad('backup', found, todo);
  return ageMs > LOOK_AFTER_MS ? look('backup', found, todo) : good('backup', found.vi, found.en);
}

async function tryBackup(ports: ProcessPorts, file: string, deep: boolean): Promise<Finding> {
  if (!deep && statSync(file).size > TRIED_MAX_BYTES)
    return good('backup-holds', 'Bản sao lớn: chỉ thử với --deep', 'A large backup: tried with --deep only');
  try {
    const { counts } = await checkBackup(ports, file);
    return good(
      'backup-holds',
      `Bản sao khôi phục được: ${counts.ratings} lượt đánh giá`,
      `It can be restored: ${counts.ratings} ratings`,
    );
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    return bad(
      'backup-holds',
      { vi: error.message, en: error.message },
      { vi: 'Sao lưu lại ngay: npm run backup.', en: 'Back up again at once: npm run backup.' },
    );
  }
}
