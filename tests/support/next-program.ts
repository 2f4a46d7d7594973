import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const MIGRATIONS = 'src/server/store/migrations.ts';
const NEXT_STEP = `  {
    name: '9999-next',
    up: async (db) => {
      await db.schema.createTable('of_next').addColumn('id', 'text').execute();
    },
  },
];
`;

/** An installation of the centre as it may be one version later: another version, and one step more in its schema. */
export class NextProgram {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'hailong-next-'));

  constructor(version: string) {
    cpSync(join(ROOT, 'src'), join(this.folder, 'src'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    const manifest = readFileSync(join(ROOT, 'package.json'), 'utf8');
    writeFileSync(
      join(this.folder, 'package.json'),
      manifest.replace(/"version": "[^"]*"/, `"version": "${version}"`),
    );
    const steps = readFileSync(join(ROOT, MIGRATIONS), 'utf8');
    if (!steps.endsWith('];\n')) throw new Error('the list of steps does not end the file');
    writeFileSync(join(this.folder, MIGRATIONS), steps.slice(0, -'];\n'.length) + NEXT_STEP);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
