import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files of one environment after one another: a process that has loaded the modules goes on with the next file only while
 * that needs the same environment.
 */
export class ByEnvironment extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const named = sorted.map((file) => ({ file, environment: environmentOf(file.moduleId) }));
    named.sort((a, b) => a.environment.localeCompare(b.environment));
    return named.map(({ file }) => file);
  }
}

/** As its first lines name it, with its options; of most files none. */
function environmentOf(file: string): string {
  return (readFileSync(file, 'utf8').match(/^\/\/ @vitest-environment.*$/gm) ?? []).join(' ');
}
