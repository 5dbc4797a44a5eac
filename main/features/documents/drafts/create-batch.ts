import type { Actor } from '#shared/contract/session.ts';
import {
  batchProblems,
  batchSubject,
  batchValues,
  isBatchTemplate,
  MOST_BATCH_ROWS,
} from '#shared/domain/documents/values/batch.ts';
import type { Row, Template, Values } from '#shared/domain/documents/template/template.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { refuseMisfits } from './check-draft.ts';
import { type DocumentContext, factsForDocuments } from '../context/document-context.ts';
import { insertDocument, type StoredDocument } from '../context/documents.repository.ts';
import { newDraft } from './edit-drafts.ts';

export interface NewBatch {
  readonly caseId: string;
  readonly templateNumber: number;
  /** own values every document begins with; never those of its row */
  readonly common: Values;
  readonly rows: readonly Row[];
}

/**
 * 成批填写: a draft for each row, in one transaction with an act for each. Every draft follows its case like any other.
 * Errors: `invalid-input` for a template without rows, common values that do not fit, and the first wrong row.
 */
export async function createBatch(
  context: DocumentContext,
  actor: Actor,
  { caseId, templateNumber, common, rows }: NewBatch,
): Promise<{ readonly template: Template; readonly documents: readonly StoredDocument[] }> {
  const { archive, cases, library } = context;
  const template = library.get(templateNumber, (await cases.get(caseId)).edition);
  refuseBatch(template, common, rows);
  const facts = await factsForDocuments(context, caseId);
  const begun = { caseId, at: archive.clock.now(), by: actor };
  // Ids of one moment are in no order of their own; lists show the documents in the order of the rows.
  const ids = rows.map(newId).toSorted();
  const documents = rows.map((row, at) =>
    newDraft(
      template,
      facts,
      { ...common, ...batchValues(template, row) },
      { ...begun, id: ids[at] ?? newId() },
    ),
  );
  return archive.act(actor, async (tx) => {
    for (const document of documents) await insertDocument(tx, document);
    return {
      value: { template, documents },
      act: documents.map((document, at) => ({
        act: 'documents.create',
        sentence: sentenceOf(document, batchSubject(template, document.own), at + 1, rows.length),
        caseId,
        details: { documentId: document.id, templateNumber, batch: { row: at + 1, rows: rows.length } },
      })),
    };
  });
}

function sentenceOf(
  { title }: StoredDocument,
  subject: string | undefined,
  row: number,
  rows: number,
): string {
  const place = `成批填写，第${row.toString()}份，共${rows.toString()}份`;
  return `新建文书${title}${subject === undefined ? '' : `“${subject}”`}（${place}）`;
}

/** Nothing is made with a single wrong cell in it. */
function refuseBatch(template: Template, common: Values, rows: readonly Row[]): void {
  if (!isBatchTemplate(template))
    throw new ProblemError('invalid-input', `“${template.name}”不能成批填写，请逐份起草。`, {
      template: template.number,
    });
  if (rows.length === 0 || rows.length > MOST_BATCH_ROWS)
    throw new ProblemError(
      'invalid-input',
      `一次可以填写 1 至 ${MOST_BATCH_ROWS.toString()} 行，现有 ${rows.length.toString()} 行。`,
    );
  const own = template.fields.find(
    ({ id }) => template.batch?.includes(id) === true && Object.hasOwn(common, id),
  );
  if (own !== undefined)
    throw new ProblemError('invalid-input', `“${own.label}”逐份不同，应写在各行里。`, { field: own.id });
  refuseMisfits(template, common);
  const [problem, ...more] = batchProblems(template, rows);
  if (problem === undefined) return;
  const rest = more.length === 0 ? '' : `另有 ${more.length.toString()} 处不合。`;
  throw new ProblemError('invalid-input', `${problem.sentence}${rest}一份也没有建，请改好后再试。`, {
    row: problem.row,
    ...(problem.column === undefined ? {} : { column: problem.column }),
  });
}
