import { describe, expect, test } from 'vitest';
import {
  readCounts,
  readPlaywrightReport,
  readVitestReport,
  type SuiteResult,
  sumUp,
} from './suite-result.ts';

const vitest = (counts: object, testResults: object[] = []) =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults,
    ...counts,
  });
const playwright = (counts: object) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, skipped: 0, flaky: 0, ...counts } });

describe('a suite has failed', () => {
  test.each<[string, SuiteResult]>([
    ['when a test failed', readVitestReport('s', vitest({ numPassedTests: 3, numFailedTests: 1 }), 1)],
    ['when a test was skipped', readVitestReport('s', vitest({ numPassedTests: 3, numPendingTests: 1 }), 0)],
    ['when no test ran', readVitestReport('s', vitest({}), 0)],
    ['when one of our own programs found a fault', readCounts('s', '{"passed":2,"failed":1}', 1)],
    ['when it left no report', readVitestReport('s', null, 0)],
    ['when the report is not one', readPlaywrightReport('s', '{"stats":', 0)],
    ['when the runner ended badly all the same', readVitestReport('s', vitest({ numPassedTests: 3 }), 1)],
    [
      'when a file did not load',
      readVitestReport(
        's',
        vitest({ numPassedTests: 3 }, [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }]),
        1,
      ),
    ],
    ['when a journey passed only at the second try', readPlaywrightReport('s', playwright({ flaky: 1 }), 0)],
  ])('%s', (_, suite) => {
    expect(suite.failed).toBe(1);
  });
});

test('the closing line adds all suites up and stands last', () => {
  const unit = readVitestReport('unit', vitest({ numPassedTests: 7 }), 0);
  const e2e = readPlaywrightReport('e2e', playwright({ expected: 2, unexpected: 1 }), 1);
  const { text, failed } = sumUp([unit, e2e]);
  expect(text.split('\n').at(-1)).toBe('9 passed, 1 failed');
  expect(failed).toBe(1);
});
