import { dayOf } from '#shared/domain/zoned-day.ts';
import { useServices, useSession } from '../services.tsx';

/** Today in the office, as a date field wants it. */
export function useToday(): string {
  const { nowMs } = useServices();
  const timeZone = useSession((state) => state.session?.unit.timeZone) ?? 'Asia/Ho_Chi_Minh';
  return dayOf(nowMs(), timeZone);
}
