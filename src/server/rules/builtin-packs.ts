import * as v from 'valibot';
import { type RulePack, rulePack } from '#shared/protocol/rule-pack.ts';
import fiveDays from './packs/khac-phuc-5-ngay-1.json' with { type: 'json' };
import vietnamese from './packs/vn-mot-cua-1.json' with { type: 'json' };

/** The pack that holds where a unit has chosen no other. */
export const VIETNAMESE_PACK: RulePack = v.parse(rulePack, vietnamese);

/** What comes with the program. A version is never edited: another one stands beside it. */
export const BUILTIN_PACKS: readonly RulePack[] = [VIETNAMESE_PACK, v.parse(rulePack, fiveDays)];
