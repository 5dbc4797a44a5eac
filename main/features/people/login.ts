import { pinyin } from 'pinyin-pro';

/** What somebody is called by at the keyboard: 张三 is zhangsan, the second of them zhangsan2. */
export function freeLogin(name: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const sounds = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
    .slice(0, 30);
  const stem = sounds.length < 2 ? `person${sounds}` : sounds;
  for (let n = 1; ; n++) {
    const login = n === 1 ? stem : `${stem}${n.toString()}`;
    if (!used.has(login)) return login;
  }
}
