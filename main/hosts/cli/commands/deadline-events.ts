import * as z from 'zod';
import type { DeadlineEvent } from '#shared/domain/procedure/deadline-events.ts';
import { deductionKinds } from '#shared/domain/procedure/events/limit-events.ts';

const names = ['extended', 'period', ...deductionKinds];

const on = z.iso.date('应是日期，写作2026-03-05的形式。');
const amount = z.number('应是数量。').int('应是整数。').positive('应大于零。');

const event = z.discriminatedUnion(
  'event',
  [
    z.strictObject({ event: z.literal('extended'), on, amount }),
    z.strictObject({ event: z.literal('period'), on, amount }),
    z.strictObject({ event: z.enum(deductionKinds), on, until: on.optional() }),
  ],
  { error: `应是一个事件，event 为 ${names.join('、')} 之一。` },
);

/** A list of events, or an object that has one. */
export const deadlineEventsFile: z.ZodType<{ readonly events: readonly DeadlineEvent[] }> = z.preprocess(
  (content) => (Array.isArray(content) ? { events: content } : content),
  z.strictObject({ events: z.array(event, '应是事件的列表。') }),
);

/** What `deadline example` prints: a complete events file, for rule D1 with a start on 2026-03-02. */
export const deadlineEventsExample: { readonly events: readonly DeadlineEvent[] } = {
  events: [
    { event: 'testing', on: '2026-03-10', until: '2026-03-25' },
    { event: 'suspension', on: '2026-03-20', until: '2026-04-08' },
    { event: 'extended', on: '2026-05-29', amount: 30 },
    { event: 'hearing', on: '2026-06-15', until: '2026-07-03' },
  ],
};
