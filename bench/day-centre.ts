import { readFileSync } from 'node:fs';
import type { CentreProcess } from '#tests/support/centre-process.ts';
import { startAsInstalled } from '#tests/support/started-centre.ts';
import { spreadOf } from './spread.ts';

const TICKS_A_SECOND = 100;

/** What the processes of a centre held at one moment. */
interface MemorySample {
  readonly atMs: number;
  readonly megabytes: readonly number[];
}

/**
 * The processes of one centre, asked in turn as a proxy does it, killed and started together; what they have used is counted over all
 * their lives.
 */
export class DayCentre {
  readonly processes: readonly CentreProcess[];
  readonly #memory: MemorySample[] = [];
  #turn = 0;
  #usedBefore = 0;
  #watch: NodeJS.Timeout | null = null;

  private constructor(processes: readonly CentreProcess[]) {
    this.processes = processes;
  }

  static async start(count: number, databaseUrl: string | null): Promise<DayCentre> {
    const processes: CentreProcess[] = [];
    const options = {
      args: ['--dev'],
      ...(databaseUrl === null ? {} : { databaseUrl }),
    };
    for (let n = 0; n < count; n += 1) processes.push(await startAsInstalled(options));
    return new DayCentre(processes);
  }

  get first(): CentreProcess {
    const [first] = this.processes;
    if (first === undefined) throw new Error('no process');
    return first;
  }

  /** Sends to one process after the other; where nobody listens, to the next one, as a proxy would. */
  readonly fetch = async (input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> => {
    let refused: unknown;
    for (let n = 0; n < this.processes.length; n += 1) {
      this.#turn += 1;
      const { url = '' } = this.processes[this.#turn % this.processes.length] ?? {};
      try {
        return await fetch(`${url}${input}`, init);
      } catch (error) {
        refused = error;
        if (!isRefused(error)) throw error;
      }
    }
    throw refused;
  };

  /** The power goes: SIGKILL to all of them, at once. */
  async kill(): Promise<void> {
    this.#usedBefore = this.processorSeconds();
    await Promise.all(this.processes.map((process) => process.kill()));
  }

  /** Resolves when all answer. */
  async startAgain(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.restart()));
  }

  /** One after the other is told to stop, ends what it does, and starts again. */
  async restartEach(): Promise<void> {
    for (const process of this.processes) {
      this.#usedBefore += secondsOf(process.pid);
      await process.stop();
      await process.restart();
    }
  }

  /** Of the processes of the centre, over all their lives; not of PostgreSQL. */
  processorSeconds(): number {
    return this.processes.reduce((sum, { pid }) => sum + secondsOf(pid), this.#usedBefore);
  }

  /** Looks twice a second what each process holds. */
  watchMemory(): void {
    this.#watch = setInterval(() => {
      const megabytes = this.processes.flatMap(({ pid }) => (pid === null ? [] : [residentMb(pid)]));
      if (megabytes.length === this.processes.length)
        this.#memory.push({ atMs: performance.now(), megabytes });
    }, 500);
  }

  /** Median of the largest process within so long before and after; NaN where nothing was seen. */
  memoryAround(atMs: number, withinMs: number): number {
    const seen = this.#memory.filter((sample) => Math.abs(sample.atMs - atMs) <= withinMs);
    return spreadOf(seen.map(({ megabytes }) => Math.max(...megabytes))).median;
  }

  get highestMb(): number {
    return Math.max(...this.#memory.flatMap(({ megabytes }) => megabytes));
  }

  async dispose(): Promise<void> {
    if (this.#watch !== null) clearInterval(this.#watch);
    for (const process of this.processes) await process.dispose();
  }
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

function secondsOf(pid: number | null): number {
  if (pid === null) return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}
