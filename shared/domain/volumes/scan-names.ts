const DATE = /(?<!\d)(20\d{2})[-._年]?(0?[1-9]|1[0-2])[-._月]?(0[1-9]|[12]\d|3[01]|[1-9])日?(?!\d)/;

/** Words scanners, telephones and programs give to every file. */
const MACHINE_WORDS = /扫描件?|文档|图片|图像|照片|微信|截图|屏幕|新建|未命名|副本|拍照|全能王/g;

/** What a paper is called unless somebody says: as its file, and by its kind where the name was a machine's. */
export function proposedTitle(fileName: string, kindName: string | undefined): string {
  const own = titleOf(fileName);
  const telling = /\p{Script=Han}/u.test(own.replace(MACHINE_WORDS, ''));
  return telling || kindName === undefined ? own : kindName;
}

/** `营业执照 2026-03-05.pdf` is called 营业执照; a name that is all digits stays as it is. */
export function titleOf(fileName: string): string {
  const stem = fileName.replace(/\.[^.]+$/, '');
  const bare = stem.replace(DATE, '').replace(/^[\s_\-—]+|[\s_\-—]+$/g, '');
  return (bare === '' ? stem : bare).slice(0, 200);
}

/** A day written in the name of a file, as scanners and clerks do. */
export function dateOf(fileName: string): string | undefined {
  const [, year, month, day] = DATE.exec(fileName) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : undefined;
}

/** Words by which clerks name their scans, of the kinds every filing order knows; the first that fits is meant. */
const TELLING: readonly (readonly [kind: string, words: RegExp])[] = [
  ['payment', /缴款|缴费|缴纳凭证|罚没.*(票据|收据)|非税.*(票据|缴款)/],
  ['authorization', /授权委托/],
  ['test-report', /(检验|检测|鉴定|检疫).*(报告|意见|结论)/],
  ['defence', /陈述.*申辩|申辩(书|材料|意见)/],
  ['lead', /(投诉|举报)(信|单|书|材料|登记)/],
  ['party-identity', /营业执照|身份证|许可证|主体资格|备案凭证/],
];

/** What a paper is by the name of its file, where that says so; undefined leaves it to the clerk. */
export function proposedKind(
  fileName: string,
  kinds: readonly { readonly id: string }[],
): string | undefined {
  const own = titleOf(fileName);
  const [kind] = TELLING.find(([, words]) => words.test(own)) ?? [];
  return kinds.some(({ id }) => id === kind) ? kind : undefined;
}
