import * as v from 'valibot';

export interface SuiteResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** Why a suite counts as failed when no single test did. */
  readonly notes: readonly string[];
}

const vitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({ name: v.string(), status: v.string(), assertionResults: v.array(v.unknown()) }),
  ),
});

const playwrightReport = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    skipped: v.number(),
    flaky: v.number(),
  }),
});

const ownReport = v.object({ passed: v.number(), failed: v.number() });

export function readVitestReport(name: string, text: string | null, exitCode: number): SuiteResult {
  const report = parseReport(vitestReport, text);
  if (!report) return judge(name, 0, 0, 0, exitCode, ['no readable report']);
  // A file that fails to load holds no test: it is a failure of its own.
  const broken = report.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0);
  return judge(
    name,
    report.numPassedTests,
    report.numFailedTests + broken.length,
    report.numPendingTests + report.numTodoTests,
    exitCode,
    broken.map((file) => `did not load: ${file.name}`),
  );
}

export function readPlaywrightReport(name: string, text: string | null, exitCode: number): SuiteResult {
  const report = parseReport(playwrightReport, text);
  if (!report) return judge(name, 0, 0, 0, exitCode, ['no readable report']);
  const { expected, unexpected, skipped, flaky } = report.stats;
  return judge(name, expected, unexpected + flaky, skipped, exitCode, []);
}

/** The counts of a program of our own. */
export function readCounts(name: string, text: string | null, exitCode: number): SuiteResult {
  const counts = parseReport(ownReport, text);
  if (!counts) return judge(name, 0, 0, 0, exitCode, ['no readable report']);
  return judge(name, counts.passed, counts.failed, 0, exitCode, []);
}

/** One line a suite, then the closing line. A suite that ran nothing, skipped something or ended badly has failed. */
export function sumUp(results: readonly SuiteResult[]): { text: string; failed: number } {
  const passed = results.reduce((sum, suite) => sum + suite.passed, 0);
  const failed = results.reduce((sum, suite) => sum + suite.failed, 0);
  const rows = results.map(
    (suite) =>
      `${suite.name.padEnd(8)} ${String(suite.passed).padStart(5)} passed ${String(suite.failed).padStart(4)} failed ${suite.seconds.toFixed(1).padStart(7)} s${suite.notes.map((note) => `\n         ${note}`).join('')}`,
  );
  return { text: [...rows, '', `${passed} passed, ${failed} failed`].join('\n'), failed };
}

function judge(
  name: string,
  passed: number,
  failed: number,
  skipped: number,
  exitCode: number,
  notes: readonly string[],
): SuiteResult {
  const reasons = [...notes];
  let failures = failed;
  if (skipped > 0) {
    reasons.push(`${skipped} skipped: a test that does not run proves nothing`);
    failures += skipped;
  }
  if (passed + failures === 0) {
    reasons.push('no test ran');
    failures += 1;
  }
  if (exitCode !== 0 && failures === 0) {
    reasons.push(`every test passed, but the runner ended with ${exitCode}`);
    failures += 1;
  }
  return { name, passed, failed: failures, skipped, seconds: 0, notes: reasons };
}

function parseReport<S extends v.GenericSchema>(schema: S, text: string | null): v.InferOutput<S> | null {
  if (text === null) return null;
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
