import { mediaExtensions } from './file-kind.ts';

/**
 * File names recorders give, as patterns over the base name; the first hit wins, so the order matters.
 * Named groups: dev 产品序号, off 警号或执法人员编号, ts/d/t start by the device's clock, seq 序号, imp 重点,
 * num+chap chapters of one take. Parts are told apart by length (7 = recorder, 6 = officer), since both orders occur.
 */
const D14 = '(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d';
const EXT = mediaExtensions.join('|');
const TS = `(?<ts>${D14})`;
const DEV = '(?<dev>[0-9A-Z]{7})';
const OFF = '(?<off>[0-9A-Z]{6})';
const END = `(?<imp>_?IMP)?\\.(?<ext>${EXT})$`;
const DJI = '(?<ext>mp4|mov|jpg|dng|srt|lrf)$';

export interface NameRule {
  readonly id: string;
  readonly pattern: RegExp;
  readonly confidence: number;
}

const rule = (id: string, confidence: number, source: string): NameRule => ({
  id,
  confidence,
  pattern: new RegExp(source, 'i'),
});

export const nameRules: readonly NameRule[] = [
  rule('R01', 1, `^${DEV}_${OFF}_${TS}_(?<seq>\\d{4})${END}`),
  rule('R02', 1, `^${OFF}_${DEV}_${TS}_(?<seq>\\d{4})${END}`),
  rule('R03', 0.95, `^${DEV}_${OFF}${TS}_(?<seq>\\d{4})${END}`),
  rule(
    'R04',
    0.95,
    `^(?<class>NOR|IMP|SOS|EMR|EVT|PRE|LOCK)_${DEV}_${OFF}_(?<d>\\d{8})_(?<t>\\d{6})_(?<seq>\\d{4})(?<tail>\\d*)\\.(?<ext>${EXT})$`,
  ),
  rule('R05', 0.95, `^(?<class>DSJ)_${DEV}_${OFF}_${TS}(?:_(?<seq>\\d{1,4}))?${END}`),
  rule('R06', 0.9, `^${TS}_(?<seq>\\d{1,6})${END}`),
  rule('R07', 0.95, `^DJI_${TS}_(?<seq>\\d{4})(?:_(?<cam>[A-Z]))?(?:_(?<tail>[^.]+))?\\.${DJI}`),
  rule('R08', 0.8, `^DJI_(?<seq>\\d{4})\\.${DJI}`),
  rule('R09', 0.95, '^G(?<codec>[HXLGS])(?<chap>\\d{2}|[A-Z]{2})(?<num>\\d{4})\\.(?<ext>mp4|lrv|thm|360)$'),
  rule('R10', 0.95, '^(?:GOPR|GP(?<chap>\\d{2}))(?<num>\\d{4})\\.(?<ext>mp4|jpg|lrv|thm)$'),
  rule('R11', 0.9, '^C(?<seq>\\d{4})(?:M(?<xml>\\d{2}))?\\.(?<ext>mp4|xml)$'),
  rule(
    'R12',
    0.5,
    '^AXON[ _](?<model>\\w+[ _]\\d)[ _](?<class>Video|Audio)[ _](?<d>\\d{4}-\\d\\d-\\d\\d)[ _](?<t>\\d{4}(?:\\d{2})?)(?!\\d).*\\.(?<ext>mp4)$',
  ),
  rule(
    'R13',
    0.8,
    `^(?<class>VID|IMG|AUD|REC|MOV|PIC|SND)?_?(?<d>20\\d{6})[_-](?<t>\\d{6})(?:[_-](?!IMP\\.)(?<tail>[0-9A-Z_]{1,12}?))?${END}`,
  ),
  rule(
    'R14',
    0.6,
    `^(?<dev>[0-9A-Z-]{4,20})_(?<off>[0-9A-Z]{3,20})_${TS}(?:_(?<seq>\\d{1,6}))?(?:_(?<class>IMP|NOR|SOS|EVT))?\\.(?<ext>${EXT})$`,
  ),
  // Camera names by the DCF rule; last, because it would also take a GoPro's.
  rule('R15', 0.4, '^(?<free>[0-9A-Z_]{4})(?<num>\\d{4})\\.(?<ext>mp4|mov|avi|jpg|heic|wav|thm|lrv)$'),
];

/** Where R06 cards keep the numbers: `/<recorder 7>/<officer 6>/<day>/`. */
export const idsInPath = /\/(?<dev>[0-9A-Z]{7})\/(?<off>[0-9A-Z]{6})\/(?<day>\d{4}-?\d{2}-?\d{2})\//i;
