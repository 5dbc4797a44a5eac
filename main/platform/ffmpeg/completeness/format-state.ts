import type { FileReader } from './file-reader.ts';

/**
 * Whether a file was written to its end, as far as it says so itself:
 * `no-index` nothing plays · `unfinished` the header was never completed, what is there plays · `cut-short` bytes it
 * announces are missing · `no-end` the mark of its end is missing, only decoding tells whether anything else is ·
 * `whole` nothing speaks against it. Bytes after the end are not missing bytes.
 */
export type Completeness = 'whole' | 'no-index' | 'unfinished' | 'cut-short' | 'no-end';

/** One format's answer; undefined when the file does not begin like one of its own. */
export type FormatState = (file: FileReader, head: Buffer) => Promise<Completeness | undefined>;
