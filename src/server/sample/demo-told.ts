import { monthsAfter } from '#shared/domain/spans.ts';
import type { ToldBody } from '#shared/protocol/told.ts';
import { PROGRAM } from '../audit/audit.ts';
import { lastToldMonth } from '../board/last-month.ts';
import { readBoardSetting } from '../board/own-setting.ts';
import type { ServerContext } from '../context.ts';
import { listTold } from '../store/told.ts';
import { createTold, editTold } from '../told/edit-told.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const EDITOR = { actor: { ...PROGRAM, name: 'demo' } } as const;

/** One published entry of "Dân nói – đã làm" whose evidence is counted from the demonstration's own ratings. */
export async function publishDemoTold(
  context: Pick<ServerContext, 'db' | 'clock' | 'random'>,
  unitId: string,
  startedMs: number,
): Promise<void> {
  // An interrupted call that goes on must not tell it twice.
  if ((await listTold(context.db, unitId)).length > 0) return;
  const startedIso = new Date(startedMs).toISOString();
  const { delayDays } = await readBoardSetting(context.db, unitId, startedIso);
  // The month after the deed is the last one that may be told.
  const month = monthsAfter(lastToldMonth(startedMs, TIME_ZONE, delayDays), -1);
  const editor = { ...EDITOR, rootUnitId: unitId };
  const made = await createTold(context, editor, unitId, bodyOf(month));
  if (!made.ok) throw new Error(`the demonstration’s entry: ${made.error}`);
  const done = await editTold(context, editor, made.value, { action: 'publish', version: 1, note: null });
  if (!done.ok) throw new Error(`the demonstration’s entry: ${done.error}`);
}

function bodyOf(month: string): ToldBody {
  return {
    said: {
      vi: 'Thái độ tiếp đón còn lạnh, hỏi lại mới được chỉ. (mẫu)',
      en: 'The reception is cold; one has to ask twice to be shown the way. (sample)',
    },
    done: {
      vi: 'Đã tập huấn lại cách chào, hỏi, hướng dẫn; mỗi sáng có một người đón ở cửa. (mẫu)',
      en: 'The staff were trained again in greeting and guiding; every morning one of them stands at the door. (sample)',
    },
    date: `${month}-28`,
    result: null,
    cause: { month, reason: 'C1', cases: [] },
  };
}
