import { describe, expect, it } from 'vitest';
import { distinctFileNames, safeFileName } from '#main/platform/files/safe-file-name.ts';

describe('safeFileName', () => {
  it.each([
    ['现场笔录.pdf', '现场笔录.pdf'],
    ['a/b\\c:d*e?f"g<h>i|j.mp4', 'a_b_c_d_e_f_g_h_i_j.mp4'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['尾点. . ', '尾点'],
    ['...', '_'],
    ['', '_'],
    ['行\n尾.txt', '行_尾.txt'],
    ['处罚决定书\u202efdp.exe', '处罚决定书fdp.exe'],
    ['\ufeff张\u200b三\u2066\u2069的\u00ad笔录\u2028.pdf', '张三的笔录.pdf'],
    ['半个\ud83d字.pdf', '半个字.pdf'],
    ['\u200f', '_'],
    ['a.pdf.\u200b', 'a.pdf'],
    ['\u200bCON', '_CON'],
    ['🍎𰻝.pdf', '🍎𰻝.pdf'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('shortens to 255 bytes without cutting a character or the extension', () => {
    const safe = safeFileName(`${'案'.repeat(200)}.mp4`);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
    expect(safe).toBe(`${'案'.repeat(83)}.mp4`);
  });
});

describe('distinctFileNames', () => {
  it('tells apart what a disk without upper and lower case would take for one', () => {
    expect(distinctFileNames(['C0001.mp4', 'c0001.MP4', 'c0001.mp4'])).toEqual([
      'C0001.mp4',
      'c0001 (2).MP4',
      'c0001 (3).mp4',
    ]);
  });

  it('keeps long names within 255 bytes', () => {
    const long = `${'案'.repeat(84)}.a`;
    const names = distinctFileNames([long, long]);
    expect(new Set(names).size).toBe(2);
    expect(names.every((name) => Buffer.byteLength(name) <= 255)).toBe(true);
  });
});
