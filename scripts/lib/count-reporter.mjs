import { writeFileSync } from 'node:fs';

/** A vitest reporter that leaves the plain counts in the file ANJUAN_TEST_COUNTS. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const testModule of modules) {
      // A file that cannot be loaded, or whose hooks fail, has no failing test of its own.
      const broken =
        testModule.errors().length +
        [...testModule.children.allSuites()].flatMap((suite) => suite.errors()).length;
      counts.failed += broken;
      for (const test of testModule.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed += 1;
        else if (result.state === 'failed') counts.failed += 1;
        else if (result.state === 'skipped')
          counts.skipped.push({
            name: `${testModule.relativeModuleId} › ${test.fullName}`,
            reason: result.note ?? '',
          });
        else counts.failed += 1;
      }
    }
    writeFileSync(process.env.ANJUAN_TEST_COUNTS, JSON.stringify(counts));
  }
}
