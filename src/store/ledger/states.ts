import { type Digest, digestOf, jsonDigest, sha256 } from '../../evidence/digest.ts'
import type { Tables } from '../kernel/schema.ts'

type Row<T extends keyof Tables> = { readonly [K in keyof Tables[T]]: unknown }
type RunRow = Omit<Row<'runs'>, 'finisher' | 'finisherLease' | 'finishing' | 'finishFailures'>
type Bytes = { readonly [name: string]: unknown }

const hashed = (bytes: unknown): Digest | null => (Buffer.isBuffer(bytes) ? digestOf(sha256(bytes)) : null)

/** Lets a column that came later be null in rows of before without changing their digest. */
const present = (later: Bytes): Bytes => Object.fromEntries(Object.entries(later).filter(([, value]) => value !== null))

/** All that an API key may do, and whose it is; not when it was last used. */
export const keyState = (row: Omit<Row<'apiKeys'>, 'lastUsedAt'>): Digest => {
  const { name, prefix, hash, scopes, accounts, expiresAt, createdAt, createdBy, revokedAt, person, madeBy } = row
  const { packages, seenFrom, seenUntil, personId } = row
  const all = { name, prefix, hash: hashed(hash), scopes, accounts, expiresAt, createdAt, createdBy, revokedAt }
  return jsonDigest({ ...all, ...present({ person, madeBy, packages, seenFrom, seenUntil, personId }) })
}

/** Who somebody is and what they may; not when they last signed in. */
export const personState = (row: Omit<Row<'people'>, 'id' | 'lastSignInAt'>): Digest => {
  const { issuer, subject, name, email, role, roleBy, packages, seenFrom, seenUntil, disabledAt, createdAt } = row
  const may = { role, roleBy, packages, seenFrom, seenUntil, disabledAt }
  return jsonDigest({ issuer, subject, name, email, ...may, createdAt })
}

/** How we get into an account and what is read there; not what the last try to get in gave. */
export const accountState = (row: Omit<Row<'accounts'>, 'updatedAt' | 'verifiedAt' | 'lastError'>): Digest => {
  const { account, name, access, regions, tags, enabled, createdAt, organization } = row
  return jsonDigest({ account, name, access, regions, tags, enabled, createdAt, ...present({ organization }) })
}

/** Which accounts of an organization join, and how they are entered; not what the last run made of it. */
export const organizationState = (row: Omit<Row<'organizations'>, 'updatedAt' | 'lastJoin'>): Digest => {
  const { name, account, units, tags, excluded, roleName, externalId, regions, enabled, createdAt } = row
  const all = { name, account, units, excluded, roleName, externalId, regions, enabled, createdAt }
  return jsonDigest({ ...all, ...present({ tags: Array.isArray(tags) && tags.length === 0 ? null : tags }) })
}

/** Where packages are sent, with which secrets: of those the digest of what is sealed. */
export const destinationState = (
  row: Omit<Row<'destinations'>, 'updatedAt'> & { readonly names: unknown; readonly sealed: unknown },
): Digest => {
  const { name, kind, config, events, enabled, createdAt, names, sealed } = row
  const secrets = sealed === null ? null : { names, sealed: hashed(sealed) }
  return jsonDigest({ name, kind, config, events, enabled, createdAt, secrets })
}

export const auditState = ({ at, actor, action, subject, detail }: Omit<Row<'auditLog'>, 'id'>): Digest =>
  jsonDigest({ at, actor, action, subject, detail })

export const checkpointState = (row: Omit<Row<'ledgerCheckpoints'>, 'id'>): Digest => {
  const { size, root, note, token, createdAt } = row
  const of = { package: row.package, account: row.account }
  return jsonDigest({ size, root: hashed(root), note, ...of, token: hashed(token), createdAt })
}

/** What a run was asked; never changed. */
export const askedState = (row: RunRow): Digest => {
  const { request, identityKey, trigger, label, tool, createdAt, organizations } = row
  return jsonDigest({ request, identityKey, trigger, label, tool, createdAt, ...present({ organizations }) })
}

/** How a run ended. */
export const endedState = (row: RunRow): Digest => {
  const { status, source, owner, startedAt, finishedAt, scope, counts, error, outcome, coverage } = row
  const later = present({ owner, outcome, coverage })
  return jsonDigest({ status, source, startedAt, finishedAt, scope, counts, error, ...later })
}
