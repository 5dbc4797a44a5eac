import { Command, CommanderError } from 'commander';
import { ZodError } from 'zod';
import { problemOf } from '#shared/lib/problem.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { type Answer, EXIT_ATTENTION, EXIT_DONE, EXIT_UNUSABLE } from './answer.ts';
import { archiveCommands } from './commands/archive.commands.ts';
import { attachmentCommands } from './commands/attachment.commands.ts';
import { cardCommands } from './commands/card.commands.ts';
import { caseCommands } from './commands/case.commands.ts';
import { documentCommands } from './commands/document.commands.ts';
import { packageCommands } from './commands/package.commands.ts';
import { peopleCommands } from './commands/people.commands.ts';
import { procedureCommands } from './commands/procedure.commands.ts';
import { commandNamed, speakChinese, usageProblem } from './speak-chinese.ts';
import { volumeCommands } from './commands/volume.commands.ts';

export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  progress(job: Job): void;
}

/** Where a sentence that says so leads on a command line. */
const RESTORE = '命令：anjuan archive restore --from <备份> --archive <文件夹>。';

const sentenceOf = (error: unknown): string => {
  if (error instanceof ZodError) return error.issues[0]?.message ?? '命令的选项不正确。';
  const { code, message, details } = problemOf(error);
  if (code === 'bug') return `${message}（${String(details?.['reason'] ?? '')}）`;
  return message.includes('从备份') ? `${message}${RESTORE}` : message;
};

/**
 * Runs one command line.
 * @param args what follows the program's name
 * @returns the exit code: 0 done; 1 done but something needs attention; 2 unusable input, said in one sentence
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let code = EXIT_DONE;
  const io = {
    answer(answer: Answer, asJson: boolean) {
      for (const warning of answer.warnings ?? []) terminal.error(warning);
      terminal.out(asJson ? JSON.stringify(answer.value, null, 2) : answer.lines.join('\n'));
      if (answer.attention === true) code = EXIT_ATTENTION;
    },
    progress: terminal.progress,
  };
  const program = speakChinese(new Command('anjuan'))
    .description('案卷工作站的命令行')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.out(text.trimEnd());
      },
      writeErr: () => undefined,
    });
  archiveCommands(program, io);
  caseCommands(program, io);
  documentCommands(program, io);
  cardCommands(program, io);
  attachmentCommands(program, io);
  volumeCommands(program, io);
  packageCommands(program, io);
  procedureCommands(program, io);
  peopleCommands(program, io);
  for (const group of program.commands) group.helpCommand(false);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT_DONE;
      terminal.error(usageProblem(error, commandNamed(program, args)));
      return EXIT_UNUSABLE;
    }
    terminal.error(sentenceOf(error));
    return EXIT_UNUSABLE;
  }
}
