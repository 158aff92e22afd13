import { expect, test } from 'vitest'
import { type CollectResult, resultText } from '../../src/cli/collect-result.ts'

const result: CollectResult = {
  ...{ runId: 'r', status: 'finished', outcome: 'partial', package: '/tmp/p.zip', evidence: 9, resources: 40, gaps: 1 },
  findings: { pass: 3, fail: 2, unknown: 1, not_applicable: 0 },
  controls: {
    'soc2-2017': { tests_failed: 4, review: 22, manual: 7 },
    'pci-dss-4.0.1': { not_verified: 5, review: 1 },
  },
  controlsWithFailingTests: { 'soc2-2017': { tests_failed: 4, review: 18 }, 'pci-dss-4.0.1': { not_verified: 3 } },
  ...{ apiCalls: 12, durationMs: 1000 },
}

test('the table counts failing tests inside every status, in the words of the report', () => {
  const [title, head, ...rows] = resultText(result).split('\n')
  const cells = (line = '') => line.trim().split(/ {2,}/)
  expect(title).toContain('in brackets')
  expect(cells(head)).toEqual([
    ...['failed', 'not verified', 'needs review', 'passed', 'nothing to test', 'inherited', 'manual'],
  ])
  expect(cells(rows[0])).toEqual(['pci-dss-4.0.1', '·', '5 (3)', '1', '·', '·', '·', '·'])
  // What failed has failing tests by its name: that is not said twice.
  expect(cells(rows[1])).toEqual(['soc2-2017', '4', '·', '22 (18)', '·', '·', '·', '7'])
})
