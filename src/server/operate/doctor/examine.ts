import { existsSync } from 'node:fs';
import type { ProcessPorts } from '../../process-ports.ts';
import { readSettings, type Settings } from '../../settings.ts';
import { StartFailure } from '../../start-failure.ts';
import { checkSqliteFile } from '../../store/check-sqlite-file.ts';
import type { Database } from '../../store/database.ts';
import { judgeSchema } from '../../store/migrate.ts';
import { openPostgres } from '../../store/open-postgres.ts';
import { openSqlite } from '../../store/open-sqlite.ts';
import { checkAddress } from './check-address.ts';
import { checkBackups } from './check-backups.ts';
import { checkMachine } from './check-machine.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkStoreContents } from './check-store.ts';
import { bad, type Finding, good, look } from './finding.ts';

/**
 * Looks at everything that an installation needs and changes nothing. `root` is the checkout's folder; `deep` recomputes
 * also what is large.
 */
export async function examine(
  env: Readonly<Record<string, string | undefined>>,
  ports: ProcessPorts,
  root: string,
  deep: boolean,
): Promise<readonly Finding[]> {
  let settings: Settings;
  try {
    settings = readSettings(env);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    const said = { vi: error.message, en: error.message };
    return [bad('settings', said, { vi: 'Sửa biến môi trường này.', en: 'Mend this variable.' })];
  }
  return [
    ...(await checkMachine(settings, root)),
    ...checkSecrets(settings),
    ...checkAddress(settings, ports.clock.nowMs()),
    ...(await checkStore(settings, ports, deep)),
    ...(await checkBackups(settings, ports, deep)),
  ];
}

async function checkStore(
  settings: Settings,
  ports: ProcessPorts,
  deep: boolean,
): Promise<readonly Finding[]> {
  const { databaseUrl, sqliteFile } = settings;
  if (databaseUrl === null) {
    if (!existsSync(sqliteFile))
      return [
        look(
          'store',
          { vi: `Chưa có kho dữ liệu ${sqliteFile}`, en: `There is no store ${sqliteFile} yet` },
          { vi: 'npm start tạo kho.', en: 'npm start makes it.' },
        ),
      ];
    const fault = checkSqliteFile(sqliteFile);
    if (fault !== null) return [unusable(fault)];
  }
  const db =
    databaseUrl === null
      ? openSqlite(sqliteFile)
      : openPostgres(databaseUrl, () => undefined, { connections: 2 });
  try {
    return await checkOpened(settings, ports, db, deep);
  } catch (error) {
    return [unusable(error instanceof Error ? error.message : String(error))];
  } finally {
    await db.destroy();
  }
}

async function checkOpened(
  settings: Settings,
  ports: ProcessPorts,
  db: Database,
  deep: boolean,
): Promise<readonly Finding[]> {
  const kind = settings.databaseUrl === null ? 'SQLite' : 'PostgreSQL';
  switch (await judgeSchema(db)) {
    case 'current':
      return [
        good('store', `${kind}: mở được, đúng phiên bản`, `${kind}: reachable, of this version`),
        ...(await checkStoreContents(settings, ports, db, deep)),
      ];
    case 'older':
      return [
        look(
          'store',
          { vi: `${kind}: lược đồ của phiên bản cũ hơn`, en: `${kind}: the schema of an older version` },
          { vi: 'Sao lưu; npm start sẽ nâng cấp.', en: 'Back up; npm start brings it up to date.' },
        ),
      ];
    case 'newer':
      return [
        bad(
          'store',
          { vi: `${kind}: do phiên bản mới hơn ghi`, en: `${kind}: written by a newer version` },
          { vi: 'Chạy phiên bản mới hơn đó.', en: 'Run that newer version.' },
        ),
      ];
  }
}

function unusable(reason: string): Finding {
  return bad(
    'store',
    { vi: `Không dùng được kho dữ liệu (${reason})`, en: `The store cannot be used (${reason})` },
    {
      vi: 'Xem ổ đĩa hoặc DATABASE_URL; nếu tệp hỏng: npm run restore -- BẢN-SAO --replace.',
      en: 'See to the disk or DATABASE_URL; if the file is broken: npm run restore -- BACKUP --replace.',
    },
  );
}
