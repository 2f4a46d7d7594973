import { describe, expect, test } from 'vitest';
import { isGranted, mayAppoint, PERMISSIONS, ROLES } from './roles.ts';

describe('roles', () => {
  test('nobody but the inspector reads or handles integrity reports', () => {
    for (const permission of ['integrity.read', 'integrity.handle'] as const)
      expect(ROLES.filter((role) => isGranted(role, permission))).toEqual(['inspector']);
  });

  test('an inspector changes nothing but the course of integrity reports', () => {
    const granted = PERMISSIONS.filter((permission) => isGranted('inspector', permission));
    expect(granted.filter((permission) => !permission.endsWith('.read'))).toEqual(['integrity.handle']);
  });

  test('a province sees no single answer and no case', () => {
    for (const permission of ['ratings.read', 'cases.read', 'integrity.read', 'audit.read'] as const) {
      expect(isGranted('province', permission)).toBe(false);
    }
  });

  test('a clerk sees nothing of others', () => {
    const granted = PERMISSIONS.filter((permission) => isGranted('clerk', permission));
    expect(granted).toEqual(['directory.read', 'own-figures.read', 'procedures.read']);
  });

  test('nobody appoints somebody who may more than they', () => {
    for (const role of ROLES) {
      for (const other of ROLES.filter((each) => mayAppoint(role, each) && role !== 'admin')) {
        const more = PERMISSIONS.filter((each) => isGranted(other, each) && !isGranted(role, each));
        expect(more.filter((each) => each !== 'own-figures.read')).toEqual([]);
      }
    }
    expect(ROLES.filter((role) => mayAppoint('officer', role))).toEqual([]);
    expect(ROLES.filter((role) => mayAppoint('leader', role))).toEqual(['officer', 'clerk']);
  });
});
