import { createHash, hash } from './machine/crypto.ts'

export { parseCertificate, publicKeyOf } from './certificate.ts'
export { verifyP256, verifySignature } from './signatures.ts'

/** The platform of the verifier (src/trust/platform.ts) in a browser: WebCrypto, and hashes that can be had in steps. */
export function runningSha256() {
  const running = createHash('sha256')
  return { update: (bytes: Uint8Array) => void running.update(bytes), hex: () => String(running.digest('hex')) }
}

export const sha256Hex = (bytes: Uint8Array): string => String(hash('sha256', bytes))

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    UTF8.decode(bytes)
    return true
  } catch {
    return false
  }
}
