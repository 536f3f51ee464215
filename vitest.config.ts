import { defineConfig } from 'vitest/config'

const { TEST_REPORT, TEST_COVERAGE } = process.env

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    // Correctness never depends on the clock; this only ends a test that hangs on a slow machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
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
