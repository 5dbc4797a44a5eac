import type { CountingData } from '#shared/domain/procedure/counting/counting.ts';
import { writingPlaces } from '#shared/domain/documents/values/writing-places.ts';
import { os } from '../../rpc/os.ts';
import type { Documents } from './documents.ts';

export function fillingInHandlers(documents: () => Documents) {
  const { documents: on } = os;
  return {
    writingPlaces: on.writingPlaces.handler(() => [...documents().templates().flatMap(writingPlaces)]),
    versions: on.versions.handler(async ({ input }) => [...(await documents().versions(input.documentId))]),
    version: on.version.handler(({ input }) => documents().version(input.documentId, input.revision)),
    similar: on.similar.handler(({ input }) => documents().similar(input)),
    dateFacts: on.dateFacts.handler(async ({ input }) => {
      const facts = await documents().dateFacts(input.documentId);
      return { ...facts, officers: [...facts.officers], counting: dataOf(documents().countingData()) };
    }),
  };
}

/** The contract's arrays are its own. */
const dataOf = ({ limits, years, localDays }: CountingData) => ({
  limits: limits.map((limit) => ({ ...limit, deductions: [...limit.deductions] })),
  years: years.map(({ year, title, papers, days }) => ({
    year,
    title,
    papers: [...papers],
    days: [...days],
  })),
  localDays: [...localDays],
});
