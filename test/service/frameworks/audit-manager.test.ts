import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditManagerCalls, replacedBy } from '../../../src/service/frameworks/audit-manager.ts'
import { ANSWERED_BY, AUDIT_MANAGER_CLIENTS } from '../../../src/service/frameworks/audit-manager-calls.ts'
import { callsOf } from '../../../src/service/frameworks/catalogue.ts'

const SDK = join(import.meta.dirname, '../../../node_modules/@aws-sdk')

test('every call of the page stands once', () => {
  const names = auditManagerCalls.map(({ name }) => name)
  expect([names.length, new Set(names).size]).toEqual([111, 111])
  expect(Object.keys(ANSWERED_BY).filter(name => !names.includes(name))).toEqual([])
})

test('each prefix but that of WAF Classic has a client that the SDK has', () => {
  const clients = new Set(
    readdirSync(SDK)
      .filter(name => name.startsWith('client-'))
      .flatMap(name => readdirSync(join(SDK, name, 'dist-types')))
      .flatMap(file => /^(\w+Client)\.d\.ts$/.exec(file)?.[1] ?? []),
  )
  expect(Object.values(AUDIT_MANAGER_CLIENTS).filter(client => !clients.has(client))).toEqual([])
  const prefixes = [...new Set(auditManagerCalls.map(({ name }) => name.slice(0, name.indexOf('_'))))]
  expect(prefixes.filter(prefix => !(prefix in AUDIT_MANAGER_CLIENTS))).toEqual(['waf-regional', 'waf'])
})

test('a type replaces the snapshots that its own calls answer, and a list that several types share only where it keeps it', async () => {
  const of = async (type: string) => replacedBy(type, await callsOf(type))
  expect(await of('aws.kms.key')).toEqual(['kms_GetKeyPolicy', 'kms_GetKeyRotationStatus', 'kms_ListKeys'])
  expect(await of('aws.iam.group')).toEqual(['iam_ListGroups'])
  expect(await of('aws.iam.account')).toContain('iam_GetAccountSummary')
})
