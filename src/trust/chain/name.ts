import * as asn1 from 'asn1js'
import type { RelativeDistinguishedNames } from 'pkijs'

/** A distinguished name: its RDNs in the certificate's order, each with the attributes that stand in it. */
export type Name = readonly (readonly Attribute[])[]

export interface Attribute {
  /** OID of the attribute's type. */
  readonly type: string
  readonly text: string
}

/** Attribute types by OID, as OpenSSL abbreviates them; others are written as their OID. */
const SHORT: Readonly<Record<string, string>> = {
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
}
export const COMMON_NAME = '2.5.4.3'
export const EMAIL_ADDRESS = '1.2.840.113549.1.9.1'

/** Reads the sets that pkijs flattens. Throws where one is no set of attributes. */
export function readName(name: RelativeDistinguishedNames): Name {
  const { result } = asn1.fromBER(name.valueBeforeDecode)
  if (!(result instanceof asn1.Sequence)) throw new TypeError('not a name')
  return result.valueBlock.value.map(set => {
    if (!(set instanceof asn1.Set)) throw new TypeError('not a name')
    return set.valueBlock.value.map(attributeIn)
  })
}

function attributeIn(pair: unknown): Attribute {
  const [type, value] = pair instanceof asn1.Sequence ? pair.valueBlock.value : []
  if (!(type instanceof asn1.ObjectIdentifier) || !(value instanceof asn1.BaseStringBlock))
    throw new TypeError('not an attribute of a name')
  return { type: type.valueBlock.toString(), text: String(value.valueBlock.value) }
}

/** How texts are compared: ASCII case and spaces around and between words do not count (RFC 5280 §7.1, as OpenSSL has it). */
const prepared = (text: string): string =>
  text
    .replace(/[\t\n\v\f\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .replace(/[A-Z]+/g, letters => letters.toLowerCase())

const rdnKey = (rdn: Name[number]): string =>
  JSON.stringify(rdn.map(({ type, text }) => JSON.stringify([type, prepared(text)])).sort())

export const sameName = (a: Name, b: Name): boolean => a.length === b.length && isWithin(a, b)

/** Is `name` in the subtree of `base`: does it begin with its RDNs (RFC 5280 §4.2.1.10)? */
export const isWithin = (name: Name, base: Name): boolean =>
  base.length <= name.length && base.every((rdn, index) => rdnKey(rdn) === rdnKey(name[index] ?? []))

export const textsOf = (name: Name, type: string): string[] =>
  name.flatMap(rdn => rdn.filter(attribute => attribute.type === type).map(({ text }) => text))

const rdnText = (rdn: Name[number], and: string): string =>
  rdn.map(({ type, text }) => `${SHORT[type] ?? type}=${escaped(text)}`).join(and)

/** RFC 4514: the last RDN first. */
export const rfc4514 = (name: Name): string =>
  [...name]
    .reverse()
    .map(rdn => rdnText(rdn, '+'))
    .join(',')

/** In the certificate's order, on one line, as `exhibit verify` and verify.html print it. */
export const nameText = (name: Name): string => name.map(rdn => rdnText(rdn, ' + ')).join(', ')

/** Begins as a name with types of attributes does; what does not is a common name. */
const WITH_TYPES = /^([A-Za-z][A-Za-z0-9-]*|\d+(\.\d+)+)=/

/**
 * Is it the name that somebody wrote down: whole (RFC 4514, or as {@link nameText} prints it), or the one common name? A
 * common name that looks like a whole name is none, lest an authority's customer call himself so.
 */
export function isCalled(name: Name, text: string): boolean {
  const wanted = text.trim()
  if (WITH_TYPES.test(wanted)) return wanted === rfc4514(name) || wanted === nameText(name)
  const [common, another] = textsOf(name, COMMON_NAME)
  return common === wanted && another === undefined
}

/** RFC 4514 §2.4, and control characters in hex. */
function escaped(text: string): string {
  return text
    .replace(/[,+"\\<>;]|^[# ]| $/g, '\\$&')
    .replace(/\p{Cc}/gu, char => `\\${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
}
