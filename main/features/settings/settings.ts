import type * as z from 'zod';
import type { Actor } from '#shared/contract/session.ts';
import { type Bureau, bureauSchema, type Preferences, preferencesSchema } from '#shared/contract/settings.ts';
import { changesBetween, changeWords, type Entries } from '#shared/lib/changes.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';

export interface Settings {
  bureau(): Promise<Bureau>;
  saveBureau(actor: Actor, bureau: Bureau): Promise<Bureau>;
  preferences(): Promise<Preferences>;
  savePreferences(actor: Actor, preferences: Preferences): Promise<Preferences>;
}

async function read<T>(db: Db, key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row === undefined ? undefined : schema.parse(JSON.parse(row.value));
}

interface Saved<T> {
  readonly schema: z.ZodType<T>;
  readonly value: T;
  readonly labels: Readonly<Record<keyof T & string, string>>;
}

const bureauLabels: Saved<Bureau>['labels'] = {
  name: '机关全称',
  abbreviation: '文号简称',
  reconsiderationAuthority: '行政复议机关',
  court: '有管辖权的人民法院',
  contactPerson: '联系人',
  contactPhone: '联系电话',
  contactAddress: '机关地址',
  bankName: '罚款收缴银行',
  accountName: '收款户名',
  accountNumber: '收款账号',
  fondsName: '全宗名称',
  fondsNumber: '全宗号',
};

const preferenceLabels: Saved<Preferences>['labels'] = {
  pageNumberPosition: '页号位置',
  duplex: '双面打印',
  filingOrder: '归档顺序',
  pageCode: '页码标识',
  cardReread: '复读存储卡',
  letterPageNumbers: '页码',
};

/** What a switch or a choice is called on the screen. */
const choiceWords: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [true, '是'],
  [false, '否'],
  ['upper', '上角'],
  ['lower', '下角'],
  ['sample', '抽样'],
  ['all', '全部'],
]);

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/** A form as the log tells its changes. */
function entriesOf<T extends object>(value: T, labels: Saved<T>['labels']): Entries {
  const said = new Map<string, unknown>(Object.entries(value));
  return Object.entries<string>(labels).map(([key, label]) => {
    const one = said.get(key);
    return [label, choiceWords.get(one) ?? plain(one)];
  });
}

export function createSettings(archive: Archive): Settings {
  async function save<T extends object>(
    actor: Actor,
    key: string,
    { schema, value, labels }: Saved<T>,
    sentence: (changes: string | undefined) => string,
  ): Promise<T> {
    return archive.act(actor, async (tx) => {
      const text = JSON.stringify(value);
      const before = await read(tx, key, schema);
      const changes =
        before === undefined
          ? undefined
          : changesBetween(entriesOf(before, labels), entriesOf(value, labels));
      await tx
        .insertInto('settings')
        .values({ key, value: text })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
        .execute();
      const told = changes === undefined ? undefined : changeWords(changes);
      return {
        value,
        act: { act: `settings.${key}`, sentence: sentence(told), details: { value, changes } },
      };
    });
  }

  return {
    async bureau() {
      const bureau = await read(archive.db, 'bureau', bureauSchema);
      if (bureau === undefined) throw new ProblemError('not-found', '机关信息尚未登记，请先在“设置”中填写。');
      return bureau;
    },
    saveBureau: (actor, value) =>
      save(actor, 'bureau', { schema: bureauSchema, value, labels: bureauLabels }, (changes) =>
        changes === undefined ? `登记机关信息：${value.name}` : `修改机关信息：${changes}`,
      ),
    preferences: async () =>
      (await read(archive.db, 'preferences', preferencesSchema)) ?? preferencesSchema.parse({}),
    savePreferences: (actor, value) =>
      save(
        actor,
        'preferences',
        { schema: preferencesSchema, value, labels: preferenceLabels },
        (changes) => `修改使用偏好${changes === undefined ? '' : `：${changes}`}`,
      ),
  };
}
