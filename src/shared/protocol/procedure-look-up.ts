import * as v from 'valibot';
import { unitId } from './fields.ts';
import { procedure } from './procedure.ts';
import { findingSetting } from './unit-settings.ts';

/** `GET /procedures/posted`: everything that a unit has posted and the words it is found by, to be searched where it is read. */
export const procedureLookUp = v.object({
  unit: unitId,
  finding: findingSetting,
  /** In the order of codes. */
  procedures: v.array(procedure),
});
export type ProcedureLookUp = v.InferOutput<typeof procedureLookUp>;
