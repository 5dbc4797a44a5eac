import type { Command } from 'commander';
import * as z from 'zod';
import { type CaseSummary, caseFileInput } from '#shared/contract/cases.ts';
import type { ClockView } from '#shared/contract/procedure.ts';
import { caseStageNames, caseStages } from '#shared/domain/cases/stage.ts';
import { partyRemarks } from '#shared/domain/cases/party.ts';
import { said } from '../answer.ts';
import { archiveCommand, type CliIo, plainCommand } from '../command-kit.ts';
import type { CoreClient } from '../../common/core-client.ts';
import { caseExample } from './examples.ts';
import { readJson } from '../read-json.ts';

const PAGE = 200;

async function allCases(client: CoreClient, filter: { text: string; stage?: CaseSummary['stage'] }) {
  const cases: CaseSummary[] = [];
  for (;;) {
    const page = await client.cases.list({ ...filter, sort: 'number', offset: cases.length, limit: PAGE });
    cases.push(...page.cases);
    if (page.cases.length < PAGE) return cases;
  }
}

export function caseCommands(program: Command, io: CliIo): void {
  const group = program.command('case').description('案件');

  plainCommand(group.command('example').description('输出新建案件的完整示例'), io, z.object({}), () => ({
    value: caseExample,
    lines: [JSON.stringify(caseExample, null, 2)],
  }));

  archiveCommand(
    group
      .command('create')
      .description('新建案件')
      .requiredOption('--from <文件>', '案件信息（JSON，见 case example）'),
    io,
    z.object({ from: z.string() }),
    async ({ app, client }, { from }) => {
      const { officers, ...input } = await readJson(from, caseFileInput);
      const { people } = app.workplace();
      const officerIds: string[] = [];
      for (const number of officers) officerIds.push((await people.byCertificate(number)).id);
      const made = await client.cases.create({ ...input, officerIds });
      const warnings = partyRemarks(made.party).map(({ message }) => message);
      return {
        warnings,
        value: { caseId: made.id, caseNumber: made.caseNumber, ...said(warnings) },
        lines: [`已新建案件：${made.title}（${made.caseNumber}，编号${made.id}）。`],
      };
    },
  );

  archiveCommand(
    group
      .command('list')
      .description('列出案件')
      .option('--text <文字>', '案号、当事人、案由、办案人员或者拼音首字母', '')
      .option('--stage <阶段>', `办案阶段：${caseStages.join('、')}`),
    io,
    z.object({
      text: z.string(),
      stage: z.enum(caseStages, `--stage 应为${caseStages.join('、')}之一。`).optional(),
    }),
    async ({ client }, { text, stage }) => {
      const cases = await allCases(client, { text, ...(stage === undefined ? {} : { stage }) });
      return {
        value: { total: cases.length, cases },
        lines: cases.map(
          ({ id, caseNumber, stage, title }) => `${id}  ${caseNumber}  ${caseStageNames[stage]}  ${title}`,
        ),
      };
    },
  );

  archiveCommand(
    group.command('show').description('显示一个案件').requiredOption('--case <编号>', '案件编号或者案号'),
    io,
    z.object({ case: z.string() }),
    async ({ client, findCase }, options) => {
      const found = await findCase(options.case);
      const { timeline, clocks, faults } = await client.procedure.ofCase({ caseId: found.id });
      return {
        value: { ...found, timeline, clocks: clocks.map(clockValue), faults },
        lines: [
          `${found.title}（${found.caseNumber}）`,
          `阶段：${caseStageNames[found.stage]}`,
          `当事人：${found.party.name}`,
          `案由：${found.cause}`,
          `办案人员：${found.officers.map(({ name }) => name).join('、')}`,
          ...(clocks.length === 0 ? [] : ['期限：']),
          ...clocks.map(clockLine),
          ...(faults.length === 0 ? [] : ['经过的日期有问题：']),
          ...faults.map(({ sentence }) => `  ${sentence}`),
        ],
      };
    },
  );

  archiveCommand(
    group
      .command('officers')
      .description('列出案件的办案人员、起止日期和回避')
      .requiredOption('--case <编号>', '案件编号或者案号'),
    io,
    z.object({ case: z.string() }),
    async ({ client, findCase }, options) => {
      const found = await client.handling.ofCase({ caseId: (await findCase(options.case)).id });
      return {
        value: found,
        lines: [
          ...found.terms.map(({ name, certificateNumber, since, until }) =>
            [
              name,
              certificateNumber,
              since === undefined ? '' : `${since}起`,
              until === undefined ? '' : `到${until}`,
            ]
              .filter((word) => word !== '')
              .join('  '),
          ),
          ...found.requests.map(
            ({ personName, askedOn, decidedBy }) =>
              `回避申请：${personName}，${askedOn}提出，还没有决定。${decidedBy}`,
          ),
          ...found.recusals.map(
            ({ personName, granted, decidedBy, decidedOn }) =>
              `回避决定：${personName}${granted ? '回避' : '不回避'}，${decidedBy}于${decidedOn}决定。`,
          ),
          ...found.problems,
        ],
      };
    },
  );
}

/** A limit as `deadline compute` names its parts. */
const clockValue = ({
  rule,
  what,
  start,
  on: due,
  daysLeft,
  estimate,
  stopped,
  article,
  documentId,
}: ClockView) => ({
  rule,
  what,
  start,
  due,
  daysLeft,
  estimate,
  stopped,
  article,
  ...(documentId === undefined ? {} : { documentId }),
});

function clockLine({ rule, what, start, on, daysLeft, estimate, stopped }: ClockView): string {
  const left =
    daysLeft > 0
      ? `还有${daysLeft.toString()}天`
      : daysLeft === 0
        ? '今天届满'
        : `已过${(-daysLeft).toString()}天`;
  return `  ${rule}  ${what}：${start}起，${estimate ? '估计' : ''}到${on}，${left}${stopped ? '（扣除的时间还没有结束）' : ''}`;
}
