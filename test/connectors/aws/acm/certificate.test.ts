import { afterAll, beforeAll, expect, test } from 'vitest'
import { certificate } from '../../../../connectors/aws/acm/certificate.ts'
import { acm } from '../../../../connectors/aws/acm/index.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('asks for certificates of every key algorithm, as AWS leaves most of them out unasked', async () => {
  const { population, calls } = await aws.collect(typeIn(acm, certificate))
  expect(population).toMatchObject({ complete: true, fieldGaps: 0 })
  expect(JSON.stringify(calls)).toMatch(/EC_secp521r1.*RSA_4096/)
})

test('keeps when a renewal moved on apart from settings', async () => {
  const { resources } = await aws.collect(typeIn(acm, certificate))
  expect(resources[0]?.observed).toMatchObject({ Certificate: { RenewalSummary: { UpdatedAt: expect.any(String) } } })
})
