import { deviceTime } from './device-time.ts';
import { fileKind, type FileKind } from './file-kind.ts';
import { idsInPath, nameRules } from './name-rules.ts';

/** What a recorder's file name and path say. Numbers stand as written, factory defaults included. */
export interface RecognisedName {
  /** `R01`…`R15`, or `none`: then the time must come from the container or the file's date (推定). */
  readonly rule: string;
  readonly kind: FileKind;
  /** 产品序号 of the recorder, 7 characters by GA/T 947 */
  readonly recorder?: string;
  /** 警号或执法人员编号, 6 characters by GA/T 947 */
  readonly officer?: string;
  /** start by the device's clock, ISO with +08:00 */
  readonly startedAt?: string;
  readonly sequence?: number;
  /** 重点文件: the recorder's mark key was pressed */
  readonly important: boolean;
  /** chapters of one take (GoPro) share `group` and are ordered by `chapter` */
  readonly group?: string;
  readonly chapter?: number;
  /** 0…1, how sure the pattern is */
  readonly confidence: number;
}

/**
 * Reads a card path (relative, `/` between parts) by the first name rule that fits.
 * Never fails: an unknown name gives rule `none` with confidence 0.1.
 */
export function recogniseName(path: string): RecognisedName {
  const name = path.split('/').at(-1) ?? '';
  const kind = fileKind(path);
  for (const { id, pattern, confidence } of nameRules) {
    const groups = pattern.exec(name)?.groups;
    if (groups === undefined) continue;
    const ids = id === 'R06' ? (idsInPath.exec(`/${path}`)?.groups ?? {}) : groups;
    const stamp =
      groups['ts'] ?? (groups['d'] === undefined ? undefined : `${groups['d']}${groups['t'] ?? ''}`);
    const startedAt = stamp === undefined ? undefined : deviceTime(stamp);
    const chapter = id === 'R10' && groups['chap'] === undefined ? '0' : groups['chap'];
    return {
      rule: id,
      kind,
      ...optional('recorder', ids['dev']?.toUpperCase()),
      ...optional('officer', ids['off']?.toUpperCase()),
      ...optional('startedAt', startedAt),
      ...optional('sequence', numberOf(groups['seq'])),
      important: groups['imp'] !== undefined || groups['class']?.toUpperCase() === 'IMP',
      ...(id === 'R09' || id === 'R10' ? optional('group', groups['num']) : {}),
      ...optional('chapter', numberOf(chapter)),
      // A stamp that names no real moment leaves a name we only half understand.
      confidence: stamp !== undefined && startedAt === undefined ? Math.min(confidence, 0.3) : confidence,
    };
  }
  return { rule: 'none', kind, important: false, confidence: 0.1 };
}

function numberOf(digits: string | undefined): number | undefined {
  return digits !== undefined && /^\d+$/.test(digits) ? Number(digits) : undefined;
}

/** `{ [key]: value }`, or nothing when the value is missing (exactOptionalPropertyTypes). */
function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  // fromEntries forgets the key; it is K by construction.
  return value === undefined ? {} : (Object.fromEntries([[key, value]]) as Record<K, V>);
}
