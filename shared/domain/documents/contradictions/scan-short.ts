import type { Rule } from './checked-case.ts';
import type { Finding } from './finding.ts';
import { named, place } from './reading.ts';

/** Which rule says that pages of the signed paper are missing in its scan. */
export const SCAN_SHORT = 'scan-short';

/**
 * The signed scan stands in the volume in place of the printed pages: with fewer of them the volume is not whole. A
 * bureau may scan the signature page alone, so somebody may look and leave it; another scan is looked at anew.
 */
export const scanShort: Rule = ({ documents }) =>
  documents.flatMap((document): readonly Finding[] => {
    const { issue } = document;
    if (issue?.scan === undefined || issue.scan.pages >= issue.pages) return [];
    const { scan, pages } = issue;
    return [
      {
        rule: SCAN_SHORT,
        severity: 'attention',
        sentence: `${named(document)}定稿有${pages.toString()}页，签字扫描件只有${scan.pages.toString()}页，组卷时装订的是扫描件。请补扫齐全后更换。`,
        compared: [pages.toString(), scan.pages.toString(), scan.sha256],
        places: [place(document, '', '签字扫描件')],
      },
    ];
  });
