import { type PathCertificate, USAGE } from './certificate.ts'

/** What a chain is followed for. */
export type Purpose = 'documents' | 'timestamps'

const ANY = '2.5.29.37.0'
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
/** Mail (S/MIME), documents (RFC 9336, and as Microsoft and Adobe had it before): whoever may sign those may sign a package. */
const DOCUMENTS: ReadonlySet<string> = new Set([
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
])

const suits = (oid: string, purpose: Purpose): boolean =>
  purpose === 'documents' ? DOCUMENTS.has(oid) : oid === TIME_STAMPING

/** Is an authority's certificate not limited to other purposes? */
export const authorityServes = ({ purposes }: PathCertificate, purpose: Purpose): boolean =>
  !purposes || purposes.oids.some(oid => oid === ANY || suits(oid, purpose))

/** For timestamps and nothing else, and critically so (RFC 3161 §2.3). */
export const isForTimestampsOnly = ({ purposes }: PathCertificate): boolean =>
  purposes?.critical === true && purposes.oids.length === 1 && purposes.oids[0] === TIME_STAMPING

/** May the key of the last certificate sign what it signed? */
export function signerServes(certificate: PathCertificate, purpose: Purpose): boolean {
  const { usage } = certificate
  const signs = usage === null || (usage & (USAGE.digitalSignature | USAGE.contentCommitment)) !== 0
  if (!signs) return false
  return purpose === 'timestamps' ? isForTimestampsOnly(certificate) : authorityServes(certificate, purpose)
}
