import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryFile, wholeFiles } from '#tests/support/arbitrary-file.ts';
import { mergeProcedure } from './merge-procedure.ts';
import { readProcedureFile } from './read-procedure-file.ts';

test('the good ones are read', () => {
  for (const bytes of wholeFiles())
    expect(readProcedureFile(bytes)).toMatchObject({ ok: true, value: { rows: [{ code: '1.000001' }] } });
});

test('whatever bytes it is given, it answers, and what it carries fits the model', () => {
  fc.assert(
    fc.property(arbitraryFile(wholeFiles()), (bytes) => {
      const file = readProcedureFile(bytes);
      if (!file.ok) return;
      for (const row of file.value.rows) if (row.type === 'carried') mergeProcedure(null, row);
    }),
    { numRuns: 1_500, seed: 9 },
  );
});

test('members of any kind in the place of the known ones do no harm', () => {
  const any = fc.dictionary(
    fc.constantFrom(
      ...[
        'MATTHC',
        'TENTTHC',
        'CACHTHUCTHUCHIEN',
        'THANHPHANHOSO',
        'TRINHTUTHUCHIEN',
        'CANCUPHAPLY',
        'KETQUATHUCHIEN',
      ],
      ...[
        'code',
        'name',
        'executionSteps',
        'executionMethods',
        'executionCases',
        'legalBasisesDetails',
        'data',
      ],
      ...['channels', 'components', 'fee', 'lifecycle', 'legal_basis', 'time_limit', 'result', 'procedures'],
    ),
    fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant('1.000001')),
  );
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 3 }), (items) => {
      const file = readProcedureFile(new TextEncoder().encode(JSON.stringify(items)));
      if (!file.ok) return;
      for (const row of file.value.rows) if (row.type === 'carried') mergeProcedure(null, row);
    }),
    { numRuns: 1_500, seed: 10 },
  );
});
