import { describe, expect, test } from 'vitest';
import { findInCode, isTest, sourceFiles } from '../support/source-files.ts';

const source = sourceFiles('src').filter((file) => !isTest(file.path));
const tests = [...sourceFiles('src').filter((file) => isTest(file.path)), ...sourceFiles('tests')];

/** Where time and chance may be taken from the machine; elsewhere they arrive as ports. */
const CLOCK_AND_CHANCE =
  /^src\/(device\/|main\.ts$|kiosk\/main\.tsx$|admin\/main\.tsx$|server\/(main|process-ports)\.ts$)/;
/** Who may speak on the terminal. */
const TERMINAL = /^src\/server\/cli\//;

describe('tests', () => {
  test('none is switched off, none runs alone', () => {
    const pattern = /\b(test|it|describe|suite)(\.\w+)*\.(skip|only|todo|fixme|skipIf|runIf|fails)\b/;
    const wrong = tests.flatMap((file) => findInCode(file, pattern));
    expect(wrong).toEqual([]);
  });

  test('none waits for real time to pass', () => {
    const pattern = /\b(waitForTimeout|sleep)\s*\(/;
    const wrong = tests.flatMap((file) => findInCode(file, pattern));
    expect(wrong).toEqual([]);
  });
});

describe('source', () => {
  test('time and chance come from the device layer and the composition roots alone', () => {
    const pattern =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bcrypto\.(randomUUID|getRandomValues)\b/;
    const wrong = source
      .filter((file) => !CLOCK_AND_CHANCE.test(file.path))
      .flatMap((file) => findInCode(file, pattern));
    expect(wrong).toEqual([]);
  });

  test('nobody writes to the console', () => {
    const wrong = source
      .filter((file) => !TERMINAL.test(file.path))
      .flatMap((file) => findInCode(file, /\bconsole\s*\./));
    expect(wrong).toEqual([]);
  });

  test('rules of the linter and the compiler are not switched off', () => {
    const wrong = source
      .flatMap((file) =>
        file.text.split('\n').map((line, index) => ({ line, at: `${file.path}:${index + 1}` })),
      )
      .filter(({ line }) => /@ts-(ignore|nocheck|expect-error)|biome-ignore(?!\s+\S+: \S)/.test(line));
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });
});
