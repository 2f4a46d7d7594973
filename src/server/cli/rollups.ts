import { rebuildSums, verifySums, type WrongSum } from '../figures/rebuild-sums.ts';
import { type Command, defineCommand, UsageError } from './command.ts';
import { withCentre } from './with-centre.ts';

const SHOWN = 20;

export const command: Command = defineCommand({
  usage: `rollups --verify | --rebuild
  --verify   đếm lại từ các lượt đánh giá và so với số liệu cộng dồn; không đổi gì / counts the ratings again and compares with the kept sums; changes nothing
  --rebuild  đếm lại và thay số liệu cộng dồn / counts again and replaces the kept sums`,
  options: { verify: { type: 'boolean' }, rebuild: { type: 'boolean' } },
  words: { least: 0, most: 0 },
  async run({ values, say }) {
    if (values.verify === values.rebuild) throw new UsageError('');
    return await withCentre(async (context) => {
      if (values.rebuild) {
        const units = await rebuildSums(context);
        say(`Đã đếm lại ${units} đơn vị. Counted again: ${units} units.`);
        return { code: 0, json: { units } };
      }
      const { units, wrong } = await verifySums(context);
      for (const sum of wrong.slice(0, SHOWN)) say(describe(sum));
      say(
        wrong.length === 0
          ? `Đúng. Every sum of ${units} units is what the ratings say.`
          : `SAI. ${wrong.length} sums differ; npm run rollups -- --rebuild counts again.`,
      );
      return { code: wrong.length === 0 ? 0 : 1, json: { units, wrong } };
    });
  },
});

function describe({ unit, table, stored, right }: WrongSum): string {
  return `${unit} ${table}: ${stored === null ? `missing ${right}` : `wrong ${stored}`}`;
}
