import type { Actor } from '#shared/contract/session.ts';
import { canBeSetAside } from '#shared/domain/documents/contradictions/finding-identity.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { findingsIn } from './find-contradictions.ts';
import { deleteSetAside, keepSetAside, listSetAside } from './set-aside.repository.ts';

export interface FindingSetAside {
  readonly caseId: string;
  readonly identity: string;
  readonly reason: string;
  readonly issuing?: string | undefined;
}

/**
 * 已核对，无须更改: somebody looked at a finding and left it as it is. The finding is looked up anew, so that nobody sets
 * aside what has changed since it was on screen.
 *
 * Errors: `blocked-by-rule` for what must be mended, `conflict` when it is no longer found or set aside already.
 */
export async function setAsideFinding(
  context: DocumentContext,
  actor: Actor,
  { caseId, identity, reason, issuing }: FindingSetAside,
): Promise<void> {
  const { archive } = context;
  const found = (await findingsIn(context, caseId, issuing)).find((finding) => finding.identity === identity);
  if (found === undefined) {
    throw new ProblemError('conflict', '这一处问题已经改正，或者内容有了变化，请刷新后再看。', { identity });
  }
  const { rule, severity, sentence } = found;
  if (!canBeSetAside(found)) {
    throw new ProblemError(
      'blocked-by-rule',
      '这一处须先处理，不能列为“已核对”。请改正文书；确有理由的，在定稿时勾选“仍要定稿”并写明理由。',
      { identity, rule },
    );
  }
  await archive.act(actor, async (tx) => {
    const known = (await listSetAside(tx, caseId)).get(identity);
    if (known !== undefined) {
      throw new ProblemError('conflict', `${known.by}已将这一处列为“已核对”，请刷新后再看。`);
    }
    const at = archive.clock.now();
    await keepSetAside(tx, caseId, { identity, rule, severity, sentence, reason, at, by: actor.name });
    return {
      value: undefined,
      act: {
        act: 'documents.set-finding-aside',
        sentence: `已核对，无须更改：${sentence}理由：${reason}`,
        caseId,
        details: { identity, rule, finding: sentence, reason },
      },
    };
  });
}

/**
 * The finding counts again. Errors: `conflict` when it is not set aside, `blocked-by-rule` for the reason a document was
 * issued with: that stands as long as the document.
 */
export async function takeBackFinding(
  { archive }: DocumentContext,
  actor: Actor,
  caseId: string,
  identity: string,
): Promise<void> {
  await archive.act(actor, async (tx) => {
    const taken = (await listSetAside(tx, caseId)).get(identity);
    if (taken === undefined) {
      throw new ProblemError('conflict', '这一处没有列为“已核对”，或者已经取消，请刷新后再看。', {
        identity,
      });
    }
    const { rule, sentence, reason, by } = taken;
    if (!canBeSetAside(taken)) {
      throw new ProblemError(
        'blocked-by-rule',
        '这是定稿时写明的理由，不能取消。文书有错误的，请补正或者作废重做。',
        { identity, rule },
      );
    }
    await deleteSetAside(tx, caseId, identity);
    return {
      value: undefined,
      act: {
        act: 'documents.take-finding-back',
        sentence: `取消“已核对”：${sentence}`,
        caseId,
        details: { identity, rule, finding: sentence, reason, by },
      },
    };
  });
}
