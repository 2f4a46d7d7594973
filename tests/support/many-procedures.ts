import { toProcedureCode } from '#shared/domain/ids.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { loadSampleProcedures } from './sample-procedures.ts';
import { createSeededChance } from './virtual-time.ts';

/**
 * As many procedures as wished: the seventy real ones first, then others whose parts come from different real ones, so that
 * they are as long as real ones and none repeats another.
 */
export function manyProcedures(count: number, seed = 7): readonly Procedure[] {
  const real = loadSampleProcedures();
  const chance = createSeededChance(seed);
  const pick = (): Procedure => {
    const picked = real[Math.floor(chance.fraction() * real.length)];
    if (picked === undefined) throw new Error('there is no real procedure');
    return picked;
  };
  const made = Array.from({ length: Math.max(0, count - real.length) }, (_, n) => {
    const [paper, steps, money, law] = [pick(), pick(), pick(), pick()];
    const number = 500_000 + n;
    return {
      ...paper,
      code: toProcedureCode(`${1 + (n % 3)}.${number}`),
      name: `${paper.name} (trường hợp số ${number}, ${steps.field.toLocaleLowerCase('vi')})`,
      steps: steps.steps?.map((step, at) => `${step} [${number}.${at + 1}]`) ?? null,
      conditions: money.conditions === null ? null : `${money.conditions} (${number})`,
      fee: money.fee,
      channels: money.channels,
      legalBasis: law.legalBasis,
    };
  });
  return [...real, ...made].slice(0, count);
}
