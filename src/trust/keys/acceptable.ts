import { type ParsedCertificate, parseCertificate } from '#trust/platform'
import { pathCertificate } from '../chain/certificate.ts'
import { findPath } from '../chain/find.ts'
import { type ChainProblem, signerProblem, WHY } from '../chain/validate.ts'
import { KeyError } from './error.ts'

/**
 * Refuses certificates (DER, the signer's first, then those above it) that `exhibit verify --ca` would refuse whatever authority
 * it is given, and those that it could not read. What stands above the last one is not known here.
 */
export async function requireAcceptable(ders: readonly Uint8Array[]): Promise<void> {
  const problem = await problemIn(await Promise.all(ders.map(readable)))
  if (problem)
    throw new KeyError('CERTIFICATE_REFUSED', `Packages under this certificate would be refused: ${WHY[problem]}.`)
}

async function problemIn(chain: readonly (ParsedCertificate | null)[]): Promise<ChainProblem | null> {
  const read = chain.filter(one => one !== null)
  const [signer] = read
  const last = read.at(-1)
  if (!signer || !last || read.length < chain.length) return 'unreadable'
  if (signer === last) return signerProblem(pathCertificate(signer), 'documents')
  const at = new Date().toISOString()
  return (await findPath({ chain: read.slice(0, -1), authorities: [last], at, purpose: 'documents' })).problem
}

async function readable(der: Uint8Array): Promise<ParsedCertificate | null> {
  try {
    const parsed = await parseCertificate(der)
    pathCertificate(parsed)
    return parsed
  } catch {
    return null
  }
}
