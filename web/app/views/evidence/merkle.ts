import canonicalize from 'canonicalize'
import type { Schemas } from '../../api/client.ts'

type Resource = Schemas['Resource']

/** Where a page does not come by HTTPS or from this machine, browsers do not hash. */
export const canHash = (): boolean => globalThis.isSecureContext && crypto.subtle !== undefined

export interface Proof {
  readonly index: number
  readonly size: number
  /** Hashes of the other sides, from the leaf up. */
  readonly path: readonly string[]
  /** What the settings hash to, and whether that is what the evidence says of them. */
  readonly settingsAgree: boolean
  /** What leaf and path come to, which should be the root that the evidence states. */
  readonly root: string
}

export const hex = (bytes: Uint8Array): string => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')

export async function sha256(...parts: readonly (string | Uint8Array)[]): Promise<Uint8Array> {
  const blob = new Blob(parts as BlobPart[])
  return new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
}

const leafOf = ({ id, name, region, digest, observedDigest, gaps }: Resource): Promise<Uint8Array> =>
  sha256('\0', canonicalize({ id, name, region, settings: digest, observed: observedDigest ?? null, gaps }) ?? '')

export const node = (left: Uint8Array, right: Uint8Array): Promise<Uint8Array> => sha256(Uint8Array.of(1), left, right)

/** Computes here, from the members as they were handed out, that one of them is under the root (RFC 6962 §2.1.1). */
export async function proofOf(members: readonly Resource[], of: Resource): Promise<Proof> {
  const ordered = [...members].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const leaves = await Promise.all(ordered.map(leafOf))
  const index = ordered.findIndex(({ id, region }) => id === of.id && region === of.region)
  const path = await pathOf(index, leaves)
  return {
    index,
    size: leaves.length,
    path: path.map(({ hash }) => `sha256:${hex(hash)}`),
    settingsAgree: `sha256:${hex(await sha256(canonicalize(of.settings) ?? ''))}` === of.digest,
    root: `sha256:${hex(await rootFrom(leaves[index] ?? new Uint8Array(), path))}`,
  }
}

interface Side {
  readonly hash: Uint8Array
  readonly left: boolean
}

async function rootFrom(leaf: Uint8Array, path: readonly Side[]): Promise<Uint8Array> {
  let hash = leaf
  for (const side of path) hash = side.left ? await node(side.hash, hash) : await node(hash, side.hash)
  return hash
}

/** The largest power of two that is less than a number. */
const half = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

async function pathOf(index: number, leaves: readonly Uint8Array[]): Promise<Side[]> {
  if (leaves.length <= 1) return []
  const at = half(leaves.length)
  const [left, right] = [leaves.slice(0, at), leaves.slice(at)]
  return index < at
    ? [...(await pathOf(index, left)), { hash: await treeOf(right), left: false }]
    : [...(await pathOf(index - at, right)), { hash: await treeOf(left), left: true }]
}

async function treeOf(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  const [only] = leaves
  if (only === undefined) return sha256()
  if (leaves.length === 1) return only
  const at = half(leaves.length)
  return node(await treeOf(leaves.slice(0, at)), await treeOf(leaves.slice(at)))
}
