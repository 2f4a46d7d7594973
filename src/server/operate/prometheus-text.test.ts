import { expect, test } from 'vitest';
import { createMeter } from './meter.ts';
import { toPrometheusText } from './prometheus-text.ts';

test('a metric with and without labels, as the format asks', () => {
  const text = toPrometheusText([
    { name: 'a_total', type: 'counter', help: 'Of a', samples: [{ value: 3 }] },
    {
      name: 'b',
      type: 'gauge',
      help: 'Of b',
      samples: [{ labels: { state: 'x"y\\z\n', of: '1' }, value: 0.5 }],
    },
  ]);
  expect(text).toBe(
    '# HELP a_total Of a\n# TYPE a_total counter\na_total 3\n' +
      '# HELP b Of b\n# TYPE b gauge\nb{state="x\\"y\\\\z\\n",of="1"} 0.5\n',
  );
});

test('answers are counted by call and status, their times within every bound that they keep', () => {
  const meter = createMeter();
  const call = { method: 'GET', route: '/a/:id' };
  for (const [status, ms] of [
    [200, 4],
    [200, 30],
    [503, 20_000],
  ] as const)
    meter.record({ ...call, status, ms });
  const [times] = meter.read();
  expect(times).toMatchObject({ ...call, count: 3, seconds: 20.034 });
  expect([...(times?.byStatus ?? [])]).toEqual([
    [200, 2],
    [503, 1],
  ]);
  const within = new Map(times?.within.map(({ seconds, count }) => [seconds, count]));
  expect([within.get(0.005), within.get(0.025), within.get(0.05), within.get(10)]).toEqual([1, 1, 2, 2]);
});
