/** Folders and files an operating system leaves on a disk somebody looked at; they belong to nobody's work. */
const folders =
  /^(system volume information|\$recycle\.bin|\.trashes|\.trash-\d+|\.spotlight-v100|\.fseventsd|lost\.dir|found\.\d{3})$/i;
const names = /^(\._.*|\.ds_store|thumbs\.db|desktop\.ini)$/i;

/** True for a path (relative, `/` between its parts) that the operating system made by itself. */
export function isSystemFile(path: string): boolean {
  const parts = path.split('/');
  return names.test(parts.at(-1) ?? '') || parts.slice(0, -1).some((part) => folders.test(part));
}
