import * as asn1 from 'asn1js'
import { type GeneralName, type GeneralSubtree, RelativeDistinguishedNames } from 'pkijs'
import type { PathCertificate } from './certificate.ts'
import { COMMON_NAME, EMAIL_ADDRESS, isWithin, type Name, readName, textsOf } from './name.ts'

/** A name of a certificate in one of the forms that constraints speak of (RFC 5280 §4.2.1.6). */
type Subject =
  | { readonly form: 'email' | 'dns' | 'uri'; readonly text: string }
  | { readonly form: 'directory'; readonly name: Name }
  | { readonly form: 'ip'; readonly bytes: Buffer }
  | { readonly form: 'other' }
type Form = Subject['form']

/** By the tags of GeneralName. */
const FORMS: Readonly<Record<number, Form>> = { 1: 'email', 2: 'dns', 4: 'directory', 6: 'uri', 7: 'ip' }

/** May `certificate` bear its names below an authority with these constraints (RFC 5280 §6.1.3 (b) and (c))? */
export function namesAreAllowed(
  certificate: PathCertificate,
  { constraints }: Pick<PathCertificate, 'constraints'>,
  isLast: boolean,
): boolean {
  if (!constraints) return true
  const { permittedSubtrees = [], excludedSubtrees = [] } = constraints
  // How far a subtree reaches is not for this profile (§4.2.1.10): one that says so is not understood.
  if ([...permittedSubtrees, ...excludedSubtrees].some(isLimited)) return false
  return namesOf(certificate, isLast).every(subject => {
    const among = (subtrees: readonly GeneralSubtree[]) =>
      subtrees.map(({ base }) => base).filter(base => (FORMS[base.type] ?? 'other') === subject.form)
    const permitted = among(permittedSubtrees)
    const excluded = among(excludedSubtrees)
    // A form that cannot be compared must not occur where it is constrained.
    if (subject.form === 'other') return permitted.length + excluded.length === 0
    return (
      (permitted.length === 0 || permitted.some(base => isIn(subject, base) === true)) &&
      excluded.every(base => isIn(subject, base) === false)
    )
  })
}

const isLimited = ({ minimum, maximum }: GeneralSubtree): boolean => minimum !== 0 || maximum !== undefined

function namesOf({ subject, names }: PathCertificate, isLast: boolean): Subject[] {
  const alternative = names.map(subjectOf)
  const own: Subject[] = subject.length > 0 ? [{ form: 'directory', name: subject }] : []
  for (const text of textsOf(subject, EMAIL_ADDRESS)) own.push({ form: 'email', text })
  // What looks like a host's name is taken for one, as OpenSSL does, where no other is there.
  if (isLast && !alternative.some(({ form }) => form === 'dns'))
    for (const text of textsOf(subject, COMMON_NAME)) if (HOST.test(text)) own.push({ form: 'dns', text })
  return [...own, ...alternative]
}

const HOST = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)+$/i

function subjectOf({ type, value }: GeneralName): Subject {
  const form = FORMS[type] ?? 'other'
  if (form === 'directory' && value instanceof RelativeDistinguishedNames) return { form, name: readName(value) }
  if (form === 'ip' && value instanceof asn1.OctetString)
    return { form, bytes: Buffer.from(value.valueBlock.valueHexView) }
  if ((form === 'email' || form === 'dns' || form === 'uri') && typeof value === 'string') return { form, text: value }
  return { form: 'other' }
}

/** Null where the two cannot be compared, which is neither permitted nor clear of what is excluded. */
function isIn(subject: Subject, base: GeneralName): boolean | null {
  const limit = subjectOf(base)
  if (subject.form === 'directory' && limit.form === 'directory') return isWithin(subject.name, limit.name)
  if (subject.form === 'ip' && limit.form === 'ip') return isInBlock(subject.bytes, limit.bytes)
  if (!('text' in subject) || !('text' in limit)) return null
  const [text, wanted] = [subject.text, limit.text.toLowerCase()]
  switch (subject.form) {
    case 'dns':
      return isBelow(text.toLowerCase(), wanted)
    case 'email':
      return isMailOf(text, limit.text)
    case 'uri':
      return isHostOf(text, wanted)
  }
}

/** The host itself or one below it; of nothing, any. */
const isBelow = (host: string, base: string): boolean =>
  base === '' || host === base || host.endsWith(base.startsWith('.') ? base : `.${base}`)

/** `a@b` is that mailbox, `b` any at that host, `.b` any at a host below it. */
function isMailOf(mail: string, base: string): boolean | null {
  const at = mail.lastIndexOf('@')
  if (at < 1) return null
  const host = mail.slice(at + 1).toLowerCase()
  const baseAt = base.lastIndexOf('@')
  const baseHost = base.slice(baseAt + 1).toLowerCase()
  if (baseAt >= 0) return host === baseHost && (baseAt === 0 || mail.slice(0, at) === base.slice(0, baseAt))
  return baseHost.startsWith('.') ? host.endsWith(baseHost) : host === baseHost
}

const AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#@:[\]]+)(?::\d*)?(?:[/?#]|$)/i

/** `b` is that host, `.b` any below it. */
function isHostOf(uri: string, base: string): boolean | null {
  const host = AUTHORITY.exec(uri)?.[1]?.toLowerCase()
  if (host === undefined) return null
  return base.startsWith('.') ? host.endsWith(base) : host === base
}

/** An address in a block: the base is an address and a mask of the same length. */
function isInBlock(address: Buffer, block: Buffer): boolean | null {
  if (block.length !== 2 * address.length)
    return (address.length === 4 && block.length === 32) || (address.length === 16 && block.length === 8) ? false : null
  return address.every((byte, index) => {
    const mask = block[address.length + index] ?? 0
    return (byte & mask) === ((block[index] ?? 0) & mask)
  })
}
