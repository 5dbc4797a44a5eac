import { basename } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import type { YearPreview } from '#shared/contract/calendar.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { readSmallText } from '#main/platform/files/small-text.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';

/** The calendar of an archive: a new year by file, and days on which this place was closed or worked. */
export function calendarCommands(program: Command, io: CliIo): void {
  const calendar = program.command('calendar').description('工作日历：每年的放假安排和本地休息日');

  archiveCommand(
    calendar
      .command('import')
      .description('导入一年的放假安排')
      .requiredOption(
        '--file <文件>',
        'JSON 或者 YAML：year、papers（通知网址）、days（date、name、isOffDay）',
      )
      .option('--show', '只看内容和变化，不导入')
      .option('--accept', '与现在采用的安排不同，或者没有调休上班日，也已核对无误'),
    io,
    z.object({ file: z.string(), show: z.boolean().default(false), accept: z.boolean().default(false) }),
    async ({ client }, { file, show, accept }) => {
      const input = { name: basename(file), text: readYearText(file) };
      const before = await client.calendar.preview(input);
      const preview = show
        ? before
        : await client.calendar.importYear({ ...input, accept, revision: before.revision });
      return { value: preview, lines: previewLines(preview, show) };
    },
    { archive: 'any' },
  );

  archiveCommand(
    calendar
      .command('remove')
      .description('移除本局导入的一年，恢复程序自带的放假安排')
      .requiredOption('--year <年份>', '例如 2027'),
    io,
    z.object({ year: z.coerce.number('--year 应为年份，例如 2027。').int('--year 应为年份，例如 2027。') }),
    async ({ client }, { year }) => {
      const found = (await client.calendar.state({})).years.find((one) => one.year === year);
      await client.calendar.removeYear({ year, revision: found?.revision ?? 0 });
      return { value: { year }, lines: [`已移除本局导入的${year.toString()}年放假安排。`] };
    },
    { archive: 'any' },
  );

  archiveCommand(
    calendar
      .command('close')
      .description('登记本地休息（例如暴雨停工），这一天不算工作日')
      .requiredOption('--date <日期>', '哪一天')
      .requiredOption('--reason <原因>', '原因和依据')
      .option('--workday', '反过来：通知里的休息日，本地上班'),
    io,
    z.object({ date: day('--date'), reason: z.string(), workday: z.boolean().default(false) }),
    async ({ client }, { date, reason, workday }) => {
      await client.calendar.addLocalDay({ date, workday, reason });
      const words = workday ? '本地上班' : '本地休息';
      return { value: { date, workday, reason }, lines: [`${date}登记为${words}：${reason}`] };
    },
    { archive: 'any' },
  );

  archiveCommand(
    calendar
      .command('reopen')
      .description('移除登记的本地休息、上班')
      .requiredOption('--date <日期>', '哪一天'),
    io,
    z.object({ date: day('--date') }),
    async ({ client }, { date }) => {
      await client.calendar.removeLocalDay({ date });
      return { value: { date }, lines: [`${date}恢复为放假安排里的样子。`] };
    },
    { archive: 'any' },
  );
}

function day(option: string) {
  return z.string().refine(isIsoDate, `${option} 应是日期，写作2026-03-05的形式。`);
}

function readYearText(file: string): string {
  try {
    return readSmallText(file);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.code, `文件“${file}”：${error.message}。`, { file }, error);
  }
}

function previewLines(
  { year, replaces, workdays, changes, doubts }: YearPreview,
  show: boolean,
): readonly string[] {
  const before = { nothing: '', shipped: '，代替程序自带的', own: '，代替本局以前导入的' }[replaces];
  return [
    `${show ? '没有导入' : '已导入'}：${year.year.toString()}年，全年${workdays.toString()}个工作日${before}`,
    year.title,
    ...year.papers.map((paper) => `来源：${paper}`),
    ...year.days.map(({ date, name, isOffDay }) => `  ${date}  ${isOffDay ? '休息' : '上班'}  ${name}`),
    ...changes.map(({ date, before: was, after }) => `变化：${date}  ${was} → ${after}`),
    ...doubts.map((doubt) => `请核对：${doubt}`),
  ];
}
