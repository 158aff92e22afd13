import { describe, expect, test } from 'vitest'
import { contacts } from '../../../../connectors/aws/account/contacts.ts'
import { account } from '../../../../connectors/aws/account/index.ts'
import { answers } from '../../../../demo/account/answers.ts'
import { seedAccountContacts } from '../../../../demo/account/seed.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const collect = async (given: readonly Answer[]) => {
  const aws = await testAws(given)
  await seedAccountContacts(aws.seed)
  const item = await aws.collect(typeIn(account, contacts))
  await aws.stop()
  return item
}

describe.skipIf(!hasMoto)('contacts', () => {
  test('are there or not, without the people', async () => {
    const item = await collect(answers)
    const [own] = item.resources
    const redacted = { $redacted: 'personal-data' }
    expect(own?.gaps).toEqual([])
    expect(own?.settings).toMatchObject({
      SECURITY: null,
      OPERATIONS: null,
      BILLING: { Title: 'Head of Finance', Name: redacted, EmailAddress: redacted, PhoneNumber: redacted },
      ContactInformation: { CompanyName: 'Northwind Pay GmbH', CountryCode: 'DE', FullName: redacted },
    })
    expect(JSON.stringify(item)).not.toMatch(/Raman|Moreau|5550101|billing@/)
  })

  test('that are denied are gaps', async () => {
    const denied: Answer = {
      service: 'account',
      operation: 'POST /getAlternateContact',
      respond: () => ({ ...json({ message: 'no' }, 403), headers: { 'x-amzn-errortype': 'AccessDeniedException' } }),
    }
    const item = await collect([denied, ...answers])
    expect(item.resources[0]?.gaps.map(gap => [gap.field, gap.reason])).toEqual([
      ['BILLING', 'denied'],
      ['OPERATIONS', 'denied'],
      ['SECURITY', 'denied'],
    ])
    expect(item.resources[0]?.settings).toHaveProperty('ContactInformation')
  })
})
