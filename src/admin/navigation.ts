import type { viAdmin } from '#i18n/locales/vi/admin.ts';
import { isGranted, type Permission, type Role } from '#shared/domain/roles.ts';

interface NavPage {
  readonly path: string;
  readonly key: Exclude<keyof typeof viAdmin.nav, 'groups'>;
  /** Whoever may not do this is not led there. Null: everybody who is signed in. */
  readonly needs: Permission | null;
  /** Whoever else may do it finds nothing of their own there. */
  readonly onlyFor?: Role | undefined;
}

interface NavGroup {
  readonly key: keyof typeof viAdmin.nav.groups;
  readonly pages: readonly NavPage[];
}

/** Every page that the navigation leads to, in the order of a working day: results, what is shown, tablets, who may do what. */
const GROUPS: readonly NavGroup[] = [
  { key: 'start', pages: [{ path: '/', key: 'start', needs: null }] },
  {
    key: 'results',
    pages: [
      { path: '/overview', key: 'overview', needs: 'figures.read' },
      { path: '/comparison', key: 'comparison', needs: 'figures.read' },
      { path: '/own', key: 'own', needs: 'own-figures.read', onlyFor: 'clerk' },
      { path: '/ratings', key: 'ratings', needs: 'ratings.read' },
      { path: '/quality', key: 'quality', needs: 'ratings.read' },
      { path: '/transactions', key: 'transactions', needs: 'figures.read' },
      { path: '/reports', key: 'reports', needs: 'figures.read' },
      { path: '/cases', key: 'cases', needs: 'cases.read' },
      { path: '/integrity-cases', key: 'integrity', needs: 'integrity.read' },
      { path: '/integrity-keys', key: 'integrityKeys', needs: 'integrity.handle' },
    ],
  },
  {
    key: 'office',
    pages: [
      { path: '/office', key: 'office', needs: 'content.read' },
      { path: '/tra-cuu', key: 'lookUp', needs: 'procedures.read' },
      { path: '/procedures', key: 'procedures', needs: 'procedures.read' },
      { path: '/told', key: 'told', needs: 'content.read' },
      { path: '/settings', key: 'settings', needs: 'content.read' },
    ],
  },
  {
    key: 'tablets',
    pages: [
      { path: '/devices', key: 'devices', needs: 'devices.read' },
      { path: '/take-home', key: 'takeHome', needs: 'devices.read' },
      { path: '/quarantine', key: 'quarantine', needs: 'quarantine.read' },
      { path: '/import', key: 'import', needs: 'journal.import' },
    ],
  },
  {
    key: 'access',
    pages: [
      { path: '/accounts', key: 'accounts', needs: 'accounts.manage' },
      { path: '/tokens', key: 'tokens', needs: 'tokens.manage' },
      { path: '/webhooks', key: 'webhooks', needs: 'webhooks.manage' },
      { path: '/audit', key: 'audit', needs: 'audit.read' },
      { path: '/me', key: 'me', needs: null },
    ],
  },
];

/** The pages of a role, without groups that would be empty. */
export function navigationOf(role: Role): readonly NavGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    pages: group.pages.filter(
      ({ needs, onlyFor = role }) => onlyFor === role && (needs === null || isGranted(role, needs)),
    ),
  })).filter((group) => group.pages.length > 0);
}

/** Whether a page is the one on the screen, or the one above it. */
export function isAt(path: string, page: Pick<NavPage, 'path'>): boolean {
  return path === page.path || (page.path !== '/' && path.startsWith(`${page.path}/`));
}
