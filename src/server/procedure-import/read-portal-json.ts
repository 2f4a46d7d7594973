import { feeCell, feeFromCells, timeOf } from './derive-facts.ts';
import type { RawRow } from './file-row.ts';
import {
  amountOf,
  carried,
  countOf,
  dayOfText,
  type Json,
  namesOf,
  numberOf,
  objectsOf,
  orNull,
  textOf,
  wordsOf,
} from './json-members.ts';

/** The portal's interface of 2026. Whether a text is one of its procedures. */
export function isPortalProcedure(value: Json): boolean {
  return (
    'code' in value && ['executionSteps', 'executionMethods', 'codeNotation'].some((key) => key in value)
  );
}

const CHANNELS: Readonly<Record<string, readonly ['direct' | 'online' | 'postal', string]>> = {
  DIRECT: ['direct', 'Trực tiếp'],
  ONLINE: ['online', 'Trực tuyến'],
  POSTAL: ['postal', 'Dịch vụ bưu chính'],
};
const LEVELS: readonly (readonly [string, string])[] = [
  ['isMinistry', 'Cấp bộ'],
  ['isProvince', 'Cấp tỉnh'],
  ['isWard', 'Cấp xã'],
  ['isOtherAgency', 'Cơ quan khác'],
];
/** The one kind of which both the sign and the words were seen. */
const TYPES: Readonly<Record<string, string>> = {
  ASSIGNED_REGULATION: 'TTHC được giao luật quy định chi tiết',
};

export function readPortalProcedure(value: Json, row: number): RawRow {
  const channels = objectsOf(value.executionMethods).flatMap(toChannel);
  const field = orNull(namesOf(value.categoriesDetails, 'name'))?.join('; ') ?? null;
  const levels = LEVELS.flatMap(([flag, name]) => (value[flag] === true ? [name] : []));
  const performing = namesOf(value.unitGroupsExecuting, 'name');
  const id = textOf(value.id);
  return {
    ...{ row, code: textOf(value.code) ?? textOf(value.codeNotation) },
    patch: carried({
      name: textOf(value.name),
      description: textOf(value.description),
      decisionNo: textOf(value.decisionNo),
      keywords: orNull(wordsOf(value.keywords)),
      type: TYPES[textOf(value.formalityType) ?? ''],
      fieldPortal: field,
      fieldCode: textOf(objectsOf(value.categoriesDetails)[0]?.code),
      levels: orNull(levels),
      subjects: orNull(namesOf(value.subjectTypesDetails, 'name')),
      agencies: carried({
        performing: orNull(performing),
        promulgating: textOf(value.departmentPromulgateName),
        receivingAddress: addressOf(value.dossierReceivingAddresses),
      }),
      steps: orNull(objectsOf(value.executionSteps).flatMap(toStep)),
      channels: orNull(channels),
      components: orNull(objectsOf(value.executionCases).flatMap(toComponents)),
      results: orNull(
        objectsOf(value.resultsDetails).flatMap((one) => {
          const name = textOf(one.name);
          return name === null ? [] : [{ name, code: textOf(one.code) }];
        }),
      ),
      conditions: textOf(value.requirementsAndConditions),
      ...toLegal(value.legalBasisesDetails),
      // Only the yes says something: the portal's no stands also where nobody has decided.
      onlineLevel:
        value.isFullProcess === true ? { value: 'toàn trình', scope: 'Cổng Dịch vụ công quốc gia' } : null,
      factsAsOf: dayOfText(value.updatedAt),
      sources: [
        id === null ? 'Cổng Dịch vụ công quốc gia' : `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${id}`,
      ],
    }),
    fill: carried({
      field,
      level: orNull(levels)?.join('; '),
      agency: orNull(performing)?.join('; '),
      ministry: textOf(value.departmentPromulgateName),
      fee: feeFromCells(channels.map((one) => one.fee)),
    }),
  };
}

function toChannel(value: Json) {
  const [channel, label] = CHANNELS[textOf(value.submissionMethod) ?? ''] ?? [null, null];
  if (channel === null) return [];
  const fees = objectsOf(value.fees).map((fee) => ({
    kind: textOf(fee.type),
    amount: amountOf(fee.value),
    currency: textOf(fee.currencyId),
    note: textOf(fee.description),
  }));
  const time = timeOf(numberOf(value.processingTime), textOf(value.processingTimeUnit));
  return [
    {
      ...{ channel, label, time: time?.time ?? null, duration: time?.duration ?? null },
      ...{ fee: feeCell(fees), fees, note: textOf(value.description) },
    },
  ];
}

function toStep(value: Json): readonly string[] {
  const parts = [textOf(value.name), textOf(value.description)].filter((part) => part !== null);
  return parts.length === 0 ? [] : [parts.join(': ')];
}

function toComponents(value: Json, _: number, cases: readonly Json[]) {
  // One case and nothing beside it is no case at all.
  const when = cases.length === 1 ? null : textOf(value.name);
  return objectsOf(value.profileComponents).flatMap((paper) => {
    const name = textOf(paper.name);
    if (name === null) return [];
    const originals = countOf(paper.originalQty);
    const copies = countOf(paper.copyQty);
    const [form] = objectsOf(paper.attachments);
    return [
      {
        ...{ name, when, originals: originals ?? 0, copies: copies ?? 0, formCode: null },
        countsKnown: originals !== null || copies !== null,
        code: textOf(paper.code),
        formName: textOf(form?.name) ?? textOf(form?.fileName),
        link: textOf(form?.url),
        replacedByResult: paper.isProcessingResult === true ? textOf(paper.code) : null,
        required: typeof paper.required === 'boolean' ? paper.required : null,
      },
    ];
  });
}

function toLegal(value: unknown): Json {
  const documents = objectsOf(value).flatMap((one) => {
    const title = textOf(one.name);
    const ref = textOf(one.code) ?? title;
    return ref === null
      ? []
      : [{ ref, title, issuedOn: null, effectiveFrom: null, agency: null, link: null }];
  });
  return { legalBasis: orNull(documents.map((one) => one.ref)), legalDetails: orNull(documents) };
}

function addressOf(value: unknown): string | null {
  return textOf(value) ?? orNull(namesOf(value, 'name'))?.join('\n') ?? null;
}
