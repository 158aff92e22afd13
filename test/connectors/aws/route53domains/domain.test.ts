import { afterAll, beforeAll, expect, test } from 'vitest'
import { domain } from '../../../../connectors/aws/route53domains/domain.ts'
import { route53domains } from '../../../../connectors/aws/route53domains/index.ts'
import { answered, refused } from '../../../kit/aws-wire/answer.ts'
import { type Change, madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const collect = (change?: Change) => aws.collect(typeIn(route53domains, domain), change)

const PERSON = { FirstName: 'Ann', LastName: 'Example', Email: 'ann@example.com', PhoneNumber: '+1.5555550100' }

test('who registered a domain is not kept', async () => {
  const { resources } = await collect((_, { operation }) =>
    operation.name === 'GetDomainDetail'
      ? answered(operation, {
          DomainName: 'example.com',
          AdminContact: PERSON,
          RegistrantContact: PERSON,
          TechContact: PERSON,
          BillingContact: PERSON,
          AbuseContactEmail: 'abuse@registrar.example',
          AdminPrivacy: true,
          StatusList: ['ok'],
        })
      : undefined,
  )
  expect(resources[0]?.settings.Detail).toEqual({ AdminPrivacy: true, StatusList: ['ok'] })
  expect(JSON.stringify(resources)).not.toMatch(/Ann|example\.com.*@|5550100|abuse/)
})

test('details that may not be read, or say nothing, are a gap of their own', async () => {
  const denied = await collect((_, { operation }) =>
    operation.name === 'GetDomainDetail' ? refused(operation, 'AccessDeniedException') : undefined,
  )
  expect(denied.population).toMatchObject({ complete: true })
  expect(denied.resources[0]?.gaps).toMatchObject([{ field: 'Detail', reason: 'denied' }])
})
