import type { Permission } from '#shared/domain/roles.ts';
import type { CaseKind } from '#shared/protocol/rule-pack.ts';

/** A way to cases: which kinds lie behind it, and who may pass. What a door does not show does not exist behind it. */
export interface CaseDoor {
  readonly path: 'cases' | 'integrity-cases';
  readonly reads: Permission;
  readonly handles: Permission;
  readonly kinds: readonly CaseKind[];
}

export const COMMON_DOOR: CaseDoor = {
  path: 'cases',
  reads: 'cases.read',
  handles: 'cases.handle',
  kinds: ['opinion', 'petition', 'rating', 'procedure'],
};

/** Reports of harassment and bribes: the inspector's alone. */
export const INTEGRITY_DOOR: CaseDoor = {
  path: 'integrity-cases',
  reads: 'integrity.read',
  handles: 'integrity.handle',
  kinds: ['integrity'],
};

export function doorOf(kind: CaseKind): CaseDoor {
  return kind === 'integrity' ? INTEGRITY_DOOR : COMMON_DOOR;
}
