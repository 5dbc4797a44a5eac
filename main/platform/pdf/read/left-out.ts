import { PDFArray, PDFDict, PDFName, type PDFObject } from 'pdf-lib';
import type { ParsedPdf } from './parse-pdf.ts';

const name = (text: string): PDFName => PDFName.of(text);
const SOUND_AND_FILM: readonly string[] = ['Movie', 'Sound', 'Screen', 'RichMedia', '3D'];

/**
 * What a file does or carries besides showing pages, and a volume therefore leaves out, in words for the clerk:
 * 网址链接3处, 附件, 脚本 …
 */
export function leftOut({ catalog, pages }: ParsedPdf): readonly string[] {
  const found = new Map<string, number>();
  const count = (what: string): void => {
    found.set(what, (found.get(what) ?? 0) + 1);
  };
  const names = catalog.lookup(name('Names'));
  if (names instanceof PDFDict && names.has(name('EmbeddedFiles'))) count('附件');
  if (names instanceof PDFDict && names.has(name('JavaScript'))) count('脚本');
  if (catalog.has(name('AA'))) count('脚本');
  for (const action of actionsFrom(catalog.lookup(name('OpenAction')))) countAction(action, count);
  for (const { dict } of pages) {
    if (dict.has(name('AA'))) count('脚本');
    const annotations = dict.lookup(name('Annots'));
    if (!(annotations instanceof PDFArray)) continue;
    annotations.asArray().forEach((_, index) => {
      const annotation = annotations.lookup(index);
      if (annotation instanceof PDFDict) countAnnotation(annotation, count);
    });
  }
  return [...found].map(([what, times]) => (times > 1 && what.endsWith('链接') ? `${what}${times}处` : what));
}

function countAnnotation(annotation: PDFDict, count: (what: string) => void): void {
  const kind = annotation.lookup(name('Subtype'));
  const subtype = kind instanceof PDFName ? kind.decodeText() : '';
  if (subtype === 'FileAttachment') count('附件');
  if (SOUND_AND_FILM.includes(subtype)) count('音视频');
  if (subtype === 'Text') count('便笺批注');
  if (annotation.has(name('AA'))) count('脚本');
  for (const action of actionsFrom(annotation.lookup(name('A')))) countAction(action, count);
}

function countAction(action: PDFDict, count: (what: string) => void): void {
  const kind = action.lookup(name('S'));
  switch (kind instanceof PDFName ? kind.decodeText() : '') {
    case 'URI':
      count('网址链接');
      return;
    case 'Launch':
      count('启动其他程序的动作');
      return;
    case 'JavaScript':
    case 'SubmitForm':
    case 'ImportData':
    case 'ResetForm':
      count('脚本');
      return;
    case 'GoToR':
    case 'GoToE':
      count('指向其他文件的链接');
      return;
    case 'Movie':
    case 'Sound':
    case 'Rendition':
    case 'RichMediaExecute':
      count('音视频');
      return;
    default:
  }
}

/** An action and those that follow it. */
function actionsFrom(first: PDFObject | undefined): readonly PDFDict[] {
  const found: PDFDict[] = [];
  const visit = (action: PDFObject | undefined): void => {
    if (action instanceof PDFArray) action.asArray().forEach((_, index) => visit(action.lookup(index)));
    if (!(action instanceof PDFDict) || found.includes(action) || found.length > 100) return;
    found.push(action);
    visit(action.lookup(name('Next')));
  };
  visit(first);
  return found;
}
