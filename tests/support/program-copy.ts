import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
/** The built pages last: whoever compares times finds them newer than their sources. */
const PARTS = [
  'src',
  'public',
  'index.html',
  'package.json',
  'vite.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
  'package-lock.json',
  'dist',
];

/** An installation of its own, so that another version can be built and deployed without touching this tree. */
export class ProgramCopy {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'hailong-program-'));

  constructor() {
    for (const part of PARTS) cpSync(join(ROOT, part), join(this.folder, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Builds the same sources as another version; `env` goes on top of this process's own. */
  async build(version: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
    const file = join(this.folder, 'package.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"version": "[^"]*"/, `"version": "${version}"`));
    await promisify(execFile)(join(ROOT, 'node_modules/.bin/vite'), ['build'], {
      cwd: this.folder,
      // A test runner's own NODE_ENV would make it a build for development, which names files of this machine.
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
  }

  /** Hands the built pages to another installation, the worker last: whoever sees it finds all that it names. */
  deployTo(other: ProgramCopy): void {
    const parts = readdirSync(join(this.folder, 'dist')).filter((name) => name !== 'sw.js');
    for (const part of [...parts, 'sw.js']) {
      cpSync(join(this.folder, 'dist', part), join(other.folder, 'dist', part), { recursive: true });
    }
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
