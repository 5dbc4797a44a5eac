import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

export default defineConfig({
  test: {
    include: ['tests/{unit,migrations,integration,hosts,e2e}/**/*.test.{ts,tsx}'],
    globalSetup: 'tests/support/own-settings.ts',
    setupFiles: 'tests/support/keep-prepared.ts',
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores: more workers only make the ffmpeg and Chromium tests fight each other.
    maxWorkers: 2,
    fileParallelism: true,
  },
});
