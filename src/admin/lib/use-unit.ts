import { useLocation, useSearch } from 'wouter';
import { useSession } from '../services.tsx';

/** Addresses that stay with the unit of the page on the screen. */
export function useUnitHref(): (path: string) => string {
  const asked = new URLSearchParams(useSearch()).get('unit');
  return (path) => (asked === null ? path : `${path}?unit=${encodeURIComponent(asked)}`);
}

/** The unit that a page is about: the one in its address, else the account's own; and how to choose another. */
export function useUnit(): readonly [unit: string, choose: (unit: string) => void] {
  const own = useSession((state) => state.session?.unit.id) ?? '';
  const [path, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('unit');
  return [asked ?? own, (unit) => navigate(`${path}?unit=${encodeURIComponent(unit)}`)];
}
