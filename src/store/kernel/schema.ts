import type { ColumnType, Generated, Kysely } from 'kysely'
import type { Coverage, Outcome } from '../../evidence/coverage.ts'
import type { AcceptanceKind } from '../../evidence/finding.ts'
import type { Source, Trigger } from '../../evidence/item.ts'
import type { OrganizationStanding } from '../../evidence/organization.ts'
import type {
  Access,
  DeliveryStatus,
  FinishStep,
  Role,
  RunRequest,
  RunStatus,
  Scope,
  TargetStatus,
} from './column-types.ts'

/** JSON columns are written as text: the driver would make PostgreSQL arrays of arrays. */
type Json<T> = ColumnType<T, string, string>
type Texts = ColumnType<string[] | null, string | null, string | null>
type Moment = Generated<string>
type Fault = { readonly code: string; readonly message: string }

export interface Tables {
  contents: { digest: Buffer; body: Buffer }
  chunks: { digest: Buffer; members: number; body: Buffer }
  memberLists: { root: Buffer; members: number; chunks: Buffer[] }
  /** A view, which is read alone (`item_rows` and what it numbers). */
  items: {
    id: string
    run: string
    account: string
    region: string
    type: string
    root: Buffer
    members: number
    gaps: number
    fieldGaps: number
    listGap: boolean
    finishedAt: string
    header: Buffer
    /** The content that the header shares with others; null where the header names it itself, as it did before. */
    base: Buffer | null
    /** Of account and type. */
    line: number
  }
  /** A view (`verdict_groups` and what it numbers). */
  runVerdicts: {
    run: string
    account: string
    region: string
    type: string
    part: string
    item: string | null
    observedAt: string
    verdicts: number
    chunks: string[]
  }
  runControls: { run: string; framework: string; account: string; results: Buffer }
  runs: {
    id: string
    status: RunStatus
    request: Json<RunRequest>
    identityKey: string
    trigger: Json<Trigger>
    source: Json<Source>
    label: string | null
    owner: string | null
    tool: string
    createdAt: Moment
    startedAt: string | null
    finishedAt: string | null
    scope: ColumnType<unknown, string | null, string | null>
    counts: ColumnType<unknown, string | null, string | null>
    error: ColumnType<Fault | null, string | null, string | null>
    finisher: string | null
    finisherLease: string | null
    finishing: ColumnType<FinishStep | null, string | null, string | null>
    finishFailures: Generated<number>
    outcome: Outcome | null
    coverage: ColumnType<Coverage | null, string | null, string | null>
    traceparent: string | null
    organizations: ColumnType<readonly OrganizationStanding[] | null, string | null, string | null>
  }
  events: {
    id: string
    seq: Generated<number | null>
    type: string
    accounts: string[] | null
    run: string | null
    at: string
    data: Json<Record<string, unknown>>
  }
  runAccounts: { run: string; account: string; outcome: Outcome; coverage: Json<Coverage> }
  targets: {
    run: string
    account: string
    region: string
    status: Generated<TargetStatus>
    attempts: Generated<number>
    failures: Generated<number>
    notBefore: string | null
    worker: string | null
    leaseUntil: string | null
    error: ColumnType<Fault | null, string | null, string | null>
    principal: string | null
    apiCalls: Generated<number>
    startedAt: string | null
    finishedAt: string | null
  }
  accounts: {
    id: string
    account: string
    name: string
    access: Json<Access>
    regions: ColumnType<string[] | null, string | null, string | null>
    tags: Json<Record<string, string>>
    enabled: boolean
    createdAt: Moment
    updatedAt: Moment
    verifiedAt: string | null
    lastError: ColumnType<Fault | null, string | null, string | null>
    organization: string | null
  }
  organizations: {
    id: string
    name: string
    account: string
    units: Json<string[]>
    tags: Json<string[]>
    excluded: Json<string[]>
    roleName: string
    externalId: string
    regions: Texts
    enabled: boolean
    createdAt: Moment
    updatedAt: Moment
    lastJoin: ColumnType<OrganizationStanding | null, string | null | undefined, string | null>
  }
  schedules: {
    id: string
    name: string
    cron: string
    timezone: string
    request: Json<RunRequest>
    enabled: boolean
    createdAt: Moment
    updatedAt: Moment
    overlap: Generated<'skip' | 'queue'>
    beside: Generated<'run' | 'skip' | 'queue'>
    lastSlot: string | null
    lastRun: string | null
  }
  scheduleSlots: {
    schedule: string
    slot: string
    outcome: Generated<'run' | 'late' | 'skipped'>
    run: string | null
    code: string | null
    message: string | null
    notedAt: Generated<string>
  }
  packages: {
    id: string
    run: string
    account: string | null
    format: string
    path: string
    sha256: string
    size: number
    manifest: Buffer
    label: string | null
    awaitsTimestamp: Generated<boolean>
    createdAt: Moment
  }
  packageTimestamps: { package: string; token: Buffer; authority: string; time: string; createdAt: Moment }
  destinations: {
    id: string
    name: string
    kind: string
    config: Json<Record<string, unknown>>
    events: Json<string[]>
    enabled: boolean
    createdAt: Moment
    updatedAt: Moment
  }
  destinationSecrets: { destination: string; names: Json<string[]>; sealed: Buffer }
  endpoints: { destination: string; failures: number; failingSince: Moment; pausedUntil: string | null }
  deliveries: {
    id: string
    destination: string
    event: string
    eventType: string
    package: string | null
    payload: string
    status: Generated<DeliveryStatus>
    attempts: Generated<number>
    nextAttemptAt: ColumnType<string | null, string | null | undefined, string | null>
    worker: string | null
    leaseUntil: string | null
    lastStatus: number | null
    lastError: string | null
    createdAt: Moment
    deliveredAt: string | null
    receipt: ColumnType<Record<string, string>, string | undefined, string>
  }
  deliveryAttempts: {
    delivery: string
    id: string
    at: string
    durationMs: number
    httpStatus: number | null
    error: string | null
    stage: string | null
    detail: string | null
  }
  acceptances: {
    id: string
    check: string
    account: string
    region: string | null
    resource: string | null
    kind: AcceptanceKind
    reason: string
    owner: string
    requestedBy: string
    until: string
    approvedBy: string | null
    approvedAt: string | null
    revokedBy: string | null
    revokedAt: string | null
    createdAt: Moment
  }
  reviews: {
    id: string
    finding: string
    account: string
    run: string
    mark: 'accepted' | 'follow_up' | 'answered' | null
    comment: string | null
    reviewer: string
    at: Moment
  }
  signIns: {
    hash: Buffer
    name: string
    scopes: Json<Scope[]>
    createdBy: string
    madeBy: string | null
    expiresAt: string
    id: Generated<string>
    person: string | null
    accounts: Texts
    packages: Texts
    seenFrom: string | null
    seenUntil: string | null
    keyExpiresAt: string | null
    createdAt: Moment
  }
  people: {
    id: string
    issuer: string
    subject: string
    name: string
    email: string
    role: Role | null
    roleBy: Generated<'claims' | 'admin'>
    packages: Texts
    seenFrom: string | null
    seenUntil: string | null
    disabledAt: string | null
    createdAt: Moment
    lastSignInAt: string | null
  }
  apiKeys: {
    id: string
    name: string
    prefix: string
    hash: Buffer
    scopes: Json<Scope[]>
    accounts: Texts
    expiresAt: string | null
    createdAt: Moment
    createdBy: string
    lastUsedAt: string | null
    revokedAt: string | null
    person: string | null
    madeBy: string | null
    packages: Texts
    seenFrom: string | null
    seenUntil: string | null
    personId: string | null
  }
  auditLog: {
    id: string
    at: Moment
    actor: string
    action: string
    subject: string | null
    detail: Json<Record<string, unknown>>
  }
  idempotencyKeys: {
    key: string
    route: string
    idempotencyKey: string
    bodyHash: string
    status: number | null
    headers: ColumnType<Record<string, string> | null, string | null, string | null>
    body: string | null
    expiresAt: string
  }
  installation: { only: Generated<boolean>; signingKey: string; secretsKey: string | null; updatedAt: Moment }
  ledgerCheckpoints: {
    id: Generated<number>
    size: number
    root: Buffer
    note: string
    package: string | null
    account: string | null
    token: Buffer | null
    createdAt: Moment
  }
  permissionTests: { account: string; test: ColumnType<unknown, string, string>; updatedAt: Moment }
  statements: { scope: string; body: ColumnType<unknown, string, string>; statedBy: string; updatedAt: Moment }
  userFrameworks: { id: string; yaml: string; sha256: string; updatedAt: Moment }
}

/** A connection pool or a transaction; tables and columns in camelCase. */
export type Db = Kysely<Tables>
