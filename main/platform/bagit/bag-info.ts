import { parseTags } from './manifest.ts';

/** Written into bag-info.txt by this program: a package so marked keeps what such packages always have. */
export const BAG_AGENT = ['Bag-Software-Agent', '案卷工作站'] as const;
/** The algorithms of our manifests, payload and tags alike. */
export const MANIFEST_ALGORITHMS = ['sha256', 'sm3'] as const;

/** What was found in the bag, to be held against what it says of itself. */
export interface FoundInBag {
  /** Listed payload files that are there, and their bytes. */
  readonly payload: { readonly bytes: number; readonly files: number };
  /** Algorithms of the manifests that are there. */
  readonly manifests: { readonly payload: readonly string[]; readonly tags: readonly string[] };
}

export interface BagInfoFindings {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** Manifests that must once have been there. */
  readonly missing: readonly string[];
}

/**
 * Holds bag-info.txt, undefined where there is none, against the package. Labels are read in any case
 * (RFC 8493, 2.2.2). Tag manifests use the algorithms of the payload's (2.2.1): one without its partner was taken away.
 */
export function checkBagInfo(info: string | undefined, found: FoundInBag): BagInfoFindings {
  const values = (label: string): readonly string[] =>
    parseTags(info ?? '')
      .filter(([name]) => name.toLowerCase() === label.toLowerCase())
      .map(([, value]) => value.trim());
  const ours = values(BAG_AGENT[0]).includes(BAG_AGENT[1]);
  const { payload, tags } = found.manifests;
  const promised = ours ? MANIFEST_ALGORITHMS : [];
  const paired = tags.length > 0 ? payload : [];
  const missing = [
    ...promised.filter((name) => !payload.includes(name)).map((name) => `manifest-${name}.txt`),
    ...[...new Set([...promised, ...paired])]
      .filter((name) => !tags.includes(name))
      .map((name) => `tagmanifest-${name}.txt`),
  ];
  return { missing, ...checkOxum(values('Payload-Oxum'), info !== undefined, ours, found.payload) };
}

function checkOxum(
  oxums: readonly string[],
  hasInfo: boolean,
  ours: boolean,
  { bytes, files }: FoundInBag['payload'],
): Pick<BagInfoFindings, 'problems' | 'notes'> {
  const none = 'bag-info.txt 没有写内容总量（Payload-Oxum），不能核对总量。';
  if (oxums.length === 0) return { problems: ours ? [none] : [], notes: hasInfo && !ours ? [none] : [] };
  if (oxums.length > 1)
    return { problems: ['bag-info.txt 里内容总量（Payload-Oxum）写了不止一次。'], notes: [] };
  const [oxum = ''] = oxums;
  const written = /^(\d+)\.(\d+)$/.exec(oxum);
  if (written === null)
    return { problems: [`bag-info.txt 里的内容总量（Payload-Oxum）“${oxum}”读不懂。`], notes: [] };
  if (Number(written[1]) === bytes && Number(written[2]) === files) return { problems: [], notes: [] };
  return {
    problems: [`内容总量不符：登记的是 ${oxum}，实际是 ${bytes}.${files}（字节数.文件数）。`],
    notes: [],
  };
}
