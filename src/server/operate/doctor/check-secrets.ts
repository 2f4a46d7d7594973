import { existsSync, statSync } from 'node:fs';
import type { Settings } from '../../settings.ts';
import { bad, type Finding, good, look } from './finding.ts';

/** Who else on this machine could read what protects people's data. */
export function checkSecrets({
  dataKeyFile,
  sqliteFile,
  databaseUrl,
  dataDir,
}: Settings): readonly Finding[] {
  return [checkKey(dataKeyFile), ...(databaseUrl === null ? [checkStoreMode(sqliteFile, dataDir)] : [])];
}

function checkKey(file: string): Finding {
  if (!existsSync(file))
    return bad(
      'data-key',
      { vi: `Không có khóa dữ liệu ${file}`, en: `There is no data key ${file}` },
      {
        vi: 'Lần đầu: npm start tạo khóa. Nếu đã có dữ liệu: khôi phục tệp từ bản sao lưu riêng của nó.',
        en: 'At the first start npm start makes it. If there is data: restore the file from its own backup.',
      },
    );
  return (statSync(file).mode & 0o077) === 0
    ? good('data-key', `${file}, chỉ chủ đọc được`, `${file}, for its owner alone`)
    : bad(
        'data-key',
        { vi: `Người khác đọc được ${file}`, en: `Others can read ${file}` },
        { vi: `chmod 600 ${file}`, en: `chmod 600 ${file}` },
      );
}

function checkStoreMode(file: string, folder: string): Finding {
  const exposed = [file, folder].every(
    (path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o004) !== 0,
  );
  return exposed
    ? look(
        'store-mode',
        { vi: `Ai trên máy này cũng đọc được ${file}`, en: `Everybody on this machine can read ${file}` },
        { vi: `chmod 700 ${folder}`, en: `chmod 700 ${folder}` },
      )
    : good('store-mode', 'Kho dữ liệu không ai khác đọc được', 'The store is not for everybody to read');
}
