import Fastify from 'fastify'
import type { Api } from '../../src/api/api.ts'
import { type PageSender, webApp } from '../../src/api/web-app.ts'

export const MANY = 50_000
const ITEM = '0b1e2c34-0000-4000-8000-000000000001'
const AT = '2026-11-01T06:00:00.000Z'
const STATUSES = ['pass', 'fail', 'unknown', 'not_applicable'] as const
const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const
const CONTROLS = Array.from({ length: 12 }, (_, at) => `soc2-2017/CC${at}.1`)

const idOf = (at: number): string => `${ITEM.slice(0, 24)}${at.toString(16).padStart(12, '0')}`
const bucket = (at: number): string => `arn:aws:s3:::bucket-${(at * 7919) % MANY}`

/** A name that would do harm, and would not end. */
export const HOSTILE = `<img src=x onerror="document.title='owned'">\u202E${'ا'.repeat(3000)}${'👩‍👩‍👧'.repeat(500)}${'x'.repeat(4000)}`

const resourceOf = (at: number): string => (at === 0 ? '=1+1' : at === 1 ? HOSTILE : bucket(at))

/** One of so many, none like another; the first is called so that a spreadsheet would run it. */
function finding(at: number) {
  const check = at % 200
  return {
    ...{ id: idOf(at), run: ITEM, check: `s3-bucket-${check}`, title: `Buckets are as test ${check} wants them` },
    ...{ status: STATUSES[at % 4], severity: SEVERITIES[Math.floor(at / 4) % 4], account: '111122223333' },
    ...{ region: `eu-west-${at % 3}`, resource: resourceOf(at), resourceDigest: null, evidence: ITEM },
    ...{
      reason: at === 1 ? HOSTILE : `The setting of bucket ${at} is not as it should be.`,
      inputs: [],
      observedAt: AT,
      remediation: '',
    },
    ...{ controls: CONTROLS, firstSeen: null, lastSeen: null, openSince: AT, daysOpen: 0, acceptance: null },
  }
}

const member = (at: number) => ({
  ...{ id: bucket(at), name: `bucket-${at}`, region: 'eu-west-1', digest: '0'.repeat(64), gaps: [], observed: {} },
  settings: { Name: `bucket-${at}`, Versioning: { Status: 'Enabled' }, Tags: [{ Key: 'team', Value: 'x'.repeat(80) }] },
})

const item = {
  ...{ id: ITEM, type: 'aws.s3.bucket', title: 'S3 buckets', root: '0'.repeat(64), digest: '0'.repeat(64), calls: [] },
  scope: { provider: 'aws', partition: 'aws', account: '111122223333', region: 'eu-west-1' },
  population: {
    ...{ definition: 'All buckets', basis: 'paginated', complete: true, gap: null, excluded: [] },
    ...{ listed: MANY, collected: MANY, gaps: 0, fieldGaps: 0 },
  },
  collected: {
    ...{ startedAt: AT, finishedAt: AT, sourceAsOf: null, principal: 'arn:aws:iam::111122223333:role/r', run: ITEM },
    ...{ source: { kind: 'aws' }, tool: 'exhibit' },
  },
}

const LISTS: Readonly<Record<string, readonly object[]>> = {
  '/v1/findings': Array.from({ length: MANY }, (_, at) => finding(at)),
  [`/v1/evidence/${ITEM}/resources`]: Array.from({ length: MANY }, (_, at) => member(at)),
  ...{ '/v1/frameworks': [], '/v1/checks': [], '/v1/acceptances': [], '/v1/reviews': [], '/v1/evidence': [] },
}

type Asked = Readonly<Record<string, string>>

const kept = new Map<string, readonly object[]>()

/** Each page of a list asks for it again. */
function among(list: readonly object[], asked: Asked): readonly object[] {
  const filters = Object.entries(asked).map(([name, values]) => [name, new Set(values.split(','))] as const)
  if (filters.length === 0) return list
  const key = JSON.stringify([list.length, Object.keys(list[0] ?? {}), asked])
  const found = kept.get(key) ?? list.filter(one => filters.every(([name, of]) => of.has(String(Object(one)[name]))))
  kept.set(key, found)
  return found
}

/** A page of a list; its cursor says where it goes on, of what. */
function page(list: readonly object[], { cursor = '', limit = '50', ...filters }: Asked) {
  const [start = '0', ...of] = cursor.split('|')
  const asked: Asked = cursor === '' ? filters : JSON.parse(of.join('|'))
  const found = among(list, asked)
  const end = Number(start) + Number(limit)
  return {
    items: found.slice(Number(start), end),
    next: end < found.length ? `${end}|${JSON.stringify(asked)}` : null,
    until: AT,
  }
}

export interface Many {
  readonly url: string
  readonly evidence: string
  /** The finding with the hostile name. */
  readonly hostile: string
  close(): Promise<void>
}

/** The web interface over an API that makes its answers up: more rows than a test could collect. */
export async function manyRows(): Promise<Many> {
  let send: PageSender | undefined
  const app = Fastify()
  send = await webApp(app as unknown as Api)
  const given: Record<string, object> = {
    '/v1/me': { id: ITEM, name: 'Test', person: 'Test', prefix: 'exk_', scopes: ['admin'], accounts: null },
    '/v1/findings/counts': {
      findings: { pass: 1, fail: 1, unknown: 1, not_applicable: 1 },
      services: {},
      accounts: [],
    },
    [`/v1/evidence/${ITEM}`]: item,
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const list = LISTS[path]
    if (list) return reply.send(page(list, request.query as Asked))
    if (given[path]) return reply.send(given[path])
    return path.startsWith('/v1/') ? reply.code(404).send({}) : send?.(request as never, reply as never)
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url, evidence: `/evidence/${ITEM}`, hostile: idOf(1), close: () => app.close() }
}
