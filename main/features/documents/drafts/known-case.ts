import { valuesSchema } from '#shared/contract/documents.ts';
import type { IssuedPaper, KnownCase } from '#shared/domain/documents/drafting/known-case.ts';
import type { CaseFacts, Values } from '#shared/domain/documents/template/template.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { FIRST_PARTY, forParty } from '#shared/domain/procedure/timeline/parties.ts';
import { type DocumentContext, isAbout } from '../context/document-context.ts';

interface Beginning {
  readonly caseId: string;
  /** the further party it is about; absent: the first, or all of them */
  readonly partyId: string | undefined;
  readonly facts: CaseFacts;
  /** what the draft is begun with */
  readonly given: Values;
  /** of a 送达回证: what it is to prove the service of */
  readonly serves: readonly string[];
}

/** What is known of a case for a draft: of several parties, what concerns this one or all of them. */
export async function knownCase(
  context: DocumentContext,
  { caseId, partyId, facts, given, serves }: Beginning,
): Promise<KnownCase> {
  const { archive, timeline, counting } = context;
  const several = (await context.parties(caseId)).length > 0;
  const whole = await timeline(caseId);
  return {
    facts,
    given,
    serves,
    issued: await issuedPapers(context, caseId, partyId, several),
    timeline: several ? forParty(whole, partyId ?? FIRST_PARTY) : whole,
    counting: counting(),
    today: archive.clock.today(),
  };
}

/** Issued documents in their order, each with the form in force; one whose form is gone lends nothing. */
async function issuedPapers(
  { archive, library }: DocumentContext,
  caseId: string,
  partyId: string | undefined,
  several: boolean,
): Promise<readonly IssuedPaper[]> {
  const rows = await archive.db
    .selectFrom('documents')
    .select([
      'id',
      'template_id',
      'template_number',
      'edition',
      'fixed',
      'date',
      'document_number',
      'party_id',
    ])
    .where('case_id', '=', caseId)
    .where('state', '=', 'finalised')
    .orderBy('finalised_at')
    .orderBy('id')
    .execute();
  return rows
    .filter((row) =>
      isAbout({ templateId: row.template_id, partyId: row.party_id ?? undefined }, partyId, several),
    )
    .map((row) => ({
      id: row.id,
      kind: kindOf(row.template_id),
      values: row.fixed === null ? {} : valuesSchema.parse(JSON.parse(row.fixed)),
      date: row.date ?? undefined,
      documentNumber: row.document_number ?? undefined,
      fields: library.find(row.template_number, row.edition)?.fields ?? [],
    }));
}
