import { type Call, isCall, type ListCall, type TypeOfConnector } from '../../../connectors/kit/index.ts'
import { networkHandler } from '../../../src/collect/handlers.ts'
import type { EvidenceItem } from '../../../src/evidence/item.ts'
import { collectOne } from '../collect.ts'
import { ImpatientSession } from '../impatient.ts'
import { answered, type WireAnswer } from './answer.ts'
import { type Operation, operationOf } from './operation.ts'
import { startWire, type WireRequest } from './server.ts'
import { madeUp } from './values.ts'

export const ACCOUNT = '111122223333'

export type AnyCall = Call | ListCall

/** What a scenario changes: the answer to a request, or nothing. `whole` is the answer with one member and no next page. */
export type Change = (request: WireRequest, whole: Whole) => WireAnswer | undefined

export interface Whole {
  readonly call: AnyCall
  readonly operation: Operation
  /** The made-up answer, anew each time; for a list the last page. */
  value(): Record<string, unknown>
}

/** Answers that are told and not made up: where the reader needs an answer of a certain form to go on. */
const TOLD: Readonly<Record<string, Record<string, unknown>>> = {
  BatchGetAccountStatus: { accounts: [{ accountId: ACCOUNT }] },
  GenerateCredentialReport: { State: 'COMPLETE' },
  GetServiceLastAccessedDetails: {
    JobStatus: 'COMPLETED',
    IsTruncated: false,
    ServicesLastAccessed: [{ ServiceName: 'Amazon S3', ServiceNamespace: 's3' }],
  },
  ListHostedZones: { HostedZones: [{ Id: 'Id-1', Name: 'Name-1', Config: { PrivateZone: false } }] },
  GetDocument: { Content: '{"schemaVersion":"1.0","inputs":{}}' },
  GetCredentialReport: { Content: credentialReport(), GeneratedTime: new Date('2026-01-01T00:00:00Z') },
}

/** Where one call describes many by name: the list of the answer, what names its member there, and the name that was asked for. */
const NAMED: Readonly<Record<string, readonly [list: string, key: string, name: string]>> = {
  BatchGetProjects: ['projects', 'name', 'projects-1'],
  BatchGetReportGroups: ['reportGroups', 'arn', 'reportGroups-1'],
  DescribeDomains: ['DomainStatusList', 'DomainName', 'DomainName-1'],
  DescribeClusters: ['clusters', 'clusterArn', 'clusterArns-1'],
  DescribeServices: ['services', 'serviceArn', 'serviceArns-1'],
  // Of GuardDuty, and of Macie.
  GetFindings: ['Findings', 'Id', 'FindingIds-1'],
  'GetFindings findings': ['findings', 'id', 'findingIds-1'],
}

function named(operation: string, value: Record<string, unknown>): Record<string, unknown> {
  const [list, key, name] = NAMED['findings' in value ? `${operation} findings` : operation] ?? NAMED[operation] ?? []
  for (const member of (value[list ?? ''] ?? []) as Record<string, unknown>[]) member[key ?? ''] = name
  return value
}

/** Reads evidence types over HTTP from answers made of the SDK's own shapes. */
export async function madeUpAws() {
  const wire = await startWire()
  const credentials = async () => ({ accessKeyId: 'test', secretAccessKey: 'test' })
  const session = new ImpatientSession({ handler: networkHandler(), endpoint: wire.url, credentials })
  return {
    asked: wire.asked,
    async collect(of: TypeOfConnector, change: Change = () => undefined): Promise<EvidenceItem> {
      const wholes = new Map((await callsOf(of)).map(call => [call.operation, wholeOf(call)]))
      wire.operations = [...wholes.values()].map(whole => whole.operation)
      wire.asked.clear()
      wire.answer = request => {
        const whole = wholes.get(request.operation.name)
        if (!whole) throw new Error(`${request.operation.name} is not of this type`)
        return change(request, whole) ?? answered(whole.operation, whole.value())
      }
      return collectOne(of, session, ACCOUNT)
    },
    async stop() {
      session.close()
      await wire.stop()
    },
  }
}

export async function callsOf(of: TypeOfConnector): Promise<AnyCall[]> {
  return Object.values(await of.calls()).filter(isCall)
}

function wholeOf(call: AnyCall): Whole {
  const operation = operationOf(call)
  return {
    call,
    operation,
    value() {
      const whole = named(operation.name, madeUp(operation.output) as Record<string, unknown>)
      const value = { ...whole, ...structuredClone(TOLD[operation.name]) }
      for (const path of call.kind === 'list' ? tokensOf(call, value) : []) setAt(value, path, undefined)
      return value
    },
  }
}

/** Where a page holds what its list finds the next one by; its members are not of that, though the last may be read. */
export function tokensOf(call: ListCall, page: object): string[][] {
  const read: string[][] = []
  const watched = (of: object, path: readonly string[]): object =>
    new Proxy(of, {
      get(from, key) {
        const value = Reflect.get(from, key) as unknown
        const here = [...path, String(key)]
        if (Array.isArray(value)) return value
        if (typeof value === 'object' && value !== null) return watched(value, here)
        read.push(here)
        return value
      },
    })
  call.token?.next(watched(page, []))
  return read
}

/** Sets a member inside a page, or takes it away. */
export function setAt(page: object, path: readonly string[], value: unknown): void {
  const parent = path.slice(0, -1).reduce<object>((of, key) => Reflect.get(of, key) as object, page)
  const last = path.at(-1) ?? ''
  if (value === undefined) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, value)
}

function credentialReport(): Uint8Array {
  const columns =
    'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'
  // The user that the made-up list of users has.
  const row = columns.split(',').map(column => ({ user: 'UserName-1', arn: 'Arn-1' })[column] ?? 'N/A')
  return new TextEncoder().encode(`${columns}\n${row.join(',')}\n`)
}
