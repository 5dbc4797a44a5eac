const reserved = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/i;

/** Bytes a name may have on every disk. */
const LONGEST = 255;

/**
 * What no eye sees in a name: direction marks (`\u202e` makes fdp.exe of exe.pdf), zero-width signs, line ends of other
 * kinds, halves of surrogate pairs, noncharacters.
 */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A name every disk takes and every eye reads: no `<>:"/\|?*` or control characters, nothing that is not seen, no
 * Windows device name, no dot or space at the end, at most `longest` bytes of UTF-8. The extension
 * survives shortening. Only for files we write out; originals keep their names.
 */
export function safeFileName(name: string, longest = LONGEST): string {
  const cleaned = name
    // eslint-disable-next-line no-control-regex -- these are the characters to remove
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f-\u009f]/g, '_')
    .replace(UNSEEN, '')
    .replace(/[. ]+$/, '')
    .trimStart();
  const usable = reserved.test(cleaned) ? `_${cleaned}` : cleaned;
  return usable === '' ? '_' : shortened(usable, longest);
}

/** Safe names, told apart by ` (2)` where two would be one file on a disk that ignores upper and lower case. */
export function distinctFileNames(names: readonly string[], longest = LONGEST): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name, longest);
    const { stem, extension } = splitName(safe);
    let candidate = safe;
    for (let count = 2; taken.has(key(candidate)); count += 1) {
      const mark = ` (${String(count)})`;
      candidate = `${shortened(stem, longest - Buffer.byteLength(mark + extension))}${mark}${extension}`;
    }
    taken.add(key(candidate));
    return candidate;
  });
}

const key = (name: string): string => name.normalize('NFC').toLowerCase();

function splitName(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { stem: name, extension: '' } : { stem: name.slice(0, dot), extension: name.slice(dot) };
}

function shortened(name: string, bytes: number): string {
  if (Buffer.byteLength(name) <= bytes) return name;
  const { stem, extension } = splitName(name);
  // An "extension" longer than any real one is part of the name.
  if (Buffer.byteLength(extension) > 20) return cut(name, bytes);
  return cut(stem, bytes - Buffer.byteLength(extension)) + extension;
}

/** The longest beginning that fits, never half a character. */
function cut(text: string, bytes: number): string {
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    kept += character;
  }
  return kept;
}
