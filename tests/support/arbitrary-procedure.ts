import fc from 'fast-check';
import * as v from 'valibot';
import { tidyCell } from '#server/tabular/table.ts';
import { type ProcedureBody, procedureBody } from '#shared/protocol/procedure.ts';

/** Texts as offices write them and as nobody should: marks, quotes, separators, formulas, line ends, signs of all kinds. */
const text = fc
  .oneof(
    fc.constantFrom(
      ...[
        'Miễn phí',
        '0',
        '50.000 đồng',
        'Theo mức HĐND; miễn cho hộ nghèo, người khuyết tật',
        '=1+1',
        '-',
        "'x",
      ],
      ...['"trích"', '[1]', '{"a":1}', 'một\nhai', 'a;b', 'có', 'Khác', '1 Khác', '<b>đậm</b>', '1.001190'],
      'Phí: 8.000 đồng/bản sao.\n- Miễn: người có công (281/2016/TT-BTC)\n\n+ Khác',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  )
  .map(tidyCell)
  .filter((one) => one !== '');
const short = text
  .map((one) => one.slice(0, 100).toWellFormed())
  .map(tidyCell)
  .filter((one) => one !== '');
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });
const count = fc.nat({ max: 9 });

const arbitraryCode: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('1', '2', '3'), fc.integer({ min: 0, max: 999_999 }))
  .map(([first, rest]) => `${first}.${String(rest).padStart(6, '0')}`);

const channel = fc.record({
  channel: fc.constantFrom('online', 'direct', 'postal'),
  label: text,
  time: maybe(text),
  fee: maybe(text),
  duration: maybe(
    fc.record({ value: fc.integer({ min: 1, max: 90 }), unit: fc.constantFrom('day', 'hour') }),
  ),
  fees: list(
    fc.record({ kind: maybe(text), amount: maybe(fc.nat()), currency: maybe(short), note: maybe(text) }),
  ),
  note: maybe(text),
});
const component = fc.record({
  ...{ name: text, originals: count, copies: count, formCode: maybe(text), when: maybe(text) },
  ...{ countsKnown: fc.boolean(), code: maybe(text), formName: maybe(text), link: maybe(text) },
  ...{ replacedByResult: maybe(text), required: maybe(fc.boolean()) },
});
const fee = fc.record({
  kind: fc.constantFrom('free', 'free_per_portal', 'fixed', 'provincial', 'unknown'),
  variesByProvince: fc.boolean(),
  text,
});
const override = fc.record({
  ...{ text, decisionNo: maybe(text), decisionDate: maybe(day), decisionAgency: maybe(text) },
});

/** Any content that the model allows, tidy as the centre keeps it. */
export const arbitraryBody: fc.Arbitrary<ProcedureBody> = fc
  .record({
    ...{ code: arbitraryCode, name: text, field: short, ministry: maybe(text), level: maybe(text) },
    ...{ decisionNo: maybe(text), agency: maybe(text), subjects: maybe(list(text)) },
    ...{ channels: maybe(list(channel)), timeLimit: maybe(text), fee: maybe(fee) },
    ...{ components: maybe(list(component)), componentsNote: maybe(text), steps: maybe(list(text)) },
    results: maybe(
      list(fc.record({ name: text, code: maybe(text), formName: maybe(text), link: maybe(text) })),
    ),
    ...{ conditions: maybe(text), legalBasis: maybe(list(text)) },
    onlineLevel: maybe(fc.record({ value: text, scope: text })),
    twoTierNote: maybe(text),
    lifecycle: fc.record({
      ...{ status: fc.constantFrom('active', 'unverified'), asOf: maybe(day), note: maybe(text) },
    }),
    ...{ factsAsOf: maybe(day), sources: list(text), unverified: list(short), type: maybe(text) },
    ...{ fieldCode: maybe(text), fieldPortal: maybe(text), levels: maybe(list(text)) },
    ...{ decisionDate: maybe(day), decisionAgency: maybe(text) },
    agencies: fc.record({
      ...{ performing: maybe(list(text)), competent: maybe(text), authorised: maybe(text) },
      ...{ coordinating: maybe(text), promulgating: maybe(text), receivingAddress: maybe(text) },
    }),
    stepCases: list(fc.record({ when: text, steps: list(text) })),
    legalDetails: list(
      fc.record({
        ...{ ref: text, title: maybe(text), issuedOn: maybe(day), effectiveFrom: maybe(day) },
        ...{ agency: maybe(text), link: maybe(text) },
      }),
    ),
    ...{ keywords: maybe(list(text)), description: maybe(text), related: maybe(list(text)) },
    validity: fc.record({
      ...{ effectiveFrom: maybe(day), abolished: maybe(fc.boolean()), abolishedOn: maybe(day) },
      replacedBy: list(arbitraryCode),
    }),
    provincial: fc.record({ fee: maybe(override), time: maybe(override) }),
  })
  .map((raw) => v.parse(procedureBody, raw));
