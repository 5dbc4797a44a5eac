import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const targets = z.object({ target: z.array(z.object({ target: z.string(), arch: z.array(z.string()) })) });
const text = readFileSync(join(resourcesRoot, 'electron-builder.yml'), 'utf8');
const config = z
  .looseObject({
    extraResources: z.array(z.object({ from: z.string(), to: z.string() })),
    win: targets,
    linux: targets,
  })
  .parse(parse(text));

describe('the packaging', () => {
  it('is understood by the packager', async () => {
    const require = createRequire(import.meta.url);
    const { validateConfiguration } = z
      .object({
        validateConfiguration: z.custom<(...given: unknown[]) => Promise<void>>(
          (one) => typeof one === 'function',
        ),
      })
      .parse(require('app-builder-lib/out/util/config/config.js'));
    const debug = { isEnabled: false, add: () => undefined };
    await expect(validateConfiguration(parse(text), debug)).resolves.toBeUndefined();
  });

  it('brings every folder the program reads, under the name it looks for', () => {
    expect(config.extraResources.map(({ to }) => to)).toEqual(['templates', 'resources', 'main/migrations']);
    for (const { from } of config.extraResources)
      expect(existsSync(join(resourcesRoot, from)), from).toBe(true);
  });

  it('covers Windows and Linux on both processors', () => {
    const both = ['x64', 'arm64'];
    expect(config.win.target).toEqual([{ target: 'nsis', arch: both }]);
    expect(config.linux.target).toEqual([
      { target: 'deb', arch: both },
      { target: 'AppImage', arch: both },
    ]);
  });
});
