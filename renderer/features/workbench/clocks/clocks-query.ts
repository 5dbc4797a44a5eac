import { type ClockFilter, type ClockScope, clockScopes } from '#shared/contract/procedure.ts';
import { isIsoDate, type IsoDate } from '#shared/lib/date.ts';

export const scopeNames: Readonly<Record<ClockScope, string>> = {
  all: '全部',
  overdue: '已过期',
  today: '今日',
  week: '本周',
  filing: '待归档',
};

/** What the place of all limits shows; lives in the address, so going back finds it again. */
export interface ClocksQuery {
  readonly filter: ClockFilter;
  readonly view: 'list' | 'month';
  readonly page: number;
  /** the day the month is open at */
  readonly day: IsoDate;
}

export const PAGE_SIZE = 50;

export function readClocksQuery(params: URLSearchParams, today: IsoDate): ClocksQuery {
  const page = Number(params.get('page') ?? '1');
  const day = params.get('day') ?? today;
  return {
    filter: {
      scope: clockScopes.find((scope) => scope === params.get('scope')) ?? 'all',
      rule: params.get('rule') ?? '',
      officerId: params.get('officer') ?? '',
      text: params.get('text') ?? '',
    },
    view: params.get('view') === 'month' ? 'month' : 'list',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    day: isIsoDate(day) ? day : today,
  };
}

/** The address of a query; what is as usual is left out. */
export function writeClocksQuery({ filter, view, page, day }: ClocksQuery, today: IsoDate): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.scope !== 'all') params.set('scope', filter.scope);
  if (filter.rule !== '') params.set('rule', filter.rule);
  if (filter.officerId !== '') params.set('officer', filter.officerId);
  if (filter.text !== '') params.set('text', filter.text);
  if (view !== 'list') params.set('view', view);
  if (page !== 1) params.set('page', String(page));
  if (day !== today) params.set('day', day);
  return params;
}
