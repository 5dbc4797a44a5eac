import * as z from 'zod';
import { documentDataSchema } from '#shared/contract/document-data.ts';
import type { Actor } from '#shared/contract/session.ts';
import { type DocumentData, documentSchemaId } from '#shared/domain/documents/values/document-data.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { refuseMisfits } from './check-draft.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { listDocuments, type StoredDocument } from '../context/documents.repository.ts';
import { createDraft } from './edit-drafts.ts';

/**
 * Begins a draft from a document exported as data: every value as it was, open blanks open, whatever this case knows.
 * Number and day of issue are not taken over: the draft gets its own when it is finalised. Errors: `invalid-input`
 * naming the place in the file, the edition, template or field that does not fit; `not-found` for the case.
 */
export async function importDocument(
  context: DocumentContext,
  actor: Actor,
  caseId: string,
  content: unknown,
): Promise<StoredDocument> {
  const data = readDocumentData(content);
  const { edition } = await context.cases.get(caseId);
  const template = templateFor(context, data, edition);
  refuseMisfits(template, data.values);
  const servesDocumentId = await servedIn(context, caseId, data);
  return createDraft(context, actor, {
    caseId,
    templateNumber: template.number,
    imported: { own: data.values, from: data.caseNumber },
    ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
  });
}

const labelled = z.object({ schema: z.string().startsWith('anjuan:document/') });

function readDocumentData(content: unknown): DocumentData {
  const outcome = documentDataSchema.safeParse(content);
  if (outcome.success) return outcome.data;
  if (!labelled.safeParse(content).success)
    throw new ProblemError('invalid-input', '这不是文书数据，没有导入。请选择由“导出数据”保存的文件。');
  const [issue] = outcome.error.issues;
  const path = issue?.path.join('.') ?? '';
  const place = path === '' ? '' : `的“${path}”`;
  throw new ProblemError(
    'invalid-input',
    issue?.code === 'unrecognized_keys'
      ? `文书数据${place}里有不认识的项目“${issue.keys.join('、')}”，没有导入。`
      : `文书数据${place}缺少或者不符合格式，没有导入。`,
    { field: path },
  );
}

/** Errors: `invalid-input` for an edition this case does not use and for a template it does not have. */
function templateFor({ library }: DocumentContext, data: DocumentData, edition: string): Template {
  const { template: named } = data;
  if (!library.editions().includes(data.edition))
    throw new ProblemError(
      'invalid-input',
      `没有“${data.edition}”这一版文书格式，可能由更新的程序导出，没有导入。`,
      { edition: data.edition },
    );
  if (data.edition !== edition)
    throw new ProblemError(
      'invalid-input',
      `这份数据用“${data.edition}”版格式，本案用“${edition}”版，不能导入本案。`,
      { edition: data.edition },
    );
  const template = library.find(named.number, edition);
  if (template?.id !== named.id || data.schema !== documentSchemaId(template))
    throw new ProblemError(
      'invalid-input',
      `本程序没有第${named.number.toString()}号“${named.name}”（${named.id}）这种文书，没有导入。`,
      { template: named.number },
    );
  return template;
}

/** For a 送达回证: the finalised document of this case that it names, if there is exactly one such. */
async function servedIn(
  { archive }: DocumentContext,
  caseId: string,
  { serves }: DocumentData,
): Promise<string | undefined> {
  if (serves === undefined) return undefined;
  const found = (await listDocuments(archive.db, caseId)).filter(
    ({ state, title, documentNumber }) =>
      state === 'finalised' && title === serves.title && documentNumber === serves.documentNumber,
  );
  return found.length === 1 ? found[0]?.id : undefined;
}
