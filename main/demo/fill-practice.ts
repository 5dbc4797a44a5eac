import type { Case } from '#shared/contract/cases.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { CoreClient } from '../hosts/common/core-client.ts';
import { practiceCase, practiceDocuments } from './practice-case.ts';

/** Enters the invented case and finalises each of its documents, the way a clerk would; returns the case. */
export async function fillPracticeCase(client: CoreClient, say: (line: string) => void): Promise<Case> {
  const people = await client.people.list({});
  const handling = people.filter(
    ({ department, certificateNumber }) =>
      department === practiceCase.handlingUnit && certificateNumber !== '',
  );
  const created = await client.cases.create({
    ...practiceCase,
    officerIds: handling.map((officer) => officer.id),
  });
  say(`案件：${created.caseNumber} ${created.title}`);

  const finalised = new Map<string, string>();
  for (const entry of practiceDocuments) {
    const servesDocumentId = entry.serves === undefined ? undefined : finalised.get(entry.serves);
    const draft = await client.documents.create({
      caseId: created.id,
      templateNumber: entry.template,
      ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
    });
    const own = { ...draft.own, ...entry.own };
    const saved = await client.documents.save({
      documentId: draft.id,
      revision: draft.revision,
      own: Object.fromEntries(Object.entries(own).map(([field, value]) => [field, writable(value)])),
    });
    if (saved.missingFields.length > 0) {
      const open = saved.missingFields.map((field) => field.label).join('、');
      throw new ProblemError('blocked-by-rule', `练习案件的《${saved.title}》还有栏目未填：${open}。`);
    }
    const done = await client.documents.finalise({
      documentId: saved.id,
      revision: saved.revision,
      ...(entry.signedOn === undefined ? {} : { date: entry.signedOn }),
    });
    finalised.set(entry.key, done.id);
    say(`文书：${done.title} ${done.documentNumber ?? ''}（${done.pages ?? 0}页）`);
  }
  return client.cases.get({ caseId: created.id });
}

type Writable = string | number | boolean | string[] | Record<string, string>[];

/** Contract inputs are mutable arrays; the practice data is readonly. */
function writable(
  value: string | number | boolean | readonly (string | Readonly<Record<string, string>>)[],
): Writable {
  if (typeof value !== 'object') return value;
  const texts = value.filter((entry) => typeof entry === 'string');
  return texts.length === value.length
    ? texts
    : value.flatMap((entry) => (typeof entry === 'string' ? [] : [{ ...entry }]));
}
