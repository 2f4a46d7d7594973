import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { parseSampleProcedures } from './parse-sample-procedures.ts';

const FILE = join(import.meta.dirname, '../../src/server/sample/data/procedures.json');

/** The seventy real procedures, for tests that need real texts. */
export function loadSampleProcedures(): readonly Procedure[] {
  return parseSampleProcedures(JSON.parse(readFileSync(FILE, 'utf8')));
}
