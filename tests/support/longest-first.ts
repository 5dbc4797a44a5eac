import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest, from the longest on. Without knowing anything of an earlier run, as in a fresh clone, files would
 * come by their size, and one worker would be left with a journey of a minute when the other has ended.
 */
const LONGEST = [
  'tests/unit/shared/domain/procedure/stages/lawful-walks.test.ts',
  'tests/hosts/cli.test.ts',
  'tests/integration/released-archive.test.ts',
  'tests/integration/killed-import.test.ts',
  'tests/e2e/journeys/seizure.test.ts',
  'tests/integration/volumes.test.ts',
  'tests/integration/output.test.ts',
  'tests/e2e/screens.test.ts',
  'tests/integration/tamper.test.ts',
  'tests/e2e/journeys/hearing.test.ts',
  'tests/e2e/hands.test.ts',
  'tests/integration/archive-verify.test.ts',
  'tests/integration/intake.test.ts',
  'tests/e2e/document-life.test.ts',
  'tests/e2e/main-job.test.ts',
  'tests/integration/volume-links.test.ts',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
  return found === -1 ? LONGEST.length : found;
};

/** The long ones first, the others as Vitest orders them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
