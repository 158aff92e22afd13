import { describe, expect, it } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { buildView } from '../../../src/package/report/view.ts'
import { plainResource, plainWords } from '../../../src/package/report/words.ts'
import { testPopulation, typeText } from '../../../templates/report/population.ts'
import { newSigner } from '../workbench.ts'

describe('plain words', () => {
  it('put titles in place of ids, and leave what is none', () => {
    const types = new Map([['aws.rds.instance', 'RDS instances']])
    const plain = plainWords(makeData(), types)
    expect(plain('rds-instance-private failed on 1 of 15; and 2 more.')).toBe(
      '“RDS instances are not public” failed on 1 of 15; and 2 more.',
    )
    expect(plain('aws.rds.instance was not read in us-east-1')).toBe('“RDS instances” was not read in us-east-1')
    expect(plain('well-known is no test')).toBe('well-known is no test')
  })

  it('call a finding about the account the account, not its root user', () => {
    expect(plainResource('arn:aws:iam::111122223333:root')).toBe('the account 111122223333')
    expect(plainResource('arn:aws:iam::111122223333:user/root')).toBe('user/root')
  })
})

describe('the population of a test', () => {
  it('is what it judged, in its own unit; what it also reads stands beside it', async () => {
    const view = await buildView({ data: makeData({ resources: 200 }), signer: await newSigner(), files: [] })
    const test = view.tests.find(({ id }) => id === 'rds-instance-private')
    if (!test) throw new Error('there is such a test')
    const { pass, fail, unknown } = test.tally
    const { collected, listed } = test.population
    expect(testPopulation(test)).toContain(
      `${pass + fail + unknown} judged, collected ${collected} of ${listed} listed; `,
    )
    const trails = { type: 'aws.cloudtrail.trail', items: 1, listed: 3, collected: 3 }
    expect(testPopulation({ ...test, alsoRead: [trails] })).toMatch(/; also read: aws\.cloudtrail\.trail \(3\)$/)
    expect(testPopulation({ ...test, ofAccounts: true })).toMatch(/^\d+ results on the account as a whole, collected/)
  })

  it('never adds up unlike things for a control', async () => {
    const view = await buildView({ data: makeData({ resources: 200 }), signer: await newSigner(), files: [] })
    const control = view.frameworks.flatMap(({ controls }) => controls).find(({ id }) => id === 'CC6.1')
    for (const { type, listed } of control?.evidenceOf ?? [])
      expect(listed).toBe(view.populations.find(one => one.type === type)?.listed)
    expect(typeText({ type: 'aws.kms.key', items: 2, listed: 32, collected: 30 })).toBe(
      'aws.kms.key\u00a030\u00a0of\u00a032\u00a0(2\u00a0lists)',
    )
  })
})
