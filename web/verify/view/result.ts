import type { ExtractVerification } from '../../../src/package/extract/verify-extract.ts'
import type { IndexVerification } from '../../../src/package/organization/verify-index.ts'
import type { Verification } from '../../../src/package/verify/result.ts'
import { content } from './content.ts'
import { count, facts, plain, section, when } from './dom.ts'
import { disclaimer, failures } from './failures.ts'
import { meaning } from './meaning.ts'
import { packages } from './packages.ts'
import { resource } from './resource.ts'
import { signer } from './signer.ts'
import { source, verdict } from './verdict.ts'

/** Everything that is shown of a verification. Content is shown of what is valid only. */
export function resultView(file: File, result: Verification): HTMLElement[] {
  const { valid, manifest } = result
  const shown = valid
    ? [
        isExtract(result) ? resource(result) : null,
        isIndex(result) ? packages(result) : null,
        signer(result),
        ...(manifest ? content(manifest, result.controlsWithFailingTests ?? {}) : []),
      ]
    : [failures(result), result.signer || result.source ? disclaimer() : null, result.signer ? signer(result) : null]
  const checked = section(
    'The file',
    facts([
      ['Name', plain(file.name)],
      ['Size', `${count(file.size)} bytes`],
      ['Checked', `${when(new Date().toISOString())}, by the clock of this computer`],
    ]),
  )
  return [verdict(result), source(result), ...shown, checked, ...meaning()].filter(part => part !== null)
}

const isIndex = (result: Verification): result is IndexVerification => 'index' in result
const isExtract = (result: Verification): result is ExtractVerification => 'resource' in result
