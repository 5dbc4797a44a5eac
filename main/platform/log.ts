import { appendFileSync } from 'node:fs';
import { PRIVATE_FILE } from './files/private.ts';
import { systemClock } from './clock.ts';

/** What maintenance staff read when something went wrong. */
export interface Log {
  info(text: string): void;
  error(where: string, error: unknown): void;
}

const textOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.stack ?? error.message}${error.cause === undefined ? '' : `\n  因: ${textOf(error.cause)}`}`
    : String(error);

/** Appends to `file`, which names parties and is its owner's only; never throws, because a full disk must not hide the first error. */
export function fileLog(file: string): Log {
  const write = (line: string) => {
    try {
      appendFileSync(file, `${systemClock.now()} ${line}\n`, { mode: PRIVATE_FILE });
    } catch (error) {
      process.stderr.write(`${line}\n日志写不进去: ${textOf(error)}\n`);
    }
  };
  return {
    info: write,
    error: (where, error) => {
      write(`[${where}] ${textOf(error)}`);
    },
  };
}

/** Errors to standard error, nothing else; for the command line. */
export const stderrLog: Log = {
  info: () => undefined,
  error: (where, error) => {
    process.stderr.write(`[${where}] ${textOf(error)}\n`);
  },
};
