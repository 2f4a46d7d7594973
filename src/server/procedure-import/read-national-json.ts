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

/** The old national interface: MATTHC, TENTTHC … Whether a text is one of its procedures. */
export function isNationalProcedure(value: Json): boolean {
  return 'MATTHC' in value;
}

const SOURCE = 'Cơ sở dữ liệu quốc gia về thủ tục hành chính';
/** As the systems that pull from it print them. */
const CHANNELS: Readonly<Record<string, readonly ['direct' | 'online' | 'postal', string]>> = {
  '1': ['direct', 'Trực tiếp'],
  '2': ['online', 'Trực tuyến'],
  '3': ['postal', 'Dịch vụ bưu chính'],
};

export function readNationalProcedure(value: Json, row: number): RawRow {
  const channels = objectsOf(value.CACHTHUCTHUCHIEN).flatMap(toChannels);
  const fields = objectsOf(value.LINHVUCTHUCHIEN);
  const field = textOf(fields[0]?.TENLINHVUC);
  const levels = namesOf(value.CAPTHUCHIEN, 'TENCAP');
  const performing = namesOf(value.COQUANTHUCHIEN, 'TENDONVI');
  const state = textOf(value.TRANGTHAI);
  return {
    ...{ row, code: textOf(value.MATTHC) },
    patch: carried({
      name: textOf(value.TENTTHC),
      type: textOf(value.LOAITTHC),
      fieldCode: textOf(fields[0]?.MALINHVUC),
      fieldPortal: orNull(fields.flatMap((one) => textOf(one.TENLINHVUC) ?? []))?.join('; '),
      levels: orNull(levels),
      subjects: orNull(namesOf(value.DOITUONGTHUCHIEN, 'TENDOITUONG')),
      agencies: carried({
        performing: orNull(performing),
        competent: textOrNames(value.COQUANCOTHAMQUYEN),
        authorised: textOrNames(value.COQUANDUOCUYQUYEN),
        coordinating: textOrNames(value.COQUANPHOIHOP),
        receivingAddress: textOf(value.DIACHITIEPNHAN),
      }),
      ...toSteps(value.TRINHTUTHUCHIEN),
      channels: orNull(channels),
      components: orNull(objectsOf(value.THANHPHANHOSO).flatMap(toComponents)),
      results: orNull(objectsOf(value.KETQUATHUCHIEN).flatMap(toResult)),
      conditions: textOf(value.YEUCAU),
      ...toLegal(value.CANCUPHAPLY),
      decisionNo: textOf(value.SOQUYETDINH),
      decisionDate: dayOfText(value.NGAYQUYETDINH),
      keywords: orNull(wordsOf(value.TUKHOA)),
      description: textOf(value.MOTA),
      related: orNull([
        ...namesOf(value.TTHCLIENQUAN, 'TENTTHC'),
        ...namesOf(value.TTHCLIENTHONG, 'TENTTHC'),
      ]),
      // 1 is "in force" with everybody who pulls from it; what the other numbers mean is not written down anywhere.
      validity: state === '1' ? { abolished: false } : null,
      sources: [SOURCE],
    }),
    fill: carried({
      field,
      level: orNull(levels)?.join('; '),
      agency: orNull(performing)?.join('; '),
      fee: feeFromCells(channels.map((one) => one.fee)),
    }),
  };
}

/** A way to apply stands once for each of its time limits. */
function toChannels(value: Json) {
  const [channel, label] = CHANNELS[textOf(value.KENH) ?? ''] ?? [null, null];
  if (channel === null) return [];
  const times = objectsOf(value.THOIGIAN);
  return (times.length === 0 ? [{}] : times).map((one: Json) => {
    const fees = objectsOf(one.PHILEPHI).map((fee) => ({
      kind: textOf(fee.MAPHILEPHI),
      amount: amountOf(fee.SOTIEN),
      currency: textOf(fee.DONVI),
      note: textOf(fee.MOTA),
    }));
    const time = timeOf(numberOf(one.THOIGIANGIAIQUYET), textOf(one.DONVITINH));
    return {
      ...{ channel, label, time: time?.time ?? null, duration: time?.duration ?? null },
      ...{ fee: feeCell(fees), fees, note: textOf(one.MOTA) },
    };
  });
}

function toSteps(value: unknown): Json {
  const cases = objectsOf(value).map((one) => ({
    when: textOf(one.TRUONGHOP),
    steps: objectsOf(one.TRINHTU).flatMap((step) => textOf(step.TENTRINHTU) ?? []),
  }));
  const [only] = cases;
  // One case and nothing beside it is no case at all.
  if (cases.length === 1 && only !== undefined) return { steps: orNull(only.steps) };
  return {
    steps: orNull(cases.filter((one) => one.when === null).flatMap((one) => one.steps)),
    stepCases: orNull(cases.filter((one) => one.when !== null && one.steps.length > 0)),
  };
}

function toComponents(value: Json) {
  const when = textOf(value.TRUONGHOP);
  return objectsOf(value.GIAYTO).flatMap((paper) => {
    const name = textOf(paper.TENGIAYTO);
    if (name === null) return [];
    const originals = countOf(paper.SOBANCHINH);
    const copies = countOf(paper.SOBANSAO);
    return [
      {
        ...{ name, when, originals: originals ?? 0, copies: copies ?? 0, formCode: null },
        countsKnown: originals !== null || copies !== null,
        code: textOf(paper.MAGIAYTO),
        formName: textOf(paper.TENMAUDON),
        link: textOf(paper.URL),
        replacedByResult: textOf(paper.MA_KQ_THAYTHE),
      },
    ];
  });
}

function toResult(value: Json) {
  const name = textOf(value.TENKETQUA);
  if (name === null) return [];
  return [{ name, code: textOf(value.MAKETQUA), formName: textOf(value.TENTEP), link: textOf(value.URL) }];
}

function toLegal(value: unknown): Json {
  const documents = objectsOf(value).flatMap((one) => {
    const title = textOf(one.TENVANBAN);
    const ref = textOf(one.SOVANBAN) ?? title;
    if (ref === null) return [];
    return [
      {
        ...{ ref, title, agency: textOf(one.COQUANBANHANH), link: textOf(one.DIACHITRUYCAP) },
        issuedOn: dayOfText(one.NGAYBANHANH),
        effectiveFrom: dayOfText(one.NGAYHIEULUC),
      },
    ];
  });
  return { legalBasis: orNull(documents.map((one) => one.ref)), legalDetails: orNull(documents) };
}

function textOrNames(value: unknown): string | null {
  return textOf(value) ?? orNull(namesOf(value, 'TENDONVI'))?.join('; ') ?? null;
}
