import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { decodeHeic } from '#main/platform/pictures/heic.ts';

it('says of half a HEIC why in the refusal, and nothing on the output where results stand', async () => {
  const whole = await readFile(join(import.meta.dirname, '../../../../support/pictures/quarters.heic'));
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const refused = await decodeHeic(whole.subarray(0, 600)).catch((error: unknown) => error);
  expect(log).not.toHaveBeenCalled();
  expect(refused).toMatchObject({
    code: 'media-unreadable',
    details: { reason: expect.stringContaining('HEIF') as string },
  });
  log.mockRestore();
});
