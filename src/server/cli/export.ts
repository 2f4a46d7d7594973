import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { type RatingQuery, ratingQuery } from '#shared/protocol/rating-query.ts';
import type { ServerContext } from '../context.ts';
import { exportCsv, exportNdjson, exportXlsx } from '../reports/rating-export.ts';
import { filterToSelection } from '../reports/rating-selection.ts';
import { StartFailure } from '../start-failure.ts';
import { renameDurably } from '../store/backup-file.ts';
import { chooseUnit } from './choose-unit.ts';
import { type Command, defineCommand, UsageError } from './command.ts';
import { withCentre } from './with-centre.ts';

export const command: Command = defineCommand({
  usage: `export FILE [--unit NAME-OR-ID] [--from DAY] [--to DAY] [--lang vi|en] [--separator comma|semicolon]
  Xuất các lượt đánh giá ra tệp .csv, .ndjson hoặc .xlsx (theo đuôi tệp), như nút xuất ở /admin. Không ghi đè tệp đã có.
  Writes ratings to a .csv, .ndjson or .xlsx file (by its ending), as the button in /admin does. Never over a file that is there.

  --from, --to  ngày YYYY-MM-DD, tính cả hai ngày / days, both included`,
  options: {
    unit: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    lang: { type: 'string' },
    separator: { type: 'string' },
  },
  words: { least: 1, most: 1 },
  async run({ values: { unit, from, to, lang, separator }, words: [file = ''], say }) {
    const format = extname(file).slice(1);
    const given = { unit, from, to, lang, separator };
    const wish = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const query = v.safeParse(ratingQuery, { ...wish, format });
    if (!query.success || format === 'json')
      throw new UsageError(`${file}: ${query.success ? 'format' : v.getDotPath(query.issues[0])}`);
    if (existsSync(file)) throw new StartFailure(`Tệp ${file} đã có.`, `The file ${file} is there already.`);
    const bytes = await withCentre((context) => writeExport(context, query.output, file));
    say(`Đã xuất / exported: ${file} (${bytes} bytes)`);
    return { code: 0, json: { file, bytes } };
  },
});

/** The file gets its name when it is whole; what it holds is for its owner alone. */
async function writeExport({ db }: ServerContext, query: RatingQuery, file: string): Promise<number> {
  const { id } = await chooseUnit(db, query.unit);
  const zoned = await filterToSelection(db, query, id);
  if (!zoned.ok) throw new Error('the unit is its own root');
  const { lang = 'vi', separator = 'comma' } = query;
  const pieces =
    query.format === 'ndjson'
      ? exportNdjson(db, zoned.value)
      : query.format === 'csv'
        ? exportCsv(db, zoned.value, { lang, separator: separator === 'comma' ? ',' : ';' })
        : exportXlsx(db, zoned.value, lang);
  const part = `${file}.part`;
  try {
    const target = createWriteStream(part, { mode: 0o600, flags: 'wx' });
    await pipeline(Readable.from(pieces), target);
    renameDurably(part, file);
    return target.bytesWritten;
  } finally {
    rmSync(part, { force: true });
  }
}
