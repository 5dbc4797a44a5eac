import * as z from 'zod';
import { line, nothing, operation } from './kit.ts';

/** The bureau as it stands on every document. */
export const bureauSchema = z.object({
  /** 濮阳市市场监督管理局 */
  name: line.min(1, '请填写机关全称。').regex(/市场监督管理局$/, '机关全称应以“市场监督管理局”结尾。'),
  /** 文号 abbreviation, 濮市监 */
  abbreviation: line
    .min(1, '请填写文号简称，例如“濮市监”。')
    .max(10)
    .regex(/市监$/, '文号简称应以“市监”结尾，例如“濮市监”。'),
  /** 行政复议机关, 濮阳市人民政府 */
  reconsiderationAuthority: line.min(1, '请填写行政复议机关，例如“濮阳市人民政府”。'),
  /** 管辖法院, 濮阳市华龙区人民法院 */
  court: line.min(1, '请填写有管辖权的人民法院。').regex(/人民法院$/, '法院名称应以“人民法院”结尾。'),
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
  filingOrder: z.string().default('SAMR-78'),
  /** 页码标识: finalised documents bear a small code in the lower margin. See docs/decisions/page-code.md. */
  pageCode: z.boolean().default(false),
  /** 复读存储卡: how much of a file is read from the card a second time before it counts as 核验. */
  cardReread: z.enum(['sample', 'all']).default('sample'),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const settingsContract = {
  bureau: operation.input(nothing).output(bureauSchema),
  saveBureau: operation.input(bureauSchema).output(bureauSchema),
  preferences: operation.input(nothing).output(preferencesSchema),
  savePreferences: operation.input(preferencesSchema).output(preferencesSchema),
};
