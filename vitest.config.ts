import { availableParallelism } from 'node:os'
import type { Plugin } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { builtClient, rootOf } from './src/built-clients.ts'
import { LongestFirst } from './test/kit/sequencer.ts'

/**
 * Files that leave nothing behind in their process: no environment, no working directory, no timer, no server that
 * outlives its test. They share processes, so that what they have in common is imported once and not by each.
 */
const TOGETHER = [
  'test/{assess,evidence,frameworks,kit,mappings}/**/*.test.ts',
  'test/collect/redact/**/*.test.ts',
  'test/connectors/{aws,identity,kit,net,policy}/**/*.test.ts',
  'test/connectors/{calls,catalogue,redacted}.test.ts',
  'test/package/{compare,format}/**/*.test.ts',
]

const PATIENCE = {
  // Real servers on a small, busy machine: a test that fails once is run once more in CI, and only there.
  ...(process.env.CI === 'true' && { retry: 1 }),
  testTimeout: 360_000,
  hookTimeout: 300_000,
}

/** What the product loads in place of the AWS SDK's packages (`src/built-clients.ts`), loaded here as well. */
const BUILT_CLIENTS: Plugin = {
  name: 'built-clients',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (importer === undefined || !source.startsWith('@aws-sdk/')) return null
    const found = await this.resolve(source, importer, { skipSelf: true })
    const file = found === null ? undefined : builtClient(source, importer, () => rootOf(found.id))
    return file === undefined ? null : { id: file, external: true }
  },
}

export default defineConfig({
  test: {
    globalSetup: ['test/kit/machine.setup.ts', 'test/kit/moto.setup.ts'],
    reporters: [['default', { summary: false }], './test/kit/reporter.ts'],
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // One more than there are cores: many tests wait for a server, a lease or a process of their own.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        plugins: [BUILT_CLIENTS],
        test: {
          ...PATIENCE,
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...TOGETHER],
        },
      },
      { plugins: [BUILT_CLIENTS], test: { ...PATIENCE, name: 'together', include: TOGETHER, isolate: false } },
    ],
  },
})
