import { type ParseArgsConfig, parseArgs } from 'node:util';
import { StartFailure } from '../start-failure.ts';

/** What a command ends with: 0 done and good, 1 refused, failed or found something, 2 called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** How a command ended: `json` is what `--json` prints beside `ok`; what people read was said while it ran. */
export interface Outcome {
  readonly code: 0 | 1;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Called wrongly: the message is said, then how the command is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Where a command speaks: results on `out`, everything else on `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** A command of `hailong`, to be run on the words behind its name. */
export interface Command {
  /** How it is called and what it does, in both languages; the first line begins with the words behind `hailong`. */
  readonly usage: string;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>['values'];

/** What a command is made of. */
interface Definition<O extends Options> {
  readonly usage: string;
  readonly options: O;
  /** How many words that are no options it takes. */
  readonly words: { readonly least: number; readonly most: number };
  /** Throws `UsageError` and `StartFailure`. `say` is for people: with `--json` it says nothing. */
  run(call: {
    readonly values: Values<O>;
    readonly words: readonly string[];
    say(text: string): void;
  }): Promise<Outcome>;
}

const COMMON = { help: { type: 'boolean' }, json: { type: 'boolean' } } as const satisfies Options;

/** Makes a command: `--help`, `--json`, exit codes and failures are the same for all of them. */
export function defineCommand<const O extends Options>(definition: Definition<O>): Command {
  return {
    usage: definition.usage,
    async run(args, terminal) {
      // Before they are parsed: who asks for help may have got the rest wrong.
      if (args.includes('--help')) {
        terminal.out(`${definition.usage}\n`);
        return 0;
      }
      try {
        return await runParsed(definition, args, terminal);
      } catch (error) {
        return sayFailure(definition.usage, error, args.includes('--json'), terminal);
      }
    },
  };
}

async function runParsed<O extends Options>(
  { options, words, run }: Definition<O>,
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const parsed = parseArgs({
    args: [...args],
    options: { ...options, ...COMMON },
    allowPositionals: true,
    strict: true,
  });
  const count = parsed.positionals.length;
  if (count < words.least || count > words.most) throw new UsageError('');
  const asJson = args.includes('--json');
  const outcome = await run({
    // The options of every command are there as well; TypeScript cannot take them away from a generic type.
    values: parsed.values as Values<O>,
    words: parsed.positionals,
    say: (text) => (asJson ? undefined : terminal.out(`${text}\n`)),
  });
  if (asJson) terminal.out(`${JSON.stringify({ ok: outcome.code === 0, ...outcome.json }, null, 2)}\n`);
  return outcome.code;
}

function sayFailure(usage: string, error: unknown, asJson: boolean, terminal: Terminal): ExitCode {
  if (error instanceof UsageError || isParseFailure(error)) {
    terminal.err(error.message === '' ? `${usage}\n` : `${error.message}\n\n${usage}\n`);
    return 2;
  }
  if (!(error instanceof StartFailure)) throw error;
  if (asJson) terminal.out(`${JSON.stringify({ ok: false, error: error.message }, null, 2)}\n`);
  terminal.err(`${error.message}\n`);
  return 1;
}

function isParseFailure(error: unknown): error is TypeError {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
