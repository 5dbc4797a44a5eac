import type { Command } from 'commander';
import * as z from 'zod';
import { basisWords, durationWords } from '#shared/domain/procedure/counting/explain.ts';
import { limitStarts } from '#shared/domain/procedure/events/limit-events.ts';
import { type Limit, notLimits } from '#shared/domain/procedure/counting/limits.ts';
import type { Lane } from '#shared/domain/procedure/stages/lane.ts';
import type { Statute } from '#shared/domain/statutes/statute.ts';
import { readShippedYears } from '#main/platform/rule-data/calendar-years.ts';
import { type FilingOrders, readFilingOrders } from '#main/platform/rule-data/filing-orders.ts';
import { readLanes } from '#main/platform/rule-data/procedure-lanes.ts';
import { readRules } from '#main/platform/rule-data/procedure-limits.ts';
import { readStatutes } from '#main/platform/rule-data/statutes.ts';
import { ownFileSchema } from '#shared/contract/archive.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveCommand, type CliIo, plainCommand } from '../command-kit.ts';
import { atDesk } from '../desk.ts';
import { resourceFolder } from '../law-data.ts';

/** One piece of data that is in force; `origin` archive: the bureau's own. */
interface InForce {
  readonly kind: 'limit' | 'calendar' | 'local-day' | 'statute' | 'filing-order' | 'lane';
  readonly id: string;
  readonly origin: 'program' | 'archive';
  readonly entry: object;
  /** what a person reads of it */
  readonly words: string;
}

const kindWords: Readonly<Record<InForce['kind'], string>> = {
  limit: '期限',
  calendar: '放假安排',
  'local-day': '本地日',
  statute: '法规',
  'filing-order': '归档顺序',
  lane: '办案程序',
};

/** `rules list`: what data is in force, and where it comes from. */
export function rulesCommands(program: Command, io: CliIo): void {
  const rulesOf = program.command('rules').description('规则数据');
  ownFileCommands(rulesOf, io);
  plainCommand(
    rulesOf
      .command('list')
      .description('列出采用的期限、放假安排、法规、归档顺序和办案程序，以及来源')
      .option('--archive <文件夹>', '连同这个档案库里本局自己的数据'),
    io,
    z.object({ archive: z.string().optional() }),
    async ({ archive }) => {
      const rules = archive === undefined ? await programRules() : await archiveRules(archive, io);
      return {
        value: {
          rules: rules.map(({ kind, id, origin, entry }) => ({ kind, id, origin, ...entry })),
          notLimits,
        },
        lines: [
          ...rules.map(
            ({ kind, id, origin, words }) =>
              `${kindWords[kind]}  ${id}  ${words}${origin === 'archive' ? '（本局）' : ''}`,
          ),
          ...notLimits.map(({ id, what, article }) => `不是期限  ${id}  ${what}（${article}）`),
        ],
      };
    },
  );
}

const FILES = '文件夹/文件，例如 limits/本省.yaml、access/roles.yaml、calendars/local.json';

/** Rules put into the archive's folder by hand: taken in, and out again. */
function ownFileCommands(rules: Command, io: CliIo): void {
  const named = (raw: string) => {
    const [folder, ...file] = raw.split('/');
    const name = ownFileSchema.safeParse({ folder, file: file.join('/') });
    if (!name.success)
      throw new ProblemError(
        'invalid-input',
        `--file 应是${FILES}，不是“${raw}”。一年的放假安排用 calendar import，文书模板用 template import。`,
        { file: raw },
      );
    return name.data;
  };
  archiveCommand(
    rules
      .command('take')
      .description('采用放入档案库文件夹的规则文件（期限、法规、权限、归档顺序……）')
      .requiredOption('--file <文件>', FILES)
      .requiredOption('--source <来源>', '来源和依据'),
    io,
    z.object({ file: z.string(), source: z.string() }),
    async ({ client }, { file, source }) => {
      await client.archive.takeFile({ ...named(file), source });
      return { value: { file, source }, lines: [`已采用${file}（来源：${source}）。`] };
    },
    { archive: 'any' },
  );
  archiveCommand(
    rules
      .command('drop')
      .description('停用本局的一个规则文件，恢复程序自带的')
      .requiredOption('--file <文件>', FILES),
    io,
    z.object({ file: z.string() }),
    async ({ client }, { file }) => {
      await client.archive.dropFile(named(file));
      return { value: { file }, lines: [`已停用${file}。`] };
    },
    { archive: 'any' },
  );
}

async function programRules(): Promise<readonly InForce[]> {
  const limits = await readRules(resourceFolder('limits/rules'));
  const years = await readShippedYears(resourceFolder('calendars'));
  const { statutes } = await readStatutes(resourceFolder('statutes'));
  return [
    ...limits.all().map((limit) => limitEntry(limit, 'program')),
    ...years.map((year) => yearEntry({ ...year, own: false })),
    ...statutes.map((law) => statuteEntry(law, 'program')),
    ...orderEntries(await readFilingOrders({ shipped: resourceFolder('filing-order') })),
    ...(await readLanes(resourceFolder('procedure'))).map((lane) => laneEntry({ lane, own: false })),
  ];
}

async function archiveRules(archive: string, io: CliIo): Promise<readonly InForce[]> {
  const shipped = await readStatutes(resourceFolder('statutes'));
  const asShipped = new Set(shipped.statutes.map((law) => JSON.stringify(law)));
  return atDesk({ archive, progress: io.progress }, async ({ app }) => {
    const { limits, ownRules, filingOrders, calendars, statutes, procedure } = app.workplace();
    const { years, localDays } = calendars.state();
    const laws = (await statutes.list()).statutes;
    return [
      ...limits.all().map((limit) => limitEntry(limit, ownRules.has(limit.id) ? 'archive' : 'program')),
      ...years.toReversed().map(yearEntry),
      ...localDays.map((day): InForce => ({
        kind: 'local-day',
        id: day.date,
        origin: 'archive',
        entry: day,
        words: `${day.workday ? '上班' : '休息'}：${day.reason}`,
      })),
      ...laws.map((one) => statuteEntry(one, asShipped.has(JSON.stringify(one)) ? 'program' : 'archive')),
      ...orderEntries(filingOrders),
      ...procedure.lanes().map(laneEntry),
    ];
  });
}

const orderEntries = ({ byId, ownIds }: FilingOrders): readonly InForce[] =>
  [...byId.values()].map(({ id, name, basis }) => ({
    kind: 'filing-order',
    id,
    origin: ownIds.has(id) ? 'archive' : 'program',
    entry: { name, basis },
    words: `${name}（${basis}）`,
  }));

function limitEntry(limit: Limit, origin: InForce['origin']): InForce {
  const { id, what, amount, unit, start, article, from, until } = limit;
  const basis = basisWords(limit);
  const force = until === undefined ? `${from}起施行` : `${from}至${until}施行`;
  return {
    kind: 'limit',
    id,
    origin,
    entry: limit,
    words: `${what}：自${limitStarts[start]}起${durationWords(amount, unit)}（${article}，${force}${basis === '' ? '' : `；${basis}`}）`,
  };
}

function laneEntry({ lane, own }: { readonly lane: Lane; readonly own: boolean }): InForce {
  const { id, name, from, until, article, basis, steps } = lane;
  return {
    kind: 'lane',
    id,
    origin: own ? 'archive' : 'program',
    entry: { name, from, ...(until === undefined ? {} : { until }), article, basis, steps: steps.length },
    words: `${name}：${steps.length.toString()}步（${article}，${until === undefined ? `${from}起施行` : `${from}至${until}施行`}）`,
  };
}

interface YearInForce {
  readonly year: number;
  readonly title: string;
  readonly papers: readonly string[];
  readonly own: boolean;
}

const yearEntry = ({ year, title, papers, own }: YearInForce): InForce => ({
  kind: 'calendar',
  id: year.toString(),
  origin: own ? 'archive' : 'program',
  entry: { title, papers },
  words: `${title} ${papers.join(' ')}`,
});

const statuteEntry = ({ title, effective }: Statute, origin: InForce['origin']): InForce => ({
  kind: 'statute',
  id: title,
  origin,
  entry: { name: title, ...(effective === undefined ? {} : { from: effective }) },
  words: effective === undefined ? '' : `${effective}起施行`,
});
