import type { Command } from 'commander';
import * as z from 'zod';
import type { Answer } from './answer.ts';
import { atDesk, type Desk } from './desk.ts';
import type { Job } from '#shared/contract/jobs.ts';

/** What the commands need from the program around them. */
export interface CliIo {
  /** Prints the answer and keeps the exit code. */
  answer(answer: Answer, asJson: boolean): void;
  progress(job: Job): void;
}

const commonOptions = z.object({
  archive: z.string().optional(),
  as: z.string().optional(),
  pinFile: z.string().optional(),
  json: z.boolean().default(false),
});

/**
 * Adds --json to a command that needs no archive and gives it its work.
 * @param schema the command's own options as commander hands them over
 */
export function plainCommand<T>(
  command: Command,
  io: CliIo,
  schema: z.ZodType<T>,
  work: (options: T) => Answer | Promise<Answer>,
): Command {
  return command.option('--json', '输出 JSON').action(async (options: unknown) => {
    const { json } = z.object({ json: z.boolean().default(false) }).parse(options);
    io.answer(await work(schema.parse(options)), json);
  });
}

interface ArchiveNeed {
  /** `new`: the command makes it; `any`: the one in use will do when none is named. */
  readonly archive: 'existing' | 'new' | 'any';
}

/**
 * Adds --archive, --as, --pin-file and --json to a command and gives it its work at the open archive.
 * @param schema the command's own options as commander hands them over
 */
export function archiveCommand<T>(
  command: Command,
  io: CliIo,
  schema: z.ZodType<T>,
  work: (desk: Desk, options: T) => Promise<Answer>,
  need: ArchiveNeed = { archive: 'existing' },
): Command {
  const place = '--archive <文件夹>';
  if (need.archive === 'any') command.option(place, '档案库所在文件夹（默认：正在使用的档案库）');
  else command.requiredOption(place, '档案库所在文件夹');
  return command
    .option('--as <登录名>', '由谁操作：登录名或者执法证号（还没有人设定密码的档案库默认：命令行）')
    .option('--pin-file <文件>', '写有其密码的文件')
    .option('--json', '输出 JSON')
    .action(async (options: unknown) => {
      const { json, ...seat } = commonOptions.parse(options);
      const own = schema.parse(options);
      const answer = await atDesk({ ...seat, progress: io.progress }, (desk) => work(desk, own), {
        mustExist: need.archive === 'existing',
      });
      io.answer(answer, json);
    });
}
