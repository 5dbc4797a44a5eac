import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { decodeHeic } from '#main/platform/pictures/heic.ts';

it.each([600, 24])(
  'says of the first %i bytes of a HEIC why in the refusal, not where results stand',
  async (kept) => {
    const whole = await readFile(join(import.meta.dirname, '../../../../support/pictures/quarters.heic'));
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const refused = await decodeHeic(whole.subarray(0, kept)).catch((error: unknown) => error);
    expect(log).not.toHaveBeenCalled();
    expect(refused).toMatchObject({
      code: 'media-unreadable',
      details: { reason: expect.stringMatching(/HEIF|failed/) as string },
    });
    log.mockRestore();
  },
);
