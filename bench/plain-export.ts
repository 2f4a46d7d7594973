import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as v from 'valibot';
import type { Database } from '#server/store/database.ts';
import { listQuestionnaires } from '#server/store/directory.ts';
import { questionnaire } from '#shared/protocol/questionnaire.ts';
import { sumOf, type TextSum } from './text-sum.ts';

/** The programs that come with the two stores: one query, one process, nothing that may read while they write. */
const PROGRAMS = {
  sqlite: (place: string, query: string) => ['sqlite3', ['-readonly', '-csv', place, query]] as const,
  postgres: (place: string, query: string) =>
    ['psql', ['-X', '-q', '-d', place, '-c', `copy (${query}) to stdout with (format csv)`]] as const,
} as const;

/** What each store says for an instant as the office's clock shows it, for a list of codes, and for a text after the seventh hour. */
const LOCAL_TIME = {
  sqlite: `strftime('%Y-%m-%d %H:%M:%S', occurred_at, '+7 hours')`,
  postgres: `to_char(occurred_at::timestamptz at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI:SS')`,
} as const;

/** The query that makes the very cells of our CSV in Vietnamese, for the store's own program. */
export async function plainQuery(db: Database, store: keyof typeof PROGRAMS): Promise<string> {
  const levels = (await listQuestionnaires(db)).flatMap((row) => {
    const { id, version, levels: all } = v.parse(questionnaire, JSON.parse(row.body));
    return all.map(({ code, label }) => ({ id, version, code, label: label.vi }));
  });
  const word = (column: string) =>
    `case ${levels.map(({ id, version, code, label }) => `when r.questionnaire_id = '${id}' and r.questionnaire_version = ${version} and r.${column} = ${code} then '${label}'`).join(' ')} end`;
  const codes = (column: string) => `replace(replace(replace(${column}, '["', ''), '"]', ''), '","', ' ')`;
  const list = (column: string) => `case when r.${column} = '[]' then '' else ${codes(`r.${column}`)} end`;
  return `select ${LOCAL_TIME[store]}, u.name, c.name, k.name, ${word('level')}, r.level, ${word('first_level')}, r.first_level, r.satisfied,
    ${list('reasons_json')}, r.procedure_code,
    case r.intake when 'open' then 'Tự đánh giá' when 'invited' then 'Được mời' when 'takehome' then 'Về nhà' end,
    r.lang, r.ms, ${list('flags_json')}, r.sample, r.questionnaire_id, r.questionnaire_version, r.unit_id, r.counter_id, r.clerk_id,
    r.device_id, p.id, case when p.id is null then null else r.seq end, r.at, r.occurred_at, r.received_at, r.entry_id
    from rating r left join replica p on p.no = r.replica_no left join unit u on u.id = r.unit_id
    left join counter c on c.id = r.counter_id left join clerk k on k.id = r.clerk_id order by r.entry_id`;
}

/** Lets the store's own program write it, and reads what it writes. @param place the file, or the address of the server */
export async function exportPlainly(
  store: keyof typeof PROGRAMS,
  place: string,
  query: string,
): Promise<TextSum> {
  const [program, args] = PROGRAMS[store](place, query);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const sum = await sumOf(child.stdout);
  const [code] = await ended;
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return sum;
}
