import { v7 } from 'uuid'
import { jsonDigest } from '../src/evidence/digest.ts'
import { findingId } from '../src/evidence/finding.ts'
import { byId, type FieldGap, type ItemHeader, itemDigest, type Resource } from '../src/evidence/item.ts'
import type { JsonObject } from '../src/evidence/json.ts'
import type { Collected, NewRun, StoredVerdict } from '../src/store/index.ts'

export const ACCOUNT = '123456789012'

export const newRun = (change: Partial<NewRun> = {}): NewRun => ({
  request: { accounts: [ACCOUNT], regions: null, frameworks: null, types: null, destinations: [], options: {} },
  identityKey: 'key',
  trigger: { kind: 'cli', actor: 'os test' },
  source: { kind: 'aws', hosts: [] },
  label: null,
  owner: null,
  tool: 'exhibit 0.1.0',
  ...change,
})

/** A resource of some 1 kB, always the same for a number. */
export function resource(type: string, n: number, change: JsonObject = {}, gaps: FieldGap[] = []): Resource {
  const id = `arn:aws:${type.split('.')[1]}:us-east-1:${ACCOUNT}:thing/${type}-${String(n).padStart(6, '0')}`
  const settings: JsonObject = {
    Name: `${type}-${n}`,
    Arn: id,
    Encryption: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key(n) } }],
    },
    Tags: Array.from({ length: 6 }, (_, i) => ({ Key: `tag-${i}`, Value: key(n * 7 + i) })),
    Policy: { Version: '2012-10-17', Statement: [{ Sid: `s${n}`, Effect: 'Deny', Principal: '*', Resource: id }] },
    Versioning: { Status: 'Enabled' },
    Logging: null,
    ...change,
  }
  const observed: JsonObject = { LastUsed: `2026-01-${String((n % 28) + 1).padStart(2, '0')}T00:00:00Z` }
  const digests = { digest: jsonDigest(settings), observedDigest: jsonDigest(observed) }
  return { id, name: `${type}-${n}`, region: 'us-east-1', ...digests, settings, observed, gaps }
}

const key = (n: number): string => jsonDigest(n).slice(7, 43)

export const resources = (type: string, count: number): Resource[] =>
  Array.from({ length: count }, (_, n) => resource(type, n)).sort(byId)

/** A believable header: four calls, twenty request ids each. */
export function header(
  run: string,
  type: string,
  { root, members, fieldGaps }: Collected,
  region = 'us-east-1',
): ItemHeader {
  const now = new Date().toISOString()
  const calls = ['List', 'GetPolicy', 'GetEncryption', 'GetTags'].map(name => ({
    action: `service:${name}`,
    operation: `${name}Things`,
    parameters: {},
    variesBy: ['Name'],
    calls: members,
    pages: members,
    failed: 0,
    firstAt: now,
    lastAt: now,
    requestIds: Array.from({ length: Math.min(20, members) }, () => ({ id: v7() })),
  }))
  const item: Omit<ItemHeader, 'digest'> = {
    format: 'exhibit.evidence/v1',
    id: v7(),
    type,
    title: `Things of ${type} and how they are protected`,
    scope: { provider: 'aws', partition: 'aws', account: ACCOUNT, region },
    collected: {
      startedAt: now,
      finishedAt: now,
      sourceAsOf: null,
      clockOffsetMs: 12,
      source: { kind: 'aws', hosts: [`${type}.us-east-1.amazonaws.com`] },
      principal: `arn:aws:sts::${ACCOUNT}:assumed-role/exhibit/session`,
      run,
      trigger: { kind: 'cli', actor: 'os test' },
      tool: 'exhibit 0.1.0',
    },
    population: {
      definition: `every ${type} of the account in the region`,
      basis: 'paginated',
      listed: members,
      collected: members,
      gaps: 0,
      fieldGaps,
      excluded: [],
      complete: true,
      gap: null,
      reconciled: [],
    },
    calls,
    redactions: [],
    root,
  }
  return { ...item, digest: itemDigest(item) }
}

/** `checks` verdicts on each resource, ordered by resource, then check. */
export function* verdictsOn(members: Iterable<Resource>, type: string, checks: number): Generator<StoredVerdict> {
  for (const { id, region, digest } of members) {
    for (let i = 0; i < checks; i++) {
      const check = `${type.split('.')[1]}-thing-good-state-${i}`
      const status = (id.charCodeAt(id.length - 1) + i) % 5 === 0 ? 'fail' : 'pass'
      yield {
        check,
        finding: findingId({ check, account: ACCOUNT, region, resource: id }),
        resource: id,
        region,
        status,
        reason: `Default encryption is aws:kms, and setting ${i} is ${status === 'pass' ? 'on' : 'off'}.`,
        resourceDigest: digest,
      }
    }
  }
}
