import { expect, test } from 'vitest'
import { evidenceTypes } from '../../../connectors/index.ts'
import { plannedTypes } from '../../../src/service/assess/plan.ts'

const all = { frameworks: null, types: null }
const EVIDENCE = 'aws.auditmanager.evidence'

test('a run of everything leaves out what may be very much, unless it is named', () => {
  const onRequest = evidenceTypes.filter(type => type.onRequest).map(type => type.id)
  expect(onRequest).toEqual([EVIDENCE, 'aws.organizations.account-tags', 'aws.service-quotas.quota'])
  expect(plannedTypes(all, [])).toHaveLength(evidenceTypes.length - onRequest.length)
  for (const type of onRequest) expect(plannedTypes(all, [])).not.toContain(type)
  expect(plannedTypes({ ...all, types: [EVIDENCE] }, [])).toEqual([EVIDENCE])
})
