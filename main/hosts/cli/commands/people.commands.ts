import type { Command } from 'commander';
import * as z from 'zod';
import { personInput, type PinSlip } from '#shared/contract/people.ts';
import { roleWords } from '#shared/domain/people/roles.ts';
import { problemOf } from '#shared/lib/problem.ts';
import { archiveCommand, type CliIo, plainCommand } from '../command-kit.ts';
import { readJson } from '../read-json.ts';
import { peopleExample } from './examples.ts';

/** 王芳（wangfang）的初始密码：042918，第一次进入时更换。 */
export const slipLine = ({ name, login, pin }: PinSlip): string =>
  `${name}（${login}）的初始密码：${pin}，第一次进入时更换。`;

const slip = ({ firstPin, ...who }: { name: string; login: string; firstPin: string }): string =>
  slipLine({ ...who, pin: firstPin });

/** One person, or several: what is wrong with one of them is said of his entry. */
const peopleFile = z.preprocess((given) => [given].flat(), z.array(personInput));

export function peopleCommands(program: Command, io: CliIo): void {
  const people = program.command('people').description('人员');

  plainCommand(people.command('example').description('输出登记人员的完整示例'), io, z.object({}), () => ({
    value: peopleExample,
    lines: [JSON.stringify(peopleExample, null, 2)],
  }));

  archiveCommand(
    people.command('list').description('列出登记的人员和角色'),
    io,
    z.object({}),
    async ({ client }) => {
      const list = await client.people.list({});
      return {
        value: list.map(({ id, login, name, department, roles, active, pin, ...certificate }) => ({
          id,
          login,
          name,
          department,
          roles,
          active,
          pin,
          ...(certificate.certificateNumber === ''
            ? {}
            : {
                certificateNumber: certificate.certificateNumber,
                certificateValidUntil: certificate.certificateValidUntil,
              }),
        })),
        lines: list.map(({ login, name, department, roles, active, certificateNumber }) =>
          [login, name, department, roleWords(roles), certificateNumber, active ? '' : '已停用']
            .filter((word) => word !== '')
            .join('  '),
        ),
      };
    },
  );

  archiveCommand(
    people
      .command('add')
      .description('登记人员，发放初始密码')
      .requiredOption('--from <文件>', '人员（JSON，见 people example；一名或者多名）'),
    io,
    z.object({ from: z.string() }),
    async ({ client }, { from }) => {
      const added: { id: string; name: string; login: string; firstPin: string }[] = [];
      const given = await readJson(from, peopleFile);
      for (const person of given) {
        try {
          const { id, name, login, firstPin } = await client.people.add(person);
          added.push({ id, name, login, firstPin });
        } catch (error) {
          // Those before him are registered, and their PINs are shown this once.
          if (added.length === 0) throw error;
          const { message } = problemOf(error);
          const left = given.slice(added.length).map(({ name }) => name);
          return {
            attention: true,
            value: { added, notAdded: left, problem: message },
            lines: [...added.map(slip), `没有登记：${left.join('、')}。${message}`],
          };
        }
      }
      return { value: { added }, lines: added.map(slip) };
    },
  );

  archiveCommand(
    people
      .command('cases')
      .description('列出一名执法人员承办、还没有办结的案件')
      .requiredOption('--person <登录名>', '登录名或者执法证号'),
    io,
    z.object({ person: z.string() }),
    async ({ app, client }, { person }) => {
      const { id, name } = await app.workplace().accounts.byLogin(person);
      const { caseNumbers, cases } = await client.handling.openCasesOf({ personId: id });
      return {
        value: { personId: id, caseNumbers, cases },
        lines:
          caseNumbers.length === 0
            ? [`${name}没有未办结的案件。`]
            : caseNumbers.map((number) =>
                [number, cases.find(({ caseNumber }) => caseNumber === number)?.title ?? ''].join('  '),
              ),
      };
    },
  );

  archiveCommand(
    people
      .command('hand-over')
      .description('把一名执法人员未办结的案件移交给另一名')
      .requiredOption('--from <登录名>', '原办案人员')
      .requiredOption('--to <登录名>', '由谁接办')
      .requiredOption('--on <日期>', '从哪天起')
      .requiredOption('--reason <理由>', '理由')
      .option('--case <编号...>', '案件编号或者案号，可以写几个；不写的全部移交'),
    io,
    z.object({
      from: z.string(),
      to: z.string(),
      on: z.string(),
      reason: z.string(),
      case: z.array(z.string()).optional(),
    }),
    async ({ app, client, findCase }, { from, to, on, reason, case: named }) => {
      const { accounts } = app.workplace();
      const leaving = await accounts.byLogin(from);
      const coming = await accounts.byLogin(to);
      const caseIds: string[] = [];
      if (named === undefined)
        for (const { caseId } of (await client.handling.openCasesOf({ personId: leaving.id })).cases)
          caseIds.push(caseId);
      else for (const one of named) caseIds.push((await findCase(one)).id);
      if (caseIds.length === 0)
        return { value: { handedOver: 0 }, lines: [`${leaving.name}没有未办结的案件，没有移交。`] };
      const done = await client.handling.handOver({
        ...{ fromId: leaving.id, toId: coming.id, caseIds, on, reason },
      });
      return {
        value: done,
        lines: [`已将${leaving.name}的${done.handedOver.toString()}件案件移交${coming.name}。`],
      };
    },
  );
}
