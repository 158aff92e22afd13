import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, the longest first: begun late, one of them would keep a single core at work at the end. */
const LONG = [
  'cli/killed-database',
  'real-answers/real-answers',
  'package/verify/second-verifier',
  'cli/collect',
  'package/verify-page/corpus',
  'service/runs/store-failures',
  'package/verify/same-files',
  'connectors/registry',
  'store/embedded/users',
  'cli/bad-input',
  'store/embedded/sharing',
  'jobs/unreachable',
  'service/reperform/reperform',
  'service/ledger/ledger',
  'web/',
]

/** Those that share processes come last, one after another: a process goes on to the next file only where that shares it too. */
const rank = ({ moduleId, project }: TestSpecification): number => {
  if (!project.config.isolate) return LONG.length + 1
  const found = LONG.findIndex(part => moduleId.includes(`/test/${part}`))
  return found < 0 ? LONG.length : found
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
