import type { Actor } from '#shared/contract/session.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type ExportHelp, exportJob, packageDir } from './export-package.ts';
import { verifyPackageJob } from './verify-package.ts';

/** 移交: a case as a package anyone can verify. */
export interface Output {
  /** Starts job `export` into a new folder inside `folder`; returns its id. Errors: `not-found`, `invalid-input`. */
  exportPackage(actor: Actor, caseId: string, folder: string): Promise<string>;
  /** Starts job `verify-package`; returns its id. */
  verifyPackage(actor: Actor, folder: string): Promise<string>;
}

export interface OutputDeps extends ExportHelp {
  readonly jobs: Jobs;
}

export function createOutput(deps: OutputDeps): Output {
  const { archive, cases, jobs } = deps;
  jobs.define(exportJob(deps));
  jobs.define(verifyPackageJob());
  return {
    async exportPackage(actor, caseId, folder) {
      const theCase = await cases.get(caseId);
      const dir = packageDir(archive.dir, folder, theCase, archive.clock.today());
      return jobs.start({
        kind: 'export',
        title: `导出移交包：${theCase.caseNumber}`,
        caseId,
        input: { caseId, dir },
        actor,
      });
    },
    verifyPackage: (actor, folder) =>
      jobs.start({ kind: 'verify-package', title: '核验移交包', input: { dir: folder }, actor }),
  };
}
