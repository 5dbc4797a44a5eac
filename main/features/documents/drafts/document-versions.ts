import type { VersionSummary } from '#shared/contract/document-history.ts';
import { changedFields } from '#shared/domain/documents/values/compare-values.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import { staysAsVersion } from '#shared/domain/documents/values/version-rule.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Tx } from '../../../platform/sqlite/open.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { findDocument, keptTemplate, type StoredDocument } from '../context/documents.repository.ts';
import { keepState, lastKeptAt, listStates } from '../context/saved-states.repository.ts';

/** Inside a save: keeps the state it replaces where the rule says so, or the save demands it; tells whether it did. */
export async function keepReplaced(
  tx: Tx,
  replaced: StoredDocument,
  next: StoredDocument,
  demanded: boolean,
): Promise<boolean> {
  const since = (await lastKeptAt(tx, replaced.id)) ?? replaced.createdAt;
  const state = ({ own, updatedAt, updatedBy }: StoredDocument) => ({
    own,
    savedAt: updatedAt,
    savedBy: updatedBy,
  });
  const stays = demanded || staysAsVersion(state(replaced), state(next), since);
  if (stays) await keepState(tx, replaced);
  return stays;
}

/** The kept states of a document and the present one, the newest first, each with what it changed. */
export async function versionsOf(
  context: DocumentContext,
  documentId: string,
): Promise<readonly VersionSummary[]> {
  const { db } = context.archive;
  const document = await findDocument(db, documentId);
  const template = await templateOf(context, document);
  const { revision, own, updatedAt, updatedBy } = document;
  const states = [
    ...(await listStates(db, documentId)),
    { revision, own, savedAt: updatedAt, savedBy: updatedBy },
  ];
  return states
    .map((state, index) => ({
      revision: state.revision,
      savedAt: state.savedAt,
      savedBy: state.savedBy,
      current: state.revision === revision,
      changed: changedFields(template, states[index - 1]?.own ?? {}, state.own).map(
        ({ field }) => field.label,
      ),
    }))
    .toReversed();
}

/** The entered values of one state. Errors: `not-found`. */
export async function versionOf(
  { archive: { db } }: DocumentContext,
  documentId: string,
  revision: number,
): Promise<{ readonly revision: number; readonly own: Values }> {
  const document = await findDocument(db, documentId);
  if (document.revision === revision) return { revision, own: document.own };
  const version = (await listStates(db, documentId)).find((one) => one.revision === revision);
  if (version !== undefined) return { revision, own: version.own };
  throw new ProblemError('not-found', '没有保留这个版本，请在历史列表中选择其他版本。', {
    documentId,
    revision,
  });
}

async function templateOf(context: DocumentContext, document: StoredDocument): Promise<Template> {
  const { templateSha256, templateNumber, edition } = document;
  return templateSha256 === undefined
    ? context.library.get(templateNumber, edition)
    : keptTemplate(context.archive.db, templateSha256);
}
