import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { changeFacts } from '#tests/support/a-case.ts';
import { aDecisionCase, aReadyDraft, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
});
afterEach(() => test.close());

type Client = TestApp['client'];

/** Ways in which somebody else changes what a page is set from, and what the paper has to say then. */
const changes: readonly [string, (client: Client, caseId: string) => Promise<unknown>, RegExp][] = [
  [
    'the party is called otherwise',
    async (client, caseId) => {
      const { party, revision, officers, ...said } = await client.cases.get({ caseId });
      await client.cases.update({
        ...said,
        ...{ caseId, revision, officerIds: officers.map(({ id }) => id) },
        party: { ...party, name: '改名以后的公司' },
      });
    },
    /改名以后的公司/,
  ],
  [
    'a fact of the case',
    (client, caseId) => changeFacts(client, caseId, { proposedPenalty: '罚款9000.00元。' }),
    /罚款9000\.00元/,
  ],
  [
    'the abbreviation of the bureau',
    async (client) => {
      const bureau = await client.settings.bureau({});
      await client.settings.saveBureau({ ...bureau, abbreviation: '濮市监华' });
    },
    /濮市监华罚告〔2026〕1号/,
  ],
];

it.each(changes)('what changes while the page is set stands on it: %s', async (_what, change, said) => {
  const { client } = test;
  const { id: caseId } = await aDecisionCase(client);
  const draft = await aReadyDraft(client, caseId, PENALTY_NOTICE);
  const { archive } = test.app.workplace();
  const stage = archive.stage;
  const held = vi.spyOn(archive, 'stage').mockImplementationOnce(async (...bytes) => {
    // The page is set; nobody has the archive yet.
    held.mockRestore();
    await change(client, caseId);
    return stage(...bytes);
  });
  const issued = await client.documents.finalise({ documentId: draft.id, revision: draft.revision });
  expect(JSON.stringify([issued.documentNumber, issued.values])).toMatch(said);
});
