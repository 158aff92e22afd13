import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import type { Manifest } from '../../../../src/package/format/manifest.ts'
import type { FailureCode } from '../../../../src/package/verify/error.ts'
import { selfSigned } from '../../../../src/trust/keys/certificate.ts'
import { signWith } from '../../../../src/trust/keys/local-signer.ts'
import type { Signer } from '../../../../src/trust/signer.ts'
import { type ForgedEntry, forgeZip } from '../forge.ts'
import { type Files, resign, zipped } from '../forgery.ts'

export interface Attack {
  readonly name: string
  /** The code and file that must be among the failures. */
  readonly code: FailureCode
  readonly file: string | null
  readonly make: (package_: Victim) => Buffer | Promise<Buffer>
}

export interface Victim {
  readonly files: Files
  readonly signer: Signer
}

export const INSTANCES = 'evidence/111122223333/eu-central-1/aws.ec2.instance.json'
export const KEYS = 'evidence/111122223333/us-east-1/aws.kms.key.json'

type Edit = (files: Files, signer: Signer) => unknown
type Target = Pick<Attack, 'name' | 'code' | 'file'>

/** Changes files and leaves every proof as it was. */
export const changed = (target: Target, change: Edit): Attack => ({
  ...target,
  make: async ({ files, signer }) => {
    await change(files, signer)
    return zipped(files)
  },
})

/** Changes files and signs anew: only what the data itself says can give it away. */
export const lied = (target: Target, change: Edit, manifest?: (manifest: Manifest) => Manifest): Attack => ({
  ...target,
  make: async ({ files, signer }) => {
    await change(files, signer)
    await resign(files, signer, manifest)
    return zipped(files)
  },
})

export const hostileZip = (target: Target, forge: (entries: ForgedEntry[]) => Buffer): Attack => ({
  ...target,
  make: ({ files }) => forge([...files].map(([name, data]) => ({ name, data }))),
})

export const extra = (entry: Partial<ForgedEntry>) => (entries: ForgedEntry[]) =>
  forgeZip([...entries, { name: 'controls.json', data: Buffer.from('x'), ...entry }])

export const replaced = (name: string, by: (entry: ForgedEntry) => Partial<ForgedEntry>) => (entries: ForgedEntry[]) =>
  forgeZip(entries.map(entry => (entry.name === name ? { ...entry, ...by(entry) } : entry)))

export const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
  return copy
}

/** A signer that nobody asked for. */
export async function stranger(namedCurve: string): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
  const sign = signWith(createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })))
  return { certificate: await selfSigned(publicKey, sign), sign }
}
