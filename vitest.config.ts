import { defineConfig } from 'vitest/config'

const { TEST_REPORT, TEST_COVERAGE } = process.env

export default defineConfig({
  test: {
    // The whole program is run as it is bundled, from a bundle that is built for the run.
    projects: [
      {
        extends: true,
        test: { name: 'rooms', include: ['__tests__/**/*.test.ts'], exclude: ['__tests__/program/**'] },
      },
      {
        extends: true,
        test: {
          name: 'program',
          // A test runs a dozen processes one after the other.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          include: ['__tests__/program/**/*.test.ts'],
          globalSetup: ['__tests__/program/bundle.ts'],
        },
      },
    ],
    // Correctness never depends on the clock; this only ends a test that hangs on a slow machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    ...(TEST_REPORT === undefined ? {} : { reporters: ['default', ['json', { outputFile: TEST_REPORT }]] }),
    coverage: {
      enabled: TEST_COVERAGE === '1',
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
})
