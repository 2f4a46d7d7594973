/** Who somebody is to the office. */
export const ROLES = ['admin', 'province', 'leader', 'officer', 'clerk', 'inspector'] as const;
export type Role = (typeof ROLES)[number];

/** What a call of the API may need. One call needs exactly one; what is not granted is refused. */
export const PERMISSIONS = [
  /** Names of units, counters and clerks, and the questions that were asked. */
  'directory.read',
  /** Aggregates: counts, rates, intervals. */
  'figures.read',
  /** One's own results, batched and late. */
  'own-figures.read',
  /** To freeze figures into a report, and to enter points of the official forms. */
  'reports.write',
  /** Single ratings, their flags and their proofs. */
  'ratings.read',
  /** To say that a flag is wrong; whether it is, somebody else decides. */
  'flags.appeal',
  'flags.decide',
  'cases.read',
  'cases.handle',
  /** Reports of harassment and bribes. */
  'integrity.read',
  'integrity.handle',
  'content.read',
  /** Settings, notices, questionnaires. */
  'content.write',
  'procedures.read',
  'procedures.write',
  'units.write',
  'people.write',
  'devices.read',
  'devices.manage',
  'journal.import',
  'quarantine.read',
  'quarantine.handle',
  'accounts.manage',
  'tokens.manage',
  'webhooks.manage',
  'audit.read',
  /** How the centre itself is doing, for a monitor. */
  'metrics.read',
  /** To announce that somebody was served. */
  'transactions.write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READING: readonly Permission[] = [
  'directory.read',
  'figures.read',
  'ratings.read',
  'cases.read',
  'content.read',
  'procedures.read',
  'devices.read',
  'quarantine.read',
];
const OFFICER: readonly Permission[] = [
  ...READING,
  'reports.write',
  'flags.appeal',
  'cases.handle',
  'procedures.write',
  'journal.import',
];
const LEADER: readonly Permission[] = [
  ...OFFICER,
  'flags.decide',
  'content.write',
  'people.write',
  'devices.manage',
  'accounts.manage',
];

/**
 * What a role may do in the units that the account sees: its own and all below it. A province sees aggregates and
 * writes content, but no single answer; an inspector reads everything and changes nothing but the course of integrity
 * reports, which are the inspector's alone, not even the system administrator's.
 */
const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  admin: new Set(PERMISSIONS.filter((permission) => !permission.startsWith('integrity.'))),
  province: new Set([
    'directory.read',
    'figures.read',
    'reports.write',
    'content.read',
    'content.write',
    'procedures.read',
    'procedures.write',
    'devices.read',
  ]),
  leader: new Set(LEADER),
  officer: new Set(OFFICER),
  clerk: new Set(['directory.read', 'own-figures.read', 'procedures.read']),
  inspector: new Set([...READING, 'integrity.read', 'integrity.handle', 'audit.read']),
};

export function isGranted(role: Role, permission: Permission): boolean {
  return GRANTS[role].has(permission);
}

/** Whether somebody of the first role may make, change or end accounts of the second: never of one that may more. */
export function mayAppoint(role: Role, other: Role): boolean {
  if (!isGranted(role, 'accounts.manage')) return false;
  return role === 'admin' || other === 'officer' || other === 'clerk';
}

/** All but clerks handle other people's data, and are offered (or, where the office demands it, made to use) a second factor. */
export function wantsSecondFactor(role: Role): boolean {
  return role !== 'clerk';
}
