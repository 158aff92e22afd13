import { afterAll, beforeAll, expect, test } from 'vitest'
import { wafv2 } from '../../../../connectors/aws/wafv2/index.ts'
import { scopesIn } from '../../../../connectors/aws/wafv2/scopes.ts'
import { webAcl } from '../../../../connectors/aws/wafv2/web-acl.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const SECRET = Buffer.from('plain-word-that-no-scanner-knows')
const match = { ByteMatchStatement: { SearchString: SECRET, FieldToMatch: { SingleHeader: { Name: 'x-verify' } } } }

test.each([
  ['alone', match],
  ['in a NOT', { NotStatement: { Statement: match } }],
  [
    'in an AND of an OR of a NOT',
    { AndStatement: { Statements: [{ OrStatement: { Statements: [{ NotStatement: { Statement: match } }] } }] } },
  ],
  [
    'where a limit looks',
    { RateBasedStatement: { Limit: 100, ScopeDownStatement: { NotStatement: { Statement: match } } } },
  ],
])('what requests are compared with is struck out, %s', async (_case, Statement) => {
  const item = await aws.collect(typeIn(wafv2, webAcl), (_, { operation }) =>
    operation.name === 'GetWebACL'
      ? answered(operation, { WebACL: { Name: 'shop', Rules: [{ Name: 'origin', Priority: 0, Statement }] } })
      : undefined,
  )
  expect(JSON.stringify(item)).toContain('x-verify')
  expect(JSON.stringify(item)).toContain('wafv2-search-string')
  expect(JSON.stringify(item)).not.toContain(SECRET.toString('base64'))
})

test('ACLs for CloudFront are read in the one region that has them', () => {
  expect(scopesIn({ region: 'us-east-1' })).toEqual(['REGIONAL', 'CLOUDFRONT'])
  expect(scopesIn({ region: 'eu-west-1' })).toEqual(['REGIONAL'])
})

// What live accounts answered: a marker with every page, and the same page for it.
test.each([
  ['a short page that comes again is the last', 1, undefined],
  ['a full one is not known to be', 100, 'PagesRepeat'],
])('%s', async (_case, members, detail) => {
  const acls = Array.from({ length: members }, () => ({ ARN: 'arn:shop', Id: '1', Name: 'shop' }))
  const item = await aws.collect(typeIn(wafv2, webAcl), (_, { operation }) =>
    operation.name === 'ListWebACLs' ? answered(operation, { NextMarker: 'shop', WebACLs: acls }) : undefined,
  )
  expect(item.population).toMatchObject({ complete: detail === undefined, collected: 1 })
  expect(item.population.gap?.detail).toBe(detail)
})
