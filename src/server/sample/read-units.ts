import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { foldVietnamese } from '#shared/domain/vietnamese.ts';
import type { UnitRow } from '../store/office.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

const provinces = v.object({ provinces: v.array(v.object({ code: v.string(), full_name: v.string() })) });
const communes = v.object({
  communes: v.array(v.object({ code: v.string(), full_name: v.string(), province_code: v.string() })),
});

/** The units of the country, provinces first, by their official codes. Those of `sampleCodes` are marked as sample. */
export function readUnits(sampleCodes: ReadonlySet<string>): readonly UnitRow[] {
  const tops = v.parse(provinces, readData('units-provinces.json')).provinces;
  const leaves = v.parse(communes, readData('units-communes.json')).communes;
  const toRow = (unit: { code: string; full_name: string }) => ({
    name: unit.full_name,
    code: unit.code,
    folded: foldVietnamese(unit.full_name),
    contact_json: null,
    time_zone: TIME_ZONE,
    sample: Number(sampleCodes.has(unit.code)),
  });
  return [
    ...tops.map((unit) => ({
      ...toRow(unit),
      id: provinceId(unit.code),
      parent_id: null,
      kind: 'province' as const,
    })),
    ...leaves.map((unit) => ({
      ...toRow(unit),
      id: communeId(unit.code),
      parent_id: provinceId(unit.province_code),
      kind: 'commune' as const,
    })),
  ];
}

/** Ids say what they stand for; codes alone could be mixed up with other codes. */
export function communeId(code: string): string {
  return `xa-${code}`;
}

function provinceId(code: string): string {
  return `tinh-${code}`;
}

function readData(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8'));
}
