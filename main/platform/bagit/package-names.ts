import { distinctFileNames, safeFileName } from '../files/safe-file-name.ts';

/**
 * `%` would be encoded in a manifest (RFC 8493, 2.1.3), which `sha256sum -c` and PowerShell do not undo; the others
 * mean something to a shell between the double quotes of the commands on the page. Their wide forms mean nothing.
 */
const FOR_SHELLS = /[%$`!]/g;

/** Bytes a name in a package may have, so that its path stays below the 260 characters of Windows. */
const LONGEST = 160;

/** Names of files in a package, which anyone can check with the tools of their system; alike ones are told apart. */
export const packageFileNames = (names: readonly string[]): readonly string[] =>
  distinctFileNames(names.map(plain), LONGEST);

/** The same for one name, such as that of the package itself. */
export const packageFileName = (name: string, longest = LONGEST): string =>
  safeFileName(plain(name), longest);

/** A dash in front would be read as an option. */
const plain = (name: string): string =>
  name
    .replace(FOR_SHELLS, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) + 0xfee0))
    .replace(/^(?=\s*-)/, '_');
