import { dayOf } from '#shared/domain/zoned-day.ts';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';

/** `YYYY-MM-DD` at the office, by the clock of the tablet. */
export function useToday(): string {
  const timeZone = useKioskState(({ office }) => office?.content.unit.timeZone ?? 'Asia/Ho_Chi_Minh');
  return dayOf(useKiosk().wallMs(), timeZone);
}
