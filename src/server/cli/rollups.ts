import { rebuildSums, verifySums } from '../figures/rebuild-sums.ts';
import { StartFailure } from '../start-failure.ts';
import { type ExitCode, hasStore, withCentre } from './run-command.ts';

const USAGE = `npm run rollups -- --verify | --rebuild
  --verify   đếm lại từ các lượt đánh giá và so với số liệu cộng dồn; không đổi gì / counts the ratings again and compares with the kept sums; changes nothing
  --rebuild  đếm lại và thay số liệu cộng dồn / counts again and replaces the kept sums`;
const SHOWN = 20;

async function main(args: readonly string[]): Promise<ExitCode> {
  const [what, ...rest] = args;
  if ((what !== '--verify' && what !== '--rebuild') || rest.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return args.includes('--help') ? 0 : 2;
  }
  if (!hasStore())
    throw new StartFailure(
      'Chưa có kho dữ liệu; chạy npm start trước.',
      'There is no store yet: run npm start first.',
    );
  return await withCentre(async (context) => {
    if (what === '--rebuild') {
      const units = await rebuildSums(context);
      process.stdout.write(`Đã đếm lại ${units} đơn vị. Counted again: ${units} units.\n`);
      return 0;
    }
    const { units, wrong } = await verifySums(context);
    for (const { unit, table, stored, right } of wrong.slice(0, SHOWN))
      process.stdout.write(`${unit} ${table}: ${stored === null ? `missing ${right}` : `wrong ${stored}`}\n`);
    process.stdout.write(
      wrong.length === 0
        ? `Đúng. Every sum of ${units} units is what the ratings say.\n`
        : `SAI. ${wrong.length} sums differ; npm run rollups -- --rebuild counts again.\n`,
    );
    return wrong.length === 0 ? 0 : 1;
  });
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof StartFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
