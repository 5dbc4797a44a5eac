import { type EntryRule, entryKind, type FilingProfile, formKind } from './filing-order.ts';

/** A kind of scan or photo a filing order knows, with the slot it goes to. */
export interface MaterialKind {
  readonly id: string;
  readonly name: string;
  readonly slot: string;
  readonly slotName: string;
}

/** 复印件、单据 … by the ids the filing orders use. */
const names: Readonly<Record<string, string>> = {
  'party-identity': '当事人主体资格证明',
  'party-statement': '当事人陈述材料',
  documentary: '书证（票据、台账、合同等）',
  testimony: '证人证言',
  'test-report': '检验、检测、鉴定材料',
  photo: '照片',
  'electronic-data': '电子数据',
  scan: '其他证据',
  payment: '缴款凭证',
  defence: '陈述、申辩材料',
  authorization: '授权委托书',
  lead: '投诉、举报材料',
};

/** Made by the program from the recordings of a case, never added by hand. */
const MADE = 'recordings';

/**
 * What an attachment can be, in filing order: papers of the forms, and the materials. A kind only a bureau's own
 * order knows is called by its entry.
 */
export function materialKinds(profile: FilingProfile): readonly MaterialKind[] {
  return profile.parts.flatMap(({ slots }) =>
    slots.flatMap(({ slot, name: slotName, entries }) =>
      entries
        .filter(({ materials }) => !materials.includes(MADE))
        .flatMap((entry) =>
          [...new Set([ownKind(entry), ...entry.materials])].map((id) => ({
            id,
            name: id === ownKind(entry) ? entry.name : (names[id] ?? entry.name),
            slot,
            slotName,
          })),
        ),
    ),
  );
}

/**
 * The kind of a paper that is just what an entry asks for: the material that has the entry's name or none of its
 * own, else a paper of the entry's form.
 */
export function ownKind(entry: EntryRule): string {
  const { name, materials, templates } = entry;
  const own = materials.find((id) => (names[id] ?? name) === name);
  if (own !== undefined) return own;
  const [template] = templates;
  return template === undefined ? (materials[0] ?? entryKind(entry)) : formKind(template);
}
