import { type Actor, PROGRAM } from '../audit/audit.ts';
import { COMMON_DOOR } from '../cases/case-door.ts';
import { editCase } from '../cases/edit-case.ts';
import type { ServerContext } from '../context.ts';
import { pageOfCases } from '../store/case-pages.ts';

type Deed = Parameters<typeof editCase>[3] extends infer One
  ? One extends unknown
    ? Omit<One, 'version'>
    : never
  : never;

/** What was done with the first cases of the demonstration, oldest first; the others wait. */
const DONE: readonly (readonly Deed[])[] = [
  [
    { action: 'accept', note: null },
    { action: 'verdict', verdict: 'right', note: null },
    {
      action: 'answer',
      text: 'Giấy chứng nhận bị chậm do hồ sơ chuyển sai nơi. Chúng tôi xin lỗi Ông/Bà; kết quả đã có tại quầy 1.',
    },
    {
      action: 'publish',
      text: 'Một hồ sơ bị trả chậm do chuyển sai nơi nhận. Kết quả đã được trả, bộ phận tiếp nhận đã xin lỗi và đối chiếu lại sổ giao nhận mỗi chiều.',
      where: 'Bảng tin phường',
    },
    { action: 'close', note: null },
  ],
  [
    { action: 'accept', note: null },
    { action: 'answer', text: 'Phường đã kê thêm tám ghế và hai quạt. Cảm ơn Ông/Bà đã góp ý.' },
    {
      action: 'publish',
      text: 'Phòng chờ đã được kê thêm tám ghế và hai quạt theo góp ý của người dân.',
      where: 'Bảng tin phường',
    },
  ],
  [
    { action: 'accept', note: null },
    { action: 'answer', text: 'Cảm ơn Ông/Bà đã động viên.' },
  ],
  [
    { action: 'accept', note: null },
    { action: 'start', note: 'Đã đề nghị quầy đối chiếu danh mục giấy tờ niêm yết.' },
  ],
];

/** Moves the demonstration's first cases on, as an office would have. What was done already is left as it is. */
export async function workDemoCases(context: ServerContext, unitId: string): Promise<void> {
  const selection = { rootUnitId: unitId, kinds: COMMON_DOOR.kinds };
  const page = await pageOfCases(context.db, selection, { order: 'newest', after: null, limit: 100 });
  const actor: Actor = PROGRAM;
  const editor = { door: COMMON_DOOR, rootUnitId: unitId, actor };
  for (const [index, row] of page.toReversed().entries()) {
    if (row.version !== 1) continue;
    for (const [at, deed] of (DONE[index] ?? []).entries()) {
      const done = await editCase(context, editor, row.id, { ...deed, version: at + 1 });
      if (!done.ok) throw new Error(`a demonstration case refused ${deed.action}: ${done.error.code}`);
    }
  }
}
