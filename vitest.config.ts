import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,migrations,integration,hosts,e2e}/**/*.test.{ts,tsx}'],
    globalSetup: 'tests/support/own-settings.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores: more workers only make the ffmpeg and Chromium tests fight each other.
    maxWorkers: 2,
    fileParallelism: true,
  },
});
