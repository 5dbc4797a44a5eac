import type { Command } from 'commander';
import * as z from 'zod';
import type { ClockView } from '#shared/contract/procedure.ts';
import type { NextStepView, WayView } from '#shared/contract/way.ts';
import { caseStageNames } from '#shared/domain/cases/stage.ts';
import { doers } from '#shared/domain/procedure/stages/lane.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';

const signs = { done: '✓', here: '●', ahead: '○', off: '－', left_out: '×' } as const;

/** `procedure show`: where a case stands, what comes next, what runs and what is missing. */
export function wayCommands(program: Command, io: CliIo): void {
  const group = program.command('procedure').description('办案程序');
  archiveCommand(
    group
      .command('show')
      .description('显示一个案件走到了哪一步')
      .requiredOption('--case <编号>', '案件编号或者案号'),
    io,
    z.object({ case: z.string() }),
    async ({ client, findCase }, options) => {
      const { id: caseId, stage, title, caseNumber } = await findCase(options.case);
      const way = await client.way.ofCase({ caseId });
      const { clocks, faults } = await client.procedure.ofCase({ caseId });
      const warnings = faults.map(({ sentence }) => sentence);
      const [own] = way.runs;
      return {
        value: {
          lane: own?.lane ?? '',
          stage,
          steps: way.runs.flatMap((run) => run.steps.map((step) => stepShape(run, step))),
          next: way.next.map(nextShape),
          clocks: clocks.map(clockShape),
          missing: way.missing.map(({ sentence, since, article }) => ({ what: sentence, since, article })),
          warnings,
        },
        warnings,
        lines: [
          `${title}（${caseNumber}） ${own?.name ?? ''} · ${caseStageNames[stage]}`,
          ...way.runs.flatMap(runLines),
          ...(way.next.length === 0 ? ['没有下一步。'] : way.next.map(nextLine)),
          ...clocks.map(({ what, on, estimate }) => `期限：${what} ${on}${estimate ? '（估计）' : ''}`),
          ...way.missing.map(({ sentence }) => `缺：${sentence}`),
        ],
      };
    },
  );
}

type Run = WayView['runs'][number];

const stepShape = ({ startId }: Run, { id, state, on }: Run['steps'][number]) => ({
  id,
  state,
  ...(on === undefined ? {} : { on }),
  ...(startId === undefined ? {} : { startId }),
});

const nextShape = ({ step, name, document, by, due, waitsUntil, article }: NextStepView) => ({
  step,
  name,
  ...(document === undefined ? {} : { document: document.name, template: document.templateNumber }),
  by: doers[by],
  ...(due === undefined ? {} : { due }),
  ...(waitsUntil === undefined ? {} : { waitsUntil }),
  article,
});

const clockShape = ({ rule, what, on, estimate, article }: ClockView) => ({
  rule,
  what,
  due: on,
  estimate,
  article,
});

const runLines = ({ name, startId, startedOn, steps }: Run): readonly string[] => [
  ...(startId === undefined ? [] : [`${name}（${startedOn ?? ''}起）`]),
  ...steps
    .filter(({ state }) => state !== 'off')
    .map(({ name: step, state, on, due, departures }) => {
      const reason = departures.find(({ counts }) => counts)?.reason;
      return [
        `  ${signs[state]} ${step}`,
        on,
        due === undefined ? undefined : `至${due}`,
        reason === undefined ? undefined : `未办理：${reason}`,
      ]
        .filter((part) => part !== undefined)
        .join('  ');
    }),
];

const nextLine = ({ name, document, by, due, waitsUntil, article }: NextStepView, index: number): string =>
  `${index === 0 ? '下一步' : '也可以'}：${name}${document === undefined ? '' : `（${document.name}）`}，${doers[by]}` +
  `${due === undefined ? '' : `，${due}以前`}${waitsUntil === undefined ? '' : `，等到${waitsUntil}`}（${article}）`;
