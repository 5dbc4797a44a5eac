import { os } from '../../rpc/os.ts';
import type { Output } from './output.ts';

/** Paths behind the folder ids a screen names. */
interface HandedFolders {
  path(folderId: string): string;
}

export function outputHandlers(output: () => Output, folders: HandedFolders) {
  return {
    exportPackage: os.output.exportPackage.handler(async ({ input, context }) => ({
      jobId: await output().exportPackage(context.actor, input.caseId, folders.path(input.folderId)),
    })),
    verifyPackage: os.output.verifyPackage.handler(async ({ input, context }) => ({
      jobId: await output().verifyPackage(context.actor, folders.path(input.folderId)),
    })),
  };
}
