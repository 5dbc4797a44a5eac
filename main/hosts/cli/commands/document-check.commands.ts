import type { Command } from 'commander';
import * as z from 'zod';
import type { DocumentFinding } from '#shared/contract/document-checks.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';

/** How much of an identity stands in front of a line; as much or more of it is enough to name the finding. */
const SHOWN = 8;

const lineOf = ({ identity, severity, sentence, article }: DocumentFinding): string => {
  const basis = article === undefined ? '' : `（${article}）`;
  return `${severity === 'blocking' ? '●' : '○'} ${identity.slice(0, SHOWN)}  ${sentence}${basis}`;
};

/** The finding that is meant by the beginning of its identity. */
function findNamed<Found extends DocumentFinding>(findings: readonly Found[], named: string): Found {
  const [found, ...others] = findings.filter(({ identity }) => identity.startsWith(named));
  if (found === undefined) {
    throw new ProblemError('not-found', `没有编号以“${named}”开头的问题，请先运行 document check 查看。`);
  }
  if (others.length > 0) {
    throw new ProblemError('invalid-input', `编号以“${named}”开头的问题不止一处，请多写几位。`);
  }
  return found;
}

const ofFinding = z.object({
  case: z.string(),
  finding: z.string().min(SHOWN, `--finding 至少写${SHOWN.toString()}位，见 document check。`),
});

/** What does not agree in a case: `document check`, `set-aside`, `take-back`. */
export function documentCheckCommands(document: Command, io: CliIo): void {
  archiveCommand(
    document
      .command('check')
      .description('检查一个案件的全部文书是否互相矛盾')
      .requiredOption('--case <编号>', '案件编号或者案号'),
    io,
    z.object({ case: z.string() }),
    async ({ client, findCase }, options) => {
      const { id: caseId } = await findCase(options.case);
      const { findings, setAside } = await client.documents.check({ caseId });
      const blocking = findings.filter(({ severity }) => severity === 'blocking').length;
      return {
        value: { blocking, attention: findings.length - blocking, findings, setAside },
        attention: findings.length > 0,
        lines: [
          ...(findings.length > 0
            ? findings.map(lineOf)
            : [setAside.length === 0 ? '全部文书没有发现互相矛盾之处。' : '没有待处理的问题。']),
          ...(setAside.length === 0 ? [] : [`已核对（${setAside.length.toString()}）`]),
          ...setAside.flatMap((one) => [
            `✓ ${one.identity.slice(0, SHOWN)}  ${one.sentence}`,
            `    理由：${one.reason}  ${one.by} ${one.at.slice(0, 16).replace('T', ' ')}`,
          ]),
        ],
      };
    },
  );

  archiveCommand(
    document
      .command('set-aside')
      .description('把一处问题列为“已核对，无须更改”')
      .requiredOption('--case <编号>', '案件编号或者案号')
      .requiredOption('--finding <编号>', '问题编号，见 document check')
      .requiredOption('--reason <理由>', '为什么无须更改'),
    io,
    ofFinding.extend({ reason: z.string() }),
    async ({ client, findCase }, options) => {
      const { id: caseId } = await findCase(options.case);
      const { findings } = await client.documents.check({ caseId });
      const { identity, sentence } = findNamed(findings, options.finding);
      await client.documents.setAsideFinding({ caseId, identity, reason: options.reason });
      return { value: { identity }, lines: [`已核对，无须更改：${sentence}`] };
    },
  );

  archiveCommand(
    document
      .command('take-back')
      .description('取消“已核对”，该处问题重新列出')
      .requiredOption('--case <编号>', '案件编号或者案号')
      .requiredOption('--finding <编号>', '问题编号，见 document check'),
    io,
    ofFinding,
    async ({ client, findCase }, options) => {
      const { id: caseId } = await findCase(options.case);
      const { setAside } = await client.documents.check({ caseId });
      const { identity, sentence } = findNamed(setAside, options.finding);
      await client.documents.takeBackFinding({ caseId, identity });
      return { value: { identity }, lines: [`重新列出：${sentence}`] };
    },
  );
}
