import type { Limits } from '#shared/domain/procedure/counting/limits.ts';
import { os } from '../../rpc/os.ts';
import type { Calendars } from './calendar.ts';
import { explain } from './explain.ts';

export interface ProcedureRules {
  readonly calendars: Calendars;
  readonly limits: Limits;
}

export function calendarHandlers(open: () => ProcedureRules) {
  const { calendar: on } = os;
  return {
    state: on.state.handler(() => open().calendars.state()),
    preview: on.preview.handler(({ input }) => open().calendars.preview(input)),
    lying: on.lying.handler(({ input }) => open().calendars.lying(input.file)),
    importYear: on.importYear.handler(({ input, context }) =>
      open().calendars.importYear(context.actor, input),
    ),
    removeYear: on.removeYear.handler(async ({ input, context }) => {
      await open().calendars.removeYear(context.actor, input.year, input.revision);
      return {};
    }),
    addLocalDay: on.addLocalDay.handler(async ({ input, context }) => {
      await open().calendars.addLocalDay(context.actor, input);
      return {};
    }),
    removeLocalDay: on.removeLocalDay.handler(async ({ input, context }) => {
      await open().calendars.removeLocalDay(context.actor, input.date);
      return {};
    }),
    explain: on.explain.handler(({ input }) => {
      const { calendars, limits } = open();
      return explain(input, limits, calendars.current());
    }),
  };
}
