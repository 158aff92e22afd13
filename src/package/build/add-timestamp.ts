import { requestTimestamp, type TimestampOptions } from '../../trust/timestamp/request.ts'
import { readToken, type TimestampFacts, TokenError } from '../../trust/timestamp/token.ts'
import { PackageError } from '../format/error.ts'
import * as layout from '../format/layout.ts'
import type { ContentFile } from '../format/manifest.ts'
import { sumsText } from '../format/sums.ts'
import type { Container } from '../verify/container.ts'
import { Failures, Refusal } from '../verify/error.ts'
import { readWhole } from '../verify/files.ts'
import { LIMITS } from '../verify/limits.ts'
import { readManifest } from '../verify/proofs.ts'
import { readSigner } from '../verify/signer.ts'
import { impossibleTime, type Made } from '../verify/timestamp.ts'
import { openZip } from '../verify/zip.ts'
import { Archive } from './archive.ts'

/** Authorities to ask, or a token over the package's signature that somebody got already. */
export type TokenSource = TimestampOptions | { readonly token: Buffer }

/**
 * Catches up on the timestamps of a package that was made while no authority answered: the same package with
 * `manifest.json.tsr` (and `ledger/checkpoint.tsr`, where authorities are asked) and a new `SHA256SUMS`, in place.
 *
 * @throws TimestampError where again none answers, PackageError where the package cannot be read or written, or the token is
 * not one of it
 */
export async function addTimestamp(path: string, source: TokenSource): Promise<TimestampFacts> {
  return reading(path, async container => {
    const wanted = missingTokens(container, source)
    const made = await madeOf(container)
    const tokens = new Map<string, Buffer>()
    let first: TimestampFacts | undefined
    for (const { over, as } of wanted) {
      const { token, facts } = await tokenFrom(source, await readWhole(over, LIMITS.checkpoint))
      const impossible = impossibleTime(facts.time, made, new Date().toISOString())
      if (impossible) throw new PackageError('DATA_INCONSISTENT', `The token is not for this package: ${impossible[1]}`)
      tokens.set(as, token)
      first ??= facts
    }
    if (!first) throw new PackageError('DATA_INCONSISTENT', `${path} is not a package without a timestamp.`)
    await rewrite(container, path, tokens)
    return first
  })
}

/** The bytes of `manifest.json.sig`. Throws PackageError. */
export const packageSignature = (path: string): Promise<Buffer> =>
  reading(path, async container => {
    const signature = container.entries.get(layout.SIGNATURE)
    if (signature) return readWhole(signature, LIMITS.signature)
    throw new PackageError('DATA_INCONSISTENT', `${path} is not a package.`)
  })

async function reading<T>(path: string, work: (container: Container) => Promise<T>): Promise<T> {
  const container = await openZip(path, new Failures())
  if (!container) throw new PackageError('DATA_INCONSISTENT', `${path} is not a package.`)
  try {
    return await work(container)
  } finally {
    await container.close()
  }
}

/** What the time of a token must not contradict, as `verify` holds it against that too. */
async function madeOf({ entries }: Container): Promise<Made> {
  const [manifest, signer] = [entries.get(layout.MANIFEST), entries.get(layout.SIGNER)]
  if (!manifest || !signer) return {}
  try {
    const { created } = readManifest(await readWhole(manifest, LIMITS.manifest))
    const [{ notBefore }] = await readSigner(await readWhole(signer, LIMITS.certificates))
    return { created, notBefore }
  } catch (error) {
    if (error instanceof Refusal) throw new PackageError('DATA_INCONSISTENT', error.message, error)
    throw error
  }
}

function missingTokens({ entries }: Container, source: TokenSource) {
  const signature = [layout.SIGNATURE, layout.TIMESTAMP] as const
  const checkpoint = [layout.CHECKPOINT, layout.CHECKPOINT_TIMESTAMP] as const
  return ('token' in source ? [signature] : [signature, checkpoint]).flatMap(([path, as]) => {
    const over = entries.get(path)
    return over && !entries.has(as) ? [{ over, as }] : []
  })
}

async function tokenFrom(source: TokenSource, data: Buffer): Promise<{ token: Buffer; facts: TimestampFacts }> {
  if (!('token' in source)) {
    const { response, facts } = await requestTimestamp(data, source)
    return { token: response, facts }
  }
  try {
    return { token: source.token, facts: await readToken(source.token, data) }
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    throw new PackageError('DATA_INCONSISTENT', `The token is not for this package: ${error.message}`, error)
  }
}

async function rewrite(container: Container, path: string, tokens: ReadonlyMap<string, Buffer>): Promise<void> {
  const manifest = container.entries.get(layout.MANIFEST)
  const { created } = JSON.parse(manifest ? (await readWhole(manifest, LIMITS.manifest)).toString() : '{}')
  const archive = new Archive(path, new Date(created))
  try {
    const files: ContentFile[] = []
    for (const entry of container.entries.values())
      if (entry.path !== layout.SUMS) files.push(await archive.add(entry.path, entry.read()))
    for (const [as, token] of tokens) files.push(await archive.add(as, [token]))
    await archive.add(layout.SUMS, [sumsText(files)])
    await archive.finish()
  } catch (error) {
    await archive.discard()
    throw error
  }
}
