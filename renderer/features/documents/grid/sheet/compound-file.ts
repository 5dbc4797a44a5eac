import { CFB } from '@e965/xlsx';

/** A folder of old Office files; which streams it holds says what it is. */
export interface CompoundFolder {
  readonly FileIndex: readonly unknown[];
}

interface CompoundFiles {
  read(bytes: Uint8Array, options: { readonly type: 'array' }): CompoundFolder;
  find(folder: CompoundFolder, stream: string): object | null;
}

/** What is used of CFB here, by its documentation: the package declares it as `any`. */
export const compoundFiles = CFB as CompoundFiles;
