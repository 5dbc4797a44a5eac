import * as z from 'zod';
import { purposeRules } from '../domain/consultations/consultation.ts';
import { ownFileSchema } from './archive.ts';
import { begunFrom, keptShape, line, nothing, command, query } from './kit.ts';

/** An official name as it is typed: what is unusual in it is remarked upon (`bureauRemarks`), never refused. */
const name = (missing: string) => line.trim().min(1, missing);

/** The bureau as it stands on every document. */
export const bureauSchema = z.object({
  /** 濮阳市市场监督管理局 */
  name: name('请填写机关全称。'),
  /** 文号 abbreviation, 濮市监 */
  abbreviation: name('请填写文号简称，例如“濮市监”。'),
  /** 行政复议机关, 濮阳市人民政府 */
  reconsiderationAuthority: name('请填写行政复议机关，例如“濮阳市人民政府”。'),
  /** 管辖法院, 濮阳市华龙区人民法院 */
  court: name('请填写有管辖权的人民法院。'),
  contactPerson: line.default(''),
  contactPhone: line.default(''),
  contactAddress: line.default(''),
  bankName: line.default(''),
  accountName: line.default(''),
  accountNumber: line.default(''),
  /** 全宗名称, as a rule the bureau's name */
  fondsName: line.default(''),
  fondsNumber: line.default(''),
});
export type Bureau = z.infer<typeof bureauSchema>;

/** Where page numbers stand and other choices of the bureau. */
export const preferencesSchema = z.object({
  pageNumberPosition: z.enum(['upper', 'lower']).default('upper'),
  duplex: z.boolean().default(false),
  filingOrder: line.default('SAMR-78'),
  /** 页码标识: finalised documents bear a small code in the lower margin. See docs/decisions/page-code.md. */
  pageCode: z.boolean().default(false),
  /** 复读存储卡: how much of a file is read from the card a second time before it counts as 核验. */
  cardReread: z.enum(['sample', 'all']).default('sample'),
  /** 页码: letters of more than one page bear — 1 —, as 公文 do. */
  letterPageNumbers: z.boolean().default(true),
  /** 期限标黄: so many days before its last day a limit is amber. */
  amberDays: z.number().int().min(0).max(60, '最多60天。').default(3),
  /** 期限标红: so many days before its last day it is red; -1: only when it has passed. */
  redDays: z.number().int().min(-1).max(30, '最多30天。').default(-1),
  /** 调阅目的: of whom it is asked before a case is shown. */
  askPurpose: z.enum(purposeRules).default('nobody'),
  /** 离开锁定: minutes without a hand on keyboard or mouse after which a seat locks. */
  idleMinutes: z.number().int().min(1, '至少1分钟。').max(480, '最长480分钟。').default(15),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const keptBureauSchema = bureauSchema.extend(keptShape);
export type KeptBureau = z.infer<typeof keptBureauSchema>;
export const keptPreferencesSchema = preferencesSchema.extend(keptShape);
export type KeptPreferences = z.infer<typeof keptPreferencesSchema>;

/** Each save names the revision it began from: `conflict` when somebody else was first. */
export const settingsContract = {
  bureau: query('settings.read').input(nothing).output(keptBureauSchema),
  saveBureau: command('settings.edit')
    .input(bureauSchema.extend({ revision: begunFrom }))
    .output(keptBureauSchema),
  /** 归档顺序 to choose from; `own`: from a file of the bureau. */
  filingOrders: query('settings.read')
    .input(nothing)
    .output(z.array(z.object({ id: z.string(), name: z.string(), basis: z.string(), own: z.boolean() }))),
  /** Files of rule data (limits, phrases, filing orders, recorder layouts) that were refused: what each holds is not in use. */
  refusedFiles: query('settings.read')
    .input(nothing)
    .output(
      z.array(
        z.object({
          file: z.string(),
          message: z.string(),
          /** Nothing is wrong with it but that nobody took it in yet: `archive.takeFile` does. */
          untaken: ownFileSchema.optional(),
          /** Another content was taken in under its name: `archive.dropFile` ends that. */
          taken: ownFileSchema.optional(),
        }),
      ),
    ),
  preferences: query('settings.read').input(nothing).output(keptPreferencesSchema),
  savePreferences: command('settings.edit')
    .input(preferencesSchema.extend({ revision: begunFrom }))
    .output(keptPreferencesSchema),
};
