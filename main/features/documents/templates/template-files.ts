import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { TemplateFiles } from '#shared/contract/templates.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { sourceProblem } from '../../../platform/files/file-problems.ts';
import {
  type Archive,
  dropFile,
  keptOf,
  type Original,
  sha256Of,
  takeFile,
  takenFiles,
} from '../../archive/archive.ts';
import type { TemplateLibrary } from './template-library.ts';

/** A template as text, to be changed by the bureau. */
export interface TemplateText {
  /** `37-penalty_notice.yaml` */
  readonly fileName: string;
  readonly text: string;
}

/** 文书模板: which templates are in force and where they come from; the bureau's variants, taken in and taken back. */
export interface TemplateStore {
  list(): Promise<TemplateFiles>;
  /** The file of the template in force, or the official one. Errors: `not-found`. */
  text(number: number, edition?: string, official?: boolean): TemplateText;
  /**
   * Takes a file as the bureau's variant. It is read as a whole before anything changes; a refusal names file, line and
   * cause and leaves in force what was. Every file taken in, and every one it replaces, stays in the vault.
   */
  importVariant(actor: Actor, file: VariantText): Promise<Template>;
  /** Takes a variant (or a file that was refused) out; the official template is in force again. */
  remove(actor: Actor, file: string): Promise<void>;
}

export interface VariantText {
  readonly name: string;
  readonly text: string;
  readonly edition?: string | undefined;
  /** The revision of each own template of the edition as it was seen, by its number. */
  readonly begun: Readonly<Record<string, number>>;
}

export interface TemplateStoreDeps {
  readonly archive: Archive;
  readonly library: TemplateLibrary;
  /** Folder of the official templates. */
  readonly shippedDir: string;
}

const MIME = 'application/yaml';
const FOLDER = 'templates';

export function createTemplateStore({ archive, library, shippedDir }: TemplateStoreDeps): TemplateStore {
  const pathOf = (file: string): string => join(archive.ownDir('templates'), file);
  const variantOf = (number: number, edition: string) =>
    library.variantFiles().find(({ template }) => template.number === number && template.edition === edition);
  const keep = (text: string): Promise<Original> => archive.takeIn(Readable.from([Buffer.from(text)]), MIME);

  return {
    async list() {
      const taken = await takenFiles(archive.db, FOLDER);
      const known = library.editions().flatMap((edition) => library.all(edition));
      const official = library.officialFiles();
      return {
        editions: [...library.editions()],
        templates: known.map(({ number, id, name, edition }) => {
          const own = variantOf(number, edition);
          return {
            number,
            id,
            name,
            edition,
            replaces: official.some(
              ({ template }) => template.number === number && template.edition === edition,
            ),
            ...(own === undefined ? {} : { ownFile: own.file }),
            revision: keptOf(taken, fileOf({ number, id }, edition)).revision,
          };
        }),
        problems: [
          ...library.variantProblems().map((problem) => ({ ...problem, own: true })),
          ...library
            .problems()
            .filter(({ file }) => !library.variantProblems().some((own) => own.file === file))
            .map((problem) => ({ ...problem, own: false })),
        ],
      };
    },

    text(number, edition = library.newestEdition, official = false) {
      const own = official ? undefined : variantOf(number, edition);
      const shipped = library
        .officialFiles()
        .find(({ template }) => template.number === number && template.edition === edition);
      const found = own ?? shipped;
      if (found === undefined)
        throw new ProblemError('not-found', `没有第${number.toString()}号文书模板，请在模板列表中选择。`, {
          number,
          edition,
        });
      const path = own === undefined ? join(shippedDir, found.file) : pathOf(found.file);
      return { fileName: nameOf(found.template), text: readFileSync(path, 'utf8') };
    },

    async importVariant(actor, { name, text, begun, edition = library.newestEdition }) {
      if (!library.editions().includes(edition))
        throw new ProblemError('invalid-input', `没有“${edition}”这一版文书格式，请重新选择。`, { edition });
      const template = library.check(name, text, edition);
      const before = variantOf(template.number, edition);
      const file = fileOf(template, edition);
      const kept = [await keep(text)];
      if (before !== undefined) kept.push(await keep(readFileSync(pathOf(before.file), 'utf8')));
      await archive.act(actor, async (tx) => {
        const own = keptOf(await takenFiles(tx, FOLDER), file);
        requireRevision(`本局的模板《${template.name}》`, own, begun[template.number.toString()] ?? 0);
        for (const original of kept) await archive.recordOriginal(tx, original);
        const by = { by: actor.name, at: archive.clock.now() };
        await takeFile(tx, {
          folder: FOLDER,
          file,
          sha256: sha256Of(Buffer.from(text)),
          source: name,
          ...by,
        });
        if (before !== undefined && before.file !== file) await dropFile(tx, FOLDER, before.file);
        // The last step of the act: the file counts from here on, and an act that failed before left the old one.
        putInPlace(pathOf(file), text);
        if (before !== undefined && before.file !== file) rmSync(pathOf(before.file), { force: true });
        return {
          value: undefined,
          act: {
            act: 'templates.import',
            sentence: `采用本局的文书模板《${template.name}》（第${template.number.toString()}号，${edition}）`,
            details: { file, sha256: kept[0]?.sha256, replaces: kept[1]?.sha256 },
          },
        };
      });
      return template;
    },

    async remove(actor, file) {
      const own = library.variantFiles().find((one) => one.file === file);
      const refused = library.variantProblems().some((one) => one.file === file);
      if (own === undefined && !refused)
        throw new ProblemError('not-found', '本局没有这个模板文件，可能已在另一窗口移除，请刷新后再看。', {
          file,
        });
      // As bytes: a file that was refused need not be text.
      const original = await archive.takeIn(targetOf(pathOf(file)), MIME);
      await archive.act(actor, async (tx) => {
        await archive.recordOriginal(tx, original);
        await dropFile(tx, FOLDER, file);
        rmSync(pathOf(file), { force: true });
        return {
          value: undefined,
          act: {
            act: 'templates.remove',
            sentence:
              own === undefined
                ? `移除有错误的模板文件“${file}”`
                : `停用本局的文书模板《${own.template.name}》，恢复官方模板`,
            details: { file, sha256: original.sha256 },
          },
        };
      });
    },
  };
}

const fileOf = (template: Pick<Template, 'number' | 'id'>, edition: string): string =>
  `${edition}/${nameOf(template)}`;

const nameOf = ({ number, id }: Pick<Template, 'number' | 'id'>): string =>
  `${number.toString().padStart(2, '0')}-${id}.yaml`;

/** Where a link leads, for a file that lies elsewhere. Errors: as for reading a source. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw sourceProblem(error, path);
  }
}

/** The name appears only once all of the file is there. */
function putInPlace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
