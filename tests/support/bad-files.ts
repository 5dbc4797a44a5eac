import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';

/** Nine levels of nine references: 387 million words when it is unfolded, 300 bytes in the file. */
export const ALIAS_BOMB = [
  'a: &a ["x","x","x","x","x","x","x","x","x"]',
  ...Array.from('bcdefghi').map((name, index) => {
    const inner = 'abcdefgh'.charAt(index);
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${inner}`).join(',')}]`;
  }),
].join('\n');

/** Things under the name of a file somebody put into the archive's folder, and what is said of each. */
export const badFiles: readonly {
  readonly kind: string;
  readonly make: (path: string) => void;
  readonly said: string;
}[] = [
  {
    kind: 'an alias bomb',
    make: (path) => writeFileSync(path, ALIAS_BOMB),
    said: '第 9 行：用 * 引用的内容展开后过长，没有采用',
  },
  {
    // Few references, each to much.
    kind: 'a bomb of few references',
    make: (path) => writeFileSync(path, `a: &a [${'x,'.repeat(20_000)}]\nb: [${'*a,'.repeat(50)}]\n`),
    said: '第 2 行：用 * 引用的内容展开后过长，没有采用',
  },
  {
    kind: 'a value that holds itself',
    make: (path) => writeFileSync(path, 'a: &a [*a]\n'),
    said: '没有采用',
  },
  {
    kind: 'a thousand lists in one another',
    make: (path) => writeFileSync(path, `a: ${'['.repeat(1000)}${']'.repeat(1000)}\n`),
    said: '内容一层套一层，超过了允许的层数，没有采用',
  },
  {
    kind: 'so many lists in one another that the reader gives up',
    make: (path) => writeFileSync(path, `a: ${'['.repeat(200_000)}${']'.repeat(200_000)}\n`),
    said: '内容一层套一层，超过了允许的层数，没有采用',
  },
  {
    kind: 'a file of 50 MB',
    make(path) {
      writeFileSync(path, '');
      truncateSync(path, 50 * 1024 * 1024);
    },
    said: '文件有 50.0 MB，超过 2 MB，没有读取',
  },
  {
    kind: 'a text that is not UTF-8',
    make: (path) => writeFileSync(path, Buffer.from([0x6e, 0x3a, 0x20, 0xc5, 0xa9, 0xd1, 0xf4, 0x0a])),
    said: '文字不是 UTF-8 编码，请在编辑器中另存为 UTF-8',
  },
  {
    kind: 'a folder',
    make: (path) => mkdirSync(path),
    said: '这是一个文件夹，不是文件，请把里面的文件移出来或者给文件夹改名',
  },
  {
    kind: 'a link to nothing',
    make: (path) => symlinkSync(`${path}-没有`, path),
    said: '文件不在了，或者是一个指向别处的链接',
  },
];
