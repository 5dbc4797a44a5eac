import type { IsoDate } from '../../lib/date.ts';
import type { GoodsName } from './listed-goods.ts';
import type { Quantity } from './quantity.ts';

/** Where things are while they are in the bureau's hands. */
export type GoodsPlace = 'held' | 'testing';

interface MovementRule {
  /** what was done, as the register says it */
  readonly words: string;
  readonly from: GoodsPlace;
  /** absent: they leave for good */
  readonly to?: GoodsPlace;
  /** what the other side of it is called: 存放地点, 受委托机构 … */
  readonly placeWords?: string;
  readonly keeperWords?: string;
  /** the paper that shows it */
  readonly proof: string;
  readonly article: string;
}

/** 财物的移动, each with where it goes from and to, the paper that shows it and the article it rests on. */
export const movementRules = {
  stored: {
    words: '存放、移库',
    from: 'held',
    to: 'held',
    placeWords: '存放地点',
    keeperWords: '保管人',
    proof: '入库单、委托保管书',
    article: '程序规定第四十一条、行政强制法第二十六条',
  },
  sent: {
    words: '送检',
    from: 'held',
    to: 'testing',
    placeWords: '检测、检验、检疫、鉴定机构',
    proof: '委托书、收样单',
    article: '程序规定第三十二条、第三十八条',
  },
  came_back: {
    words: '送检退回',
    from: 'testing',
    to: 'held',
    placeWords: '存放地点',
    keeperWords: '保管人',
    proof: '退样单',
    article: '程序规定第三十二条',
  },
  used_up: {
    words: '检测用去',
    from: 'testing',
    proof: '检验报告、机构的说明',
    article: '程序规定第三十二条',
  },
  returned: {
    words: '退还',
    from: 'held',
    keeperWords: '领取人',
    proof: '当事人签名的清单',
    article: '程序规定第四十二条、行政强制法第二十八条',
  },
  handed_over: {
    words: '随案移送',
    from: 'held',
    placeWords: '接收机关',
    keeperWords: '接收人',
    proof: '移送清单、接收回执',
    article: '行政强制法第二十一条、移送涉嫌犯罪案件规定第十二条',
  },
  sold: {
    words: '拍卖、变卖',
    from: 'held',
    placeWords: '拍卖、变卖的机构',
    proof: '拍卖、变卖的凭证',
    article: '行政处罚法第七十四条、程序规定第四十一条',
  },
  destroyed: {
    words: '销毁',
    from: 'held',
    placeWords: '销毁地点',
    keeperWords: '监督人',
    proof: '涉案物品处理记录、照片',
    article: '行政处罚法第七十四条、行政强制法第二十七条',
  },
  surrendered: {
    words: '上缴、移交处理',
    from: 'held',
    placeWords: '接收单位',
    keeperWords: '接收人',
    proof: '移交、上缴的凭证',
    article: '行政处罚法第七十四条、程序规定第四十二条',
  },
  lost: {
    words: '毁损、灭失',
    from: 'held',
    proof: '情况说明',
    article: '行政强制法第二十六条',
  },
} as const satisfies Readonly<Record<string, MovementRule>>;

export type MovementKind = keyof typeof movementRules;
// `as`: Object.keys forgets the keys.
export const movementKinds = Object.keys(movementRules) as readonly MovementKind[];
export const movementRule = (kind: MovementKind): MovementRule => movementRules[kind];

/** How much of which item of which list. */
export interface MovedLine extends GoodsName {
  readonly listId: string;
  readonly quantity: Quantity;
}

export interface GoodsMovement {
  readonly id: string;
  readonly kind: MovementKind;
  readonly on: IsoDate;
  readonly lines: readonly MovedLine[];
  /** 存放地点, 机构, 接收机关 … as `placeWords` of its kind says */
  readonly place: string;
  /** 保管人, 领取人 … */
  readonly keeper: string;
  /** out of which store; empty: as they were laid in */
  readonly fromPlace: string;
  readonly detail: string;
  /** the document by which it happened, the paper that shows it */
  readonly documentId?: string | undefined;
  readonly attachmentId?: string | undefined;
}
