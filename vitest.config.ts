import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/kit/sequencer.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/kit/machine.setup.ts', 'test/kit/moto.setup.ts'],
    reporters: [['default', { summary: false }], './test/kit/reporter.ts'],
    // Real servers on a small, busy machine: a test that fails once is run once more in CI, and only there.
    ...(process.env.CI === 'true' && { retry: 1 }),
    testTimeout: 180_000,
    hookTimeout: 300_000,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // One more than there are cores: many tests wait for a server, a lease or a process of their own.
    maxWorkers: availableParallelism() + 1,
  },
})
