import type {
  FileBlock,
  SharedFile,
  TemplateFile,
  fieldSpecSchema,
} from '#shared/contract/template-schema.ts';
import type {
  Field,
  FormSection,
  PageStyle,
  Template,
  TemplateBlock,
  TemplateKind,
} from '#shared/domain/documents/template/template.ts';
import type * as z from 'zod';

/** A name of `_shared.yaml` that does not exist, or a block list that uses itself. */
export class UnknownShareError extends Error {
  override readonly name = 'UnknownShareError';
}

/** 26 characters of 16 pt in a line, as the official edition has them. */
const letterPage: PageStyle = { top: 26.5, bottom: 30, left: 31.6, right: 31.6, size: 16, pitch: 25 };
const formPage: PageStyle = { ...letterPage, bottom: 25 };
const pages: Readonly<Record<TemplateKind, PageStyle>> = {
  letter: letterPage,
  report: letterPage,
  record: letterPage,
  form: formPage,
  list: formPage,
  dossier: formPage,
  strip: formPage,
};

/** A template file with shared sections and blocks put in place and the fields every such document has. */
export function expandTemplate(file: TemplateFile, shared: SharedFile, edition: string): Template {
  const sections: FormSection[] = [];
  const fields: Field[] = [];
  const add = (title: string, specs: Readonly<Record<string, z.infer<typeof fieldSpecSchema>>>): void => {
    sections.push({ title, fields: Object.keys(specs) });
    for (const [id, spec] of Object.entries(specs)) fields.push(roomForFacts({ id, ...spec }));
  };
  const implicit = implicitFields(file);
  if (Object.keys(implicit).length > 0) add('文书', implicit);
  for (const section of file.sections) {
    const spec = 'use' in section ? shared.sections[section.use] : section;
    if (spec === undefined)
      throw new UnknownShareError(`没有共用栏目组“${'use' in section ? section.use : ''}”`);
    add(spec.title, spec.fields);
  }
  const blocks = (list: readonly FileBlock[]): readonly TemplateBlock[] => expandBlocks(list, shared, []);
  return {
    number: file.number,
    id: file.id,
    name: file.name,
    edition,
    kind: file.kind,
    ...(file.numbering === undefined ? {} : { numbering: file.numbering }),
    agency_line: file.agency_line,
    title: file.title ?? [file.name],
    ...(file.head === undefined ? {} : { head: file.head }),
    page: { ...pages[file.kind], ...defined(file.page) },
    ...(file.kind === 'letter' && !JSON.stringify([file.footer, file.last_footer]).includes('{#page')
      ? { page_numbers: true as const }
      : {}),
    ...(file.sheet === undefined ? {} : { sheet: file.sheet }),
    sections,
    fields,
    ...(file.batch === undefined ? {} : { batch: file.batch }),
    body: blocks(file.body),
    footer: blocks(file.footer),
    last_footer: blocks(file.last_footer),
  };
}

/** What the case register takes in one line, characters. */
const LONGEST_FACT = 500;

/** A form never has less room than the register of cases: what is registered would not reach the paper. */
function roomForFacts(field: Field): Field {
  if (field.from === undefined || field.maxLength === undefined) return field;
  return { ...field, maxLength: Math.max(field.maxLength, LONGEST_FACT) };
}

function defined(page: TemplateFile['page']): Partial<PageStyle> {
  const { top, bottom, left, right, size, pitch } = page;
  return {
    ...(top === undefined ? {} : { top }),
    ...(bottom === undefined ? {} : { bottom }),
    ...(left === undefined ? {} : { left }),
    ...(right === undefined ? {} : { right }),
    ...(size === undefined ? {} : { size }),
    ...(pitch === undefined ? {} : { pitch }),
  };
}

/** The agency above the title, and the 文号 of a numbered document. */
function implicitFields(file: TemplateFile): Readonly<Record<string, z.infer<typeof fieldSpecSchema>>> {
  return {
    ...(file.agency_line
      ? {
          agency: {
            label: '机关名称',
            type: 'text',
            required: true,
            from: 'bureau.name',
          },
        }
      : {}),
    ...(file.numbering === undefined
      ? {}
      : {
          document_number: {
            label: '文号',
            type: 'documentNumber',
            required: false,
            from: 'document.number',
            numbering: file.numbering,
            computed: true,
            help: '定稿时由程序按年度顺序编号。',
          },
        }),
  };
}

function expandBlocks(
  blocks: readonly FileBlock[],
  shared: SharedFile,
  within: readonly string[],
): readonly TemplateBlock[] {
  return blocks.flatMap((block): readonly TemplateBlock[] => {
    if (typeof block === 'string') return [block];
    if ('use' in block) {
      const list = shared.blocks[block.use];
      if (list === undefined) throw new UnknownShareError(`没有共用版面“${block.use}”`);
      if (within.includes(block.use)) throw new UnknownShareError(`共用版面“${block.use}”引用了自己`);
      return expandBlocks(list, shared, [...within, block.use]);
    }
    if ('when' in block) return [{ ...block, blocks: expandBlocks(block.blocks, shared, within) }];
    if ('only' in block) return [{ ...block, blocks: expandBlocks(block.blocks, shared, within) }];
    if ('together' in block) return [{ together: expandBlocks(block.together, shared, within) }];
    if ('bottom' in block) return [{ bottom: expandBlocks(block.bottom, shared, within) }];
    return [block];
  });
}
