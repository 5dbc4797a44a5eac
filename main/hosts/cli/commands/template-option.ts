import * as z from 'zod';

const templateNumber = z.coerce
  .number('--template 应为文书序号，例如 45。')
  .int('--template 应为文书序号，例如 45。');

/** Options of a command about one kind of document. */
export const ofTemplate = z.object({ template: templateNumber });
