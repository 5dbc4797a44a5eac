import { extensionOf, fileKind } from './file-kind.ts';

const kindNames = { video: '视频', audio: '录音', photo: '照片' } as const;

/** What people call the things that are found under the name of a recording, the first that fits. */
const contentNames: readonly (readonly [RegExp, string])[] = [
  [/^application\/(zip|epub\+zip|java-archive)$/, 'ZIP 压缩文件'],
  [/(rar|7z|gzip|bzip2|\/x-xz|zstd|lzip|lz4|lzh|x-tar|cab-compressed)/, '压缩文件'],
  [/pdf$/, 'PDF 文件'],
  [/(x-msdownload|x-elf|mach-binary|x-ms-shortcut|android\.package|\/wasm|java-vm|x-rpm|x-deb)/, '程序'],
  [/(openxmlformats|opendocument|x-cfb|ms-excel|ms-word|ms-powerpoint|rtf|visio|apple\.)/, '办公文档'],
  [/sqlite/, '数据库文件'],
  [/^(text\/|application\/xml)/, '文本'],
];

/** Endings under which nobody expects a recording. */
const documentEndings = new Set(
  'txt doc docx xls xlsx ppt pptx pdf wps et dps zip rar 7z exe dll htm html xml csv db'.split(' '),
);

/**
 * What is to be said of a card file whose name promises something else than its content is, as one sentence; undefined
 * where name and content agree or the content tells nothing. Film or sound is not held against a name: one container
 * serves both.
 * @param content type by the first bytes
 */
export function misleadingName(path: string, content: string | undefined): string | undefined {
  const ending = extensionOf(path.split('/').at(-1) ?? '');
  const [named, told] = [fileKind(path), fileKind(path, content)];
  if (content === undefined || named === 'ignored') return undefined;
  if (isEvidence(named) && told === 'sidecar')
    return `文件名像${kindNames[named]}（.${ending}），内容却是${nameOf(content)}。不列为音像资料，原样保存为附属文件。`;
  if (!isEvidence(told)) return undefined;
  const promised = isEvidence(named)
    ? named !== told && (named === 'photo' || told === 'photo') && kindNames[named]
    : documentEndings.has(ending) && '文档或程序';
  return promised === false
    ? undefined
    : `文件名像${promised}（.${ending}），内容是${kindNames[told]}，按${kindNames[told]}采集。`;
}

const isEvidence = (kind: string): kind is keyof typeof kindNames => kind in kindNames;

const nameOf = (content: string): string =>
  contentNames.find(([pattern]) => pattern.test(content))?.[1] ?? `别的文件（${content}）`;
