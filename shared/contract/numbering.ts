import * as z from 'zod';
import { line } from './kit.ts';

/** What every register of numbers is governed by: the year it counts in, a place in it, and why a rule was set. */
export const numberYear = z.number().int().min(1949, '年度应为四位数。').max(2999, '年度应为四位数。');
export const numberSequence = z.number().int().min(1, '顺序号从1起。').max(999_999, '顺序号过大，请核对。');
export const numberReason = line.trim().min(1, '请填写理由，例如“年初至启用程序前已在纸质登记簿上编号”。');
