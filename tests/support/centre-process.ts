import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPILED_CODE } from './compiled-code.ts';
import { freePort } from './free-port.ts';

const START_TIMEOUT_MS = 30_000;
const PROGRAM = join(import.meta.dirname, '../..');

export interface CentreOptions {
  /** The shared store; without it the embedded one lies in the data folder. */
  readonly databaseUrl?: string;
  /** The address of a centre before it; without it a free one is taken. */
  readonly port?: number;
  /** A folder that the caller made and removes. */
  readonly dataDir?: string;
  /** For the server itself (`--dev`: without pages). */
  readonly args?: readonly string[];
  /** How long it may take to stand: a demonstration makes three months of ratings first. */
  readonly startTimeoutMs?: number;
  /** A program that runs the server, with its arguments (a limit of resources). */
  readonly within?: readonly string[];
  /** For Node.js itself. */
  readonly nodeFlags?: readonly string[];
}

/** The real server as its own process, on its own port and its own data folder; it keeps both over restarts. */
export class CentreProcess {
  readonly url: string;
  readonly dataDir: string;
  /** Everything that it has said, over all its lives. */
  output = '';
  readonly #port: number;
  readonly #program: string;
  readonly #options: CentreOptions;
  #child: ChildProcess | null = null;

  private constructor(port: number, program: string, options: CentreOptions) {
    this.#port = port;
    this.#program = program;
    this.#options = options;
    this.url = `http://localhost:${port}`;
    this.dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'hailong-centre-'));
  }

  /** Starts on an empty store. `program` is the folder of the package that runs. */
  static async start(program: string = PROGRAM, options: CentreOptions = {}): Promise<CentreProcess> {
    const centre = new CentreProcess(options.port ?? (await freePort()), program, options);
    try {
      await centre.restart();
    } catch (error) {
      await centre.dispose();
      throw error;
    }
    return centre;
  }

  /** A server of this package. */
  static startWith(options: CentreOptions): Promise<CentreProcess> {
    return CentreProcess.start(PROGRAM, options);
  }

  /** Of the server (a program around it replaces itself by it); null when it does not run. */
  get pid(): number | null {
    return this.#child?.exitCode === null ? (this.#child.pid ?? null) : null;
  }

  async restart(): Promise<void> {
    if (this.#child) throw new Error('the centre is running');
    const { within = [], nodeFlags = [] } = this.#options;
    const [program, ...args] = [...within, process.execPath, ...nodeFlags, 'src/server/main.ts'];
    const env = {
      NODE_COMPILE_CACHE: COMPILED_CODE,
      ...process.env,
      PORT: String(this.#port),
      HAILONG_DATA: this.dataDir,
      DATABASE_URL: this.#options.databaseUrl ?? '',
      ...(this.#options.databaseUrl === undefined
        ? {}
        : { DATA_KEY_FILE: sharedKeyFile(this.#options.databaseUrl) }),
    };
    const child = spawn(program, [...args, ...(this.#options.args ?? [])], {
      cwd: this.#program,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    await this.#answer();
  }

  /** SIGTERM, and waits until it is gone; answers its exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends the process and removes what it stored. */
  async dispose(): Promise<void> {
    if (this.#child) await this.kill();
    if (this.#options.dataDir === undefined) rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The link that the first start prints for the first tablet. */
  get pairingUrl(): string {
    return this.#printed(/(https?:\/\/\S+[?&]pair=\S+)/, 'pairing link');
  }

  get pairingCode(): string {
    return new URL(this.pairingUrl).searchParams.get('pair') ?? '';
  }

  /** The administrator's name and one-time password, printed by the first start. */
  get credentials(): { username: string; password: string } {
    return {
      username: this.#printed(/user name\s+(\S+)/, 'user name'),
      password: this.#printed(/one-time password\s+(\S+)/, 'password'),
    };
  }

  /** Opens what is for staff on the tablets. */
  get staffPin(): string {
    return this.#printed(/staff PIN on the tablet\s+(\d{6})/, 'staff PIN');
  }

  #printed(pattern: RegExp, what: string): string {
    const match = pattern.exec(this.output);
    if (!match) throw new Error(`the centre printed no ${what}:\n${this.output}`);
    return match[1] ?? match[0];
  }

  async #answer(): Promise<void> {
    const deadline = performance.now() + (this.#options.startTimeoutMs ?? START_TIMEOUT_MS);
    while (performance.now() < deadline) {
      if (this.#child?.exitCode !== null) break;
      const answered = await fetch(`${this.url}/api/v1/health`).then(
        (response) => response.ok,
        () => false,
      );
      if (answered) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the centre did not start:\n${this.output}`);
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child) return null;
    this.#child = null;
    if (child.exitCode !== null) return child.exitCode;
    const gone = once(child, 'exit');
    child.kill(signal);
    const [code] = await gone;
    return code;
  }
}

/** Processes that share a store share its data key, whatever folders they have. Stays behind with the other temporary files. */
function sharedKeyFile(databaseUrl: string): string {
  const name = createHash('sha256').update(databaseUrl).digest('hex').slice(0, 16);
  return join(tmpdir(), `hailong-data-${name}.key`);
}
