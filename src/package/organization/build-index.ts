import { sha256 } from '../../evidence/digest.ts'
import { canonicalJson } from '../../evidence/json.ts'
import type { OrganizationReach } from '../../evidence/organization-reach.ts'
import { leastTrusted } from '../../evidence/source.ts'
import { certificatePem } from '../../trust/keys/certificate.ts'
import type { Signer } from '../../trust/signer.ts'
import type { Manifest } from '../format/manifest.ts'
import { INDEX_FORMAT, type IndexedPackage, type PackageIndex, type SignedIndex } from './format.ts'
import { totalsOf } from './totals.ts'

/** A package of the run, as it is on record: `manifest` is manifest.json, byte for byte. */
export interface MemberPackage {
  readonly account: string
  readonly sha256: string
  readonly size: number
  readonly manifest: Uint8Array
}

export interface IndexOf extends Pick<PackageIndex, 'id' | 'created' | 'run' | 'label'> {
  readonly packages: readonly MemberPackage[]
}

/** One signed list of the packages of a run, with their digests and what each came to. */
export async function signedIndex({ packages, ...of }: IndexOf, signer: Signer): Promise<SignedIndex> {
  const accounts = packages.map(indexed).sort((a, b) => (a.account < b.account ? -1 : 1))
  const source = leastTrusted(accounts.map(one => one.source))
  const organizations = organizationsIn(packages)
  const index: PackageIndex = {
    ...{ format: INDEX_FORMAT, ...of, source },
    ...(organizations.length > 0 && { organizations }),
    ...{ accounts, totals: totalsOf(accounts) },
  }
  const signature = await signer.sign(Buffer.from(canonicalJson(index)))
  return {
    format: INDEX_FORMAT,
    index,
    signature: Buffer.from(signature).toString('base64'),
    signer: certificatePem([signer.certificate, ...(signer.chain ?? [])]),
  }
}

const manifestOf = ({ manifest }: Pick<MemberPackage, 'manifest'>) =>
  JSON.parse(Buffer.from(manifest).toString('utf8')) as Manifest

/** Each once, though all of its accounts state it. */
function organizationsIn(packages: readonly Pick<MemberPackage, 'manifest'>[]): OrganizationReach[] {
  const all = packages.flatMap(one => manifestOf(one).scope.accounts.flatMap(({ organization }) => organization ?? []))
  return [...new Map(all.map(one => [canonicalJson(one), one])).values()]
}

function indexed(of: MemberPackage): IndexedPackage {
  const { account, sha256: file, size, manifest: bytes } = of
  const manifest = manifestOf(of)
  const { id, created, outcome = null, coverage, scope } = manifest
  return {
    ...{ account, name: scope.accounts.find(one => one.account === account)?.alias ?? null },
    package: { id, created, manifestSha256: sha256(bytes).toString('hex'), sha256: file, size },
    ...{ outcome, scope: coverage?.scope ?? null, source: manifest.source, ...sumsOf(manifest) },
  }
}

/** What a package's manifest says of itself that an index repeats. */
export const sumsOf = ({
  counts,
  gaps,
  frameworks,
}: Manifest): Pick<IndexedPackage, 'counts' | 'gaps' | 'controls'> => ({
  counts: {
    ...{ items: counts.items, resources: counts.resources, apiCalls: counts.apiCalls },
    findings: { ...counts.findings },
  },
  gaps: { ...gaps },
  controls: Object.fromEntries(frameworks.map(({ id, statuses }) => [id, { ...statuses }])),
})
