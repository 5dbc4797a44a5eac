import type { Command } from 'commander';
import { ProblemError } from '#shared/lib/problem.ts';

/** A command of the stable interface whose feature has not been built: it says so, whatever its options. */
export function notYet(command: Command, feature: string): Command {
  return command
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => {
      throw new ProblemError('not-available', `“${feature}”尚未提供，将在以后的版本中加入。`);
    });
}
