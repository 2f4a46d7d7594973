import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RulePack } from '#shared/protocol/rule-pack.ts';
import { StartFailure } from '../start-failure.ts';
import { BUILTIN_PACKS } from './builtin-packs.ts';
import { readPackText } from './read-pack.ts';

/**
 * The packs of the program and those of a folder (`*.json`), which need not exist. Throws `StartFailure` with the file and
 * every fault in it: a centre never runs with rules that it half understood.
 */
export function loadPacks(folder: string): readonly RulePack[] {
  const packs = [...BUILTIN_PACKS];
  for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
    if (!file.endsWith('.json')) continue;
    const path = join(folder, file);
    const read = readPackText(readFileSync(path, 'utf8'));
    if (!read.ok) throw refused(path, read.error);
    const { id, version } = read.value;
    if (packs.some((pack) => pack.id === id && pack.version === version))
      throw refused(path, [
        `${id} version ${version} is there already: give the changed rules a new version`,
      ]);
    packs.push(read.value);
  }
  return packs;
}

function refused(path: string, faults: readonly string[]): StartFailure {
  const list = faults.map((fault) => `\n  - ${fault}`).join('');
  return new StartFailure(
    `Bộ quy tắc ${path} không dùng được.`,
    `The rule pack ${path} cannot be used:${list}`,
  );
}
