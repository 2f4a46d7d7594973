import * as v from 'valibot';

const traceEvent = v.looseObject({
  name: v.string(),
  ph: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.number(),
  tdur: v.optional(v.number()),
  args: v.optional(v.looseObject({ data: v.optional(v.looseObject({ type: v.optional(v.string()) })) })),
});
const trace = v.object({ traceEvents: v.array(v.unknown()) });
type TraceEvent = v.InferOutput<typeof traceEvent>;

/** What must be traced for `threadTimes`. */
export const TRACED = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

/**
 * Milliseconds of processor time that the page's thread spent from each key to the mark that its results are painted:
 * whatever else the machine does meanwhile is not in it, nor is the wait for the next frame.
 */
export function threadTimes(text: string, mark: string): readonly number[] {
  const events = v
    .parse(trace, JSON.parse(text))
    .traceEvents.map((event) => v.safeParse(traceEvent, event))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []));
  const keys = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const [{ pid, tid } = { pid: 0, tid: 0 }] = keys;
  const own = events.filter((event) => event.pid === pid);
  const tasks = own.filter(({ name, ph, tid: thread }) => isTask(name) && ph === 'X' && thread === tid);
  const marks = own.filter(({ name }) => name === mark);
  return keys.flatMap((key) => {
    const painted = marks.find(({ ts }) => ts > key.ts);
    return painted === undefined ? [] : [sumOf(tasks, key, painted)];
  });
}

function isTask(name: string): boolean {
  return name.endsWith('RunTask');
}

function sumOf(tasks: readonly TraceEvent[], key: TraceEvent, painted: TraceEvent): number {
  // The key's own task began a little before the key was handed to the page.
  const first = tasks.findLast(({ ts }) => ts <= key.ts)?.ts ?? key.ts;
  const within = tasks.filter(({ ts }) => ts >= first && ts <= painted.ts);
  return within.reduce((sum, { tdur }) => sum + (tdur ?? 0), 0) / 1000;
}
