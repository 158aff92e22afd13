import { sha256 } from '../../evidence/digest.ts'
import { canonicalJson } from '../../evidence/json.ts'
import type { Framework, LoadedFramework } from '../../frameworks/framework.ts'
import type { PackageData } from '../../package/format/data.ts'
import { CONTROLS, evidencePath, FINDINGS } from '../../package/format/layout.ts'
import type { ContentFile, Manifest } from '../../package/format/manifest.ts'
import { unsignedReport } from '../../package/report/index.ts'
import { withVerified } from '../../package/verify/contents.ts'
import type { Verification, VerifyOptions } from '../../package/verify/result.ts'
import { frameworks } from '../frameworks/catalogue.ts'
import { ServiceError } from '../runtime/error.ts'
import { frameworkData } from './framework-data.ts'
import { toolName } from './generator.ts'

export interface ReportAsked extends VerifyOptions {
  readonly framework: string
  /** A directory with the user's own frameworks. */
  readonly mappings?: string
  readonly timeZone?: string
}

/** `report` is null where the package is not valid: nothing is said of one that is not. */
export interface FrameworkReport {
  readonly verification: Verification
  readonly report: { readonly pdf: Buffer; readonly pages: number } | null
}

/**
 * Verifies a package and, if it is valid, writes a report on one of its frameworks: unsigned, and it says so.
 *
 * @throws ServiceError where the package does not have the framework, or this version another mapping of it;
 * VerifyOptionError, FrameworkError, PackageError
 */
export async function frameworkReport(path: string, asked: ReportAsked): Promise<FrameworkReport> {
  const { framework: id, mappings, timeZone, ...anchors } = asked
  const loaded = await frameworks(mappings)
  const writtenBy = await toolName()
  const { verification, used } = await withVerified(path, anchors, async (contents, { trust, manifest }) => {
    const data = await frameworkData(contents, mappingOf(contents.manifest, id, loaded))
    const signer = { certificate: await contents.certificate() }
    const manifestSha256 = sha256(canonicalJson(manifest)).toString('hex')
    return unsignedReport(
      { data, signer, files: await filesBehind(data, contents.manifest) },
      { writtenBy, manifestSha256, trust },
      timeZone === undefined ? {} : { timeZone },
    )
  })
  return { verification, report: used }
}

/** The files that the report was made from. */
async function filesBehind(data: PackageData, { files }: Manifest): Promise<ContentFile[]> {
  const paths = new Set([CONTROLS, FINDINGS])
  for await (const { scope, type } of data.items()) paths.add(evidencePath(scope.account, scope.region, type))
  return files.filter(({ path }) => paths.has(path))
}

/** The framework by the very mapping that the package was made with: another would tell of controls what they do not rest on. */
export function mappingOf(manifest: Manifest, id: string, loaded: readonly LoadedFramework[]): Framework {
  const { version, commit, mappings } = manifest.generator
  const used = mappings.find(one => one.id === id)
  if (!used)
    throw new ServiceError(
      'unknown_framework',
      `The package has no framework ${id.slice(0, 100)}; it has ${mappings.map(one => one.id).join(', ') || 'none'}.`,
    )
  const found = loaded.find(({ framework }) => framework.id === id)
  if (found?.sha256 === used.sha256) return found.framework
  if (used.origin === 'user')
    throw new ServiceError(
      'unknown_framework',
      `The mapping of ${id} is its user's own and not in the package: give with --mappings the one whose SHA-256 is ${used.sha256}.`,
    )
  const made = `exhibit ${version}${commit ? `, commit ${commit}` : ''}`
  throw new ServiceError(
    'unknown_framework',
    `The package was made with another mapping of ${id} (SHA-256 ${used.sha256}) than this version has: use the version that made it, ${made}.`,
  )
}
