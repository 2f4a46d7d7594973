import { type ShippedPackage, shippedPackages } from './shipped-packages.ts';

/** Where the list stands, from the project's root. */
export const LICENCE_LIST = 'THIRD_PARTY_LICENSES.md';

const HEAD = `# Licences of everything that is shipped

Written by \`npm run supply\` from the lockfile; a test fails when a package is missing here. These are the packages of \`npm ci --omit=dev\`: what the centre runs on, and what its pages are built
of and with. The text of each licence lies in \`node_modules/<name>\` after installing. What is part of the pages that a browser loads stands, with every text, in \`licences.txt\` of the built pages
(\`/licences.txt\` of a running centre). Data, fonts and what we say about them: [NOTICE.md](NOTICE.md).

Packages marked *system* hold binaries of one operating system; npm installs only those of the machine at hand.
`;

/** The list as it should stand there. */
export function licenceList(packages: readonly ShippedPackage[] = shippedPackages()): string {
  const counts = Map.groupBy(packages, ({ licence }) => licence);
  const summary = [...counts]
    .map(([licence, { length }]) => ({ licence, n: length }))
    .sort((a, b) => b.n - a.n || (a.licence < b.licence ? -1 : 1))
    .map(({ licence, n }) => `| ${licence} | ${n} |`);
  const rows = packages.map(
    ({ name, version, licence, optional }) =>
      `| ${name} | ${version} | ${licence} | ${optional ? 'system' : ''} |`,
  );
  return [
    HEAD,
    '| Licence | Packages |',
    '|---|---|',
    ...summary,
    '',
    '| Package | Version | Licence | |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
