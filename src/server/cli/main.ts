#!/usr/bin/env node
import type { ExitCode, Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

function listCommands(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const rows = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`);
  return `npm run cli -- LỆNH / COMMAND [--help] [--json]

${rows.join('\n')}

  --help  cách dùng một lệnh / how a command is called
  --json  kết quả cho chương trình đọc / the result for programs

Mã kết thúc / exit codes: 0 tốt / done and good · 1 bị từ chối, thất bại hoặc có vấn đề / refused, failed or found something · 2 gọi sai / called wrongly
`;
}

/** The composition root of the command line: finds the command and runs it on the words behind its name. */
async function main([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === '--help') {
    terminal.out(listCommands());
    return 0;
  }
  const entry = name === undefined || !Object.hasOwn(COMMANDS, name) ? undefined : COMMANDS[name];
  if (entry === undefined) {
    terminal.err(name === undefined ? listCommands() : `${name}?\n\n${listCommands()}`);
    return 2;
  }
  const { command } = await entry.load();
  return await command.run(args, terminal);
}

// `… | head` closes the pipe while there is more to say: nobody listens, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2));
