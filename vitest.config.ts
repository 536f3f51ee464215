import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

import { suites, type Suite } from './__tests__/suites.ts'

const { TEST_REPORT, TEST_COVERAGE } = process.env

/** Least coverage of the fast suite, in percent of statements, of what judges and of what it judges from. */
const covered = ['formats', 'layer', 'predict', 'registry', 'release', 'report', 'stackerfile']

const project = (suite: Suite, more: TestProjectInlineConfiguration['test'] = {}): TestProjectInlineConfiguration => ({
  extends: true,
  test: { ...suite, ...more },
})

export default defineConfig({
  test: {
    projects: [
      // One process for many files: starting one takes longer than the tests of most files.
      project(suites.fast, { isolate: false }),
      project(suites.rooms),
      // The whole program is run as it is bundled, from a bundle that is built for the run; a test runs a dozen processes one after the
      // other.
      project(suites.program, {
        testTimeout: 600_000,
        hookTimeout: 600_000,
        globalSetup: ['__tests__/program/bundle.ts'],
      }),
    ],
    // Correctness never depends on the clock; this only ends a test that hangs on a slow machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    setupFiles: ['__tests__/workflow-commands.ts'],
    // Named, since in a workflow vitest adds one that writes workflow commands.
    reporters: TEST_REPORT === undefined ? ['default'] : ['default', ['json', { outputFile: TEST_REPORT }]],
    coverage: {
      enabled: TEST_COVERAGE === '1',
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: Object.fromEntries(covered.map((room) => [`src/${room}/**`, { statements: 85 }])),
    },
  },
})
