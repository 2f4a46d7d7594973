import * as v from 'valibot';
import { createSeededRandom } from '#server/sample/seeded-random.ts';
import { type Procedure, procedure } from '#shared/protocol/procedure.ts';
import { NEIGHBOUR_NAMES } from './neighbour-names.ts';
import { CASES, FIELD_PATTERNS } from './procedure-patterns.ts';

/** Papers that nearly every procedure asks for: they hold the very words that people search by. */
const PAPERS = [
  'Đơn đề nghị theo mẫu',
  'Tờ khai theo mẫu',
  'Giấy khai sinh (bản sao)',
  'Giấy chứng nhận kết hôn (bản sao)',
  'Giấy tờ tùy thân (hộ chiếu, thẻ căn cước công dân, thẻ căn cước)',
  'Giấy chứng nhận quyền sử dụng đất (bản sao có chứng thực)',
  'Giấy phép xây dựng (bản sao)',
  'Giấy chứng nhận đăng ký hộ kinh doanh hoặc doanh nghiệp',
  'Văn bản ủy quyền có chứng thực',
  'Trích lục khai tử hoặc giấy báo tử',
  'Giấy xác nhận tình trạng hôn nhân',
  'Giấy xác nhận khuyết tật',
  'Giấy xác nhận hộ nghèo, hộ cận nghèo',
  'Xác nhận thông tin về cư trú (CT07)',
  'Sơ yếu lý lịch có chứng thực',
  'Hợp đồng thuê nhà hoặc giấy tờ chứng minh chỗ ở hợp pháp',
  'Ảnh chân dung 4 x 6',
  'Bản vẽ thiết kế, sơ đồ mặt bằng',
  'Quyết định thành lập, điều lệ',
  'Báo cáo kết quả hoạt động',
  'Chứng từ nộp phí, lệ phí',
  'Giấy khám sức khỏe',
];

/**
 * Made-up procedures in the words of the national list, the same every time: first the near neighbours of the real ones,
 * then combinations of what each field is about. None has the name or the code of a procedure in `real`.
 */
export function competingProcedures(count: number, real: readonly Procedure[]): readonly Procedure[] {
  const random = createSeededRandom(20_260_610);
  const names = new Set(real.map(({ name }) => name.toLowerCase()));
  const codes = new Set<string>(real.map(({ code }) => code));
  const pick = <T>(items: readonly T[]): T => random.pick(items.map((item) => [item, 1]));
  const made: Procedure[] = [];

  function add(field: string, name: string): void {
    if (made.length >= count || names.has(name.toLowerCase())) return;
    names.add(name.toLowerCase());
    let code = '';
    do code = `${pick([1, 1, 1, 2])}.0${String(Math.floor(random.fraction() * 15_000)).padStart(5, '0')}`;
    while (codes.has(code));
    codes.add(code);
    const commune = random.fraction() < 0.3;
    made.push(
      buildProcedure({ code, name, field, commune, papers: [pick(PAPERS), pick(PAPERS), pick(PAPERS)] }),
    );
  }

  for (const [field, close] of Object.entries(NEIGHBOUR_NAMES)) for (const name of close) add(field, name);
  while (made.length < count) {
    const { field, actions, objects } = pick(FIELD_PATTERNS);
    add(field, [pick(actions), pick(objects), pick(CASES)].filter((part) => part !== '').join(' '));
  }
  return made;
}

interface Made {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly commune: boolean;
  readonly papers: readonly string[];
}

function buildProcedure({ code, name, field, commune, papers }: Made): Procedure {
  const level = commune ? 'cấp xã' : 'cấp tỉnh';
  return v.parse(procedure, {
    code,
    name,
    field,
    ministry: null,
    level,
    decisionNo: null,
    agency: commune ? 'UBND cấp xã' : 'Sở, ban, ngành cấp tỉnh',
    subjects: ['Công dân Việt Nam', 'Tổ chức (không bao gồm doanh nghiệp, HTX)'],
    channels: null,
    timeLimit: '10 ngày làm việc',
    fee: null,
    components: [`Đơn hoặc tờ khai: ${name}`, ...papers].map((paper) => ({
      name: paper,
      originals: 1,
      copies: 0,
      formCode: null,
      when: null,
    })),
    componentsNote: null,
    steps: [
      'Nộp hồ sơ tại Trung tâm Phục vụ hành chính công hoặc trực tuyến.',
      `Cơ quan giải quyết: ${name}.`,
    ],
    results: [{ name: `Kết quả: ${name}`, code: null }],
    conditions: null,
    legalBasis: ['118/2025/NĐ-CP'],
    onlineLevel: null,
    twoTierNote: null,
    lifecycle: { status: 'active', asOf: null, note: null },
    factsAsOf: null,
    sources: [],
    unverified: [],
  });
}
