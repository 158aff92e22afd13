import { expect, test } from 'vitest'
import { decoded } from '../../../../connectors/aws/iam/document.ts'
import { parsed } from '../../../../connectors/aws/organizations/content.ts'
import { PolicyUnreadable, readPolicy } from '../../../../connectors/policy/index.ts'

const once = '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}'
const twice = '{"Statement":{"Effect":"Allow","Action":"*","Effect":"Deny","Resource":"*"}}'

test('a document becomes an object, plain or URL-encoded', () => {
  const object = JSON.parse(once)
  expect([decoded(once), decoded(encodeURIComponent(once)), parsed(once)]).toEqual([object, object, object])
})

test('one that names a member twice stays text, which no policy can be read from', () => {
  const encoded = encodeURIComponent(twice)
  expect([decoded(twice), decoded(encoded), parsed(twice)]).toEqual([twice, encoded, twice])
  for (const text of [twice, encoded, '{"Statement":[],"Version":"2012-10-17","Stat\\u0065ment":[]}'])
    expect(() => readPolicy(text)).toThrow(PolicyUnreadable)
})
