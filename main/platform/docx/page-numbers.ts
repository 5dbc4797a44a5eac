import { Footer, PageNumber, TextRun } from 'docx';
import type { PageNumbers } from '#shared/domain/documents/page/tree.ts';
import { fontOf } from './fonts.ts';
import { spacer } from './paragraphs.ts';
import { twipsOfPoints } from './units.ts';

/** The footers of a letter of several pages: — 1 —, at the right of odd pages, at the left of even ones. */
export function numberFooters({ font, size }: PageNumbers): {
  readonly default: Footer;
  readonly even: Footer;
} {
  const character = twipsOfPoints(size);
  const lettering = { font: fontOf(font), size: size * 2 };
  const footer = (side: 'left' | 'right'): Footer =>
    new Footer({
      children: [
        spacer(character, {
          alignment: side,
          indent: { [side]: character },
          children: [
            new TextRun({ ...lettering, text: '— ' }),
            new TextRun({ ...lettering, children: [PageNumber.CURRENT] }),
            new TextRun({ ...lettering, text: ' —' }),
          ],
        }),
      ],
    });
  return { default: footer('right'), even: footer('left') };
}
