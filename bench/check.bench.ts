import { openTestApp } from '#tests/support/temporary-archive.ts';
import {
  aDecisionCase,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
  SERVICE_RECEIPT,
} from '#tests/support/a-document.ts';

/**
 * The contradiction check of a case with sixty documents against reading the list of the same documents. Medians;
 * prints the ratio; never fails a build.
 */
const ROUNDS = 25;

const test = await openTestApp();
try {
  const { client } = test;
  const { id: caseId } = await aDecisionCase(client);
  for (let index = 0; index < 20; index++) {
    await aReadyDraft(client, caseId, PENALTY_DECISION);
    await aReadyDraft(client, caseId, PENALTY_NOTICE);
    await aReadyDraft(client, caseId, SERVICE_RECEIPT);
  }
  const { documents } = test.app.workplace();
  const list = await median(() => documents.ofCase(caseId));
  const check = await median(() => documents.check(caseId));
  console.log(
    `check of a case with 60 documents: ${check.toFixed(1)} ms, ${(check / list).toFixed(1)}x the list of them (${list.toFixed(1)} ms)`,
  );
} finally {
  await test.close();
}

async function median(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
}
