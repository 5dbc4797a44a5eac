import { os } from '../../rpc/os.ts';
import type { NumberRegister } from './numbers/register.ts';

export function numberRegisterHandlers(register: () => NumberRegister) {
  const { documents: on } = os;
  return {
    numbers: on.numbers.handler(async ({ input }) => [...(await register().numbers(input.year))]),
    numberSeries: on.numberSeries.handler(async ({ input }) => [
      ...(await register().numberSeries(input.year)),
    ]),
    setNumberStart: on.setNumberStart.handler(async ({ input, context }) => {
      await register().setNumberStart(context.actor, input);
      return {};
    }),
    noteNumber: on.noteNumber.handler(async ({ input, context }) => {
      await register().noteNumber(context.actor, input);
      return {};
    }),
    takeBackNumber: on.takeBackNumber.handler(async ({ input, context }) => {
      await register().takeBackNumber(context.actor, input.documentNumber);
      return {};
    }),
  };
}
