import type { Command } from 'commander';
import * as z from 'zod';
import { type Calendar, workdaysBetween } from '#shared/domain/procedure/counting/calendar.ts';
import { type Deadline, deadlineOf } from '#shared/domain/procedure/deadline.ts';
import { limitSentence, momentWords, type Run, runsOf } from '#shared/domain/procedure/counting/explain.ts';
import { isRuleId } from '#shared/domain/procedure/counting/limits.ts';
import { dateOfNumber, dayNumber, type IsoDate, isIsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { systemClock } from '#main/platform/clock.ts';
import type { Answer } from '../answer.ts';
import { type CliIo, plainCommand } from '../command-kit.ts';
import { deadlineEventsExample, deadlineEventsFile } from './deadline-events.ts';
import { lawData } from '../law-data.ts';
import { readJson } from '../read-json.ts';

const ARCHIVE = '--archive <文件夹>';
const ARCHIVE_WORDS = '同时采用这个档案库导入的放假安排和本地休息日（默认：只用程序自带的数据）';

const EVENTS_HELP = `
事件文件（JSON）按日期先后列出期限进行中发生的事情，见 deadline example：
  {"event": "extended", "on": 日期, "amount": 数量}   批准延长，数量的单位与期限相同
  {"event": "period", "on": 日期, "amount": 数量}     决定书写明的较短期限
  {"event": 扣除, "on": 开始日, "until": 结束日}      不计入的时间：开始日仍计入，其后到结束日（含）不计入，重叠的只扣一次
扣除有：testing 检测、检验、检疫、鉴定；testing_told 同上且期间已书面告知当事人（B3，首尾两日都不计入）；identification 权利人辨认、鉴别；
suspension 中止；hearing 听证；announcement 公告；refund 责令退款；hindrance 不可抗力等正当理由（E3、E5）。`;

/** `deadline compute`, `deadline example`, `workdays`: limits and working days, without an archive. */
export function deadlineCommands(program: Command, io: CliIo): void {
  const deadline = program.command('deadline').description('期限');

  plainCommand(
    deadline
      .command('compute')
      .description('计算期限，逐日说明哪些日子计入、哪些不计入和原因')
      .requiredOption('--rule <编号>', '规则编号，例如 D1，见 rules list')
      .requiredOption('--start <日期>', '起算事件的日期；以小时计算的写时间，例如 2026-03-05T09:30')
      .option('--events <文件>', '期限进行中的延长、扣除（JSON），见 deadline example')
      .option('--estimate', '涉及没有放假安排的年份时，按周六、周日估计（默认：不计算）')
      .option(ARCHIVE, ARCHIVE_WORDS)
      .addHelpText('after', EVENTS_HELP),
    io,
    z.object({
      rule: z.string(),
      start: z.string(),
      events: z.string().optional(),
      estimate: z.boolean().default(false),
      archive: z.string().optional(),
    }),
    async ({ rule, start, events: file, estimate, archive }) => {
      const events = file === undefined ? [] : (await readJson(file, deadlineEventsFile)).events;
      const { limits, calendar } = await lawData(archive, io);
      const found = deadlineOf(
        { rule: sameRule(rule), start: start.trim(), events },
        { limits, calendar, today: systemClock.today() },
      );
      if (!estimate) requireKnown(found, start, calendar);
      return answerOf(found, start);
    },
  );

  plainCommand(deadline.command('example').description('输出一份完整的事件文件'), io, z.object({}), () => ({
    value: deadlineEventsExample,
    lines: [JSON.stringify(deadlineEventsExample, null, 2)],
  }));

  plainCommand(
    program
      .command('workdays')
      .description('列出一段时间的工作日，首尾两日都算在内')
      .requiredOption('--from <日期>', '第一日')
      .requiredOption('--to <日期>', '最后一日')
      .option(ARCHIVE, ARCHIVE_WORDS),
    io,
    z.object({ from: z.string(), to: z.string(), archive: z.string().optional() }),
    async ({ from, to, archive }) => {
      for (const date of [from, to])
        if (!isIsoDate(date)) throw unusable(`“${date}”不是日期，应写作2026-03-05的形式。`);
      if (to < from) throw unusable(`最后一日${to}早于第一日${from}，请核对。`);
      const { calendar } = await lawData(archive, io);
      requireYears(calendar, from, to);
      const days = workdaysBetween(calendar, from, to).map(dateOfNumber);
      return { value: { count: days.length, days }, lines: [`${days.length.toString()}个工作日`, ...days] };
    },
  );
}

const unusable = (sentence: string): ProblemError => new ProblemError('invalid-input', sentence);

/** `d1` is D1 and `e5B` is E5b. */
function sameRule(rule: string): string {
  const text = rule.trim();
  const tidy = text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  return isRuleId(tidy) ? tidy : text.toUpperCase();
}

const IMPORT = '请先导入该年的放假安排：anjuan calendar import --file <文件> --archive <文件夹>';

function requireYears(calendar: Calendar, from: IsoDate, to: IsoDate): void {
  for (let day = dayNumber(from); day <= dayNumber(to); day++) {
    if (calendar.on(day).known) continue;
    throw unusable(`没有${dateOfNumber(day).slice(0, 4)}年的放假安排，数不出工作日。${IMPORT}。`);
  }
}

/** Nothing is guessed: a limit that starts in, or depends on, a year without its notice is not answered. */
function requireKnown({ counted }: Deadline, start: string, calendar: Calendar): void {
  const day = start.trim().slice(0, 10);
  const unknown = !calendar.dayOf(day).known ? day : counted.estimate ? counted.due : undefined;
  if (unknown === undefined) return;
  throw unusable(
    `没有${unknown.slice(0, 4)}年的放假安排，算不出准确的日期（按周六、周日估计为${momentWords(counted.due)}，--estimate 可以照此输出）。${IMPORT}。`,
  );
}

function answerOf({ limit, counted, extended }: Deadline, start: string): Answer {
  const { due, estimate, steps, finishBy, notes } = counted;
  return {
    value: {
      due,
      article: limit.article,
      steps: steps.map(({ date, counted: counts, reason }) => ({ date, counted: counts, reason })),
      rule: limit.id,
      what: limit.what,
      start,
      amount: limit.amount,
      unit: limit.unit,
      ...(extended === 0 ? {} : { extended }),
      ...(estimate ? { estimate } : {}),
      ...(finishBy === undefined ? {} : { finishBy }),
      basis: limit.basis,
      consequence: limit.consequence,
      notes,
    },
    lines: [
      limitSentence(limit, start, counted, extended),
      ...runsOf(steps).map(runLine),
      ...(finishBy === undefined ? [] : [`届满前最后一个工作日：${momentWords(finishBy)}`]),
      ...notes,
    ],
    attention: estimate,
  };
}

function runLine({ from, to, counted, reason, nth }: Run): string {
  const days = from === to ? from : `${from} — ${to}`;
  const number = nth === undefined ? '' : nth[0] === nth[1] ? `第${nth[0].toString()}` : `第${nth.join('—')}`;
  return `  ${days}  ${counted ? '计入' : '不计'}  ${number === '' ? '' : `${number}  `}${reason}`;
}
