import { expect, test } from 'vitest'
import { testService } from './service.ts'

const HOUSE = `framework: House rules
version: "1.0"
kind: criteria
publisher: Us
source: our wiki
licence: ours
controls:
  - id: "1"
    title: Data is unreadable to strangers
    evidence: partial
    assessment: manual
    responsibility: customer
    checks:
      - { objective: storage-encrypted-at-rest, except: [ec2-snapshot-encrypted], strength: supports, because: a pass means one store is encrypted }
      - { check: kms-key-not-pending-deletion, strength: context, because: "not judged: it is listed only" }
    needs: the list of stores
    notCollected: [aws.acm-pca, aws.macie]
`

test('a framework of one’s own may name objectives and context, and is shown with their checks', async () => {
  const { admin } = await testService()
  const made = await admin('POST', '/v1/frameworks', { id: 'house-rules-1.0', yaml: HOUSE })
  expect([made.status, made.body]).toMatchObject([201, { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  const shown = await admin('GET', '/v1/frameworks/house-rules-1.0')
  const [control] = shown.body.controls
  expect(control.needs).toBe('the list of stores; not collected yet: private authorities of ACM')
  expect(control.checks).toContainEqual({
    check: 'rds-instance-storage-encrypted',
    strength: 'supports',
    because: 'a pass means one store is encrypted',
    objective: 'storage-encrypted-at-rest',
  })
  const ids = control.checks.map(({ check }: { check: string }) => check)
  expect(ids).not.toContain('ec2-snapshot-encrypted')
  expect(control.checks.at(-1)).toMatchObject({ check: 'kms-key-not-pending-deletion', strength: 'context' })
  expect(control.evidenceTypes).not.toContain('aws.kms.key')
  const unknown = HOUSE.replace('storage-encrypted-at-rest', 'no-such-objective')
  const refused = await admin('POST', '/v1/frameworks', { id: 'house-rules-1.0', yaml: unknown })
  expect([refused.status, refused.body.code]).toEqual([400, 'invalid'])
})

test('hostile nesting is answered with 400, quickly', async () => {
  const { url, admin } = await testService({ listens: true })
  const headers = { authorization: `Bearer ${admin.secret}`, 'content-type': 'application/json' }
  const post = async (path: string, body: string) => {
    const start = performance.now()
    const answer = await fetch(url + path, { method: 'POST', headers, body })
    return { status: answer.status, ms: performance.now() - start }
  }
  const deep = `{"Framework":"X","Requirements":${'['.repeat(1_500_000)}${']'.repeat(1_500_000)}}`
  const yaml = (text: string) => JSON.stringify({ id: 'x-1.0', yaml: text })
  for (const [path, body] of [
    ['/v1/frameworks/import/prowler', deep],
    ['/v1/frameworks/import/prowler', '['.repeat(1_500_000)],
    ['/v1/frameworks', yaml('- '.repeat(500_000))],
    ['/v1/frameworks', yaml('['.repeat(1_500_000))],
    ['/v1/frameworks', yaml(`a: ${'{a: '.repeat(300_000)}`)],
  ] as const) {
    const { status, ms } = await post(path, body)
    expect(status, body.slice(0, 60)).toBe(400)
    expect(ms, body.slice(0, 60)).toBeLessThan(5_000)
  }
})
