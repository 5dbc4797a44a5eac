import { imagesToPdf } from '../../../platform/pdf/images-to-pdf.ts';
import { boundPages, picturesOf } from '../../archive/archive.ts';
import type { DocumentContext } from '../context/document-context.ts';
import type { SignedScan } from '../context/document-life.repository.ts';

/** A scan as pages to be bound: a PDF as it was prepared, a picture filling its page. Errors: `archive-damaged`. */
export async function scanPages(
  { archive }: DocumentContext,
  { sha256, mime, pages }: SignedScan,
): Promise<Uint8Array> {
  return mime === 'application/pdf'
    ? boundPages(archive, sha256)
    : imagesToPdf(await picturesOf(archive, sha256, { use: 'scan', whole: pages === 1 }));
}
