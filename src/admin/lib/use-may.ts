import { isGranted, type Permission } from '#shared/domain/roles.ts';
import { useSession } from '../services.tsx';

/** Whether the account on the screen may do something: what it may not is not offered. */
export function useMay(): (permission: Permission) => boolean {
  const role = useSession((state) => state.session?.role ?? null);
  return (permission) => role !== null && isGranted(role, permission);
}
