import { Readable } from 'node:stream';
import { ProblemError } from '#shared/lib/problem.ts';
import { type AssetSource, bytesAsset } from '../../rpc/assets.ts';
import { os } from '../../rpc/os.ts';
import type { TemplateStore } from './documents.ts';
import { templateSummary } from './templates/template-summary.ts';

export function templatesHandlers(store: () => TemplateStore) {
  const { templates: on } = os;
  return {
    files: on.files.handler(() => store().list()),
    importVariant: on.importVariant.handler(async ({ input, context }) =>
      templateSummary(await store().importVariant(context.actor, input)),
    ),
    remove: on.remove.handler(async ({ input, context }) => {
      await store().remove(context.actor, input.file);
      return {};
    }),
  };
}

const NAME = /^(\d{1,4})(-official)?\.yaml$/;

/** `templates/<edition>/<number>.yaml`: the template in force; `<number>-official.yaml`: the official one. */
export function templateAssets(store: () => TemplateStore): AssetSource {
  return ([edition, name, ...more]) => {
    const [, number, official] = NAME.exec(name ?? '') ?? [];
    if (number === undefined || more.length > 0) return Promise.resolve(undefined);
    try {
      const { fileName, text } = store().text(Number(number), edition, official !== undefined);
      const bytes = new TextEncoder().encode(text);
      return Promise.resolve(
        bytesAsset(bytes, 'application/yaml', (part) => Readable.from([part]), fileName),
      );
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not-found') return Promise.resolve(undefined);
      throw error;
    }
  };
}
