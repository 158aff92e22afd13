import * as asn1 from 'asn1js'
import type { AttributeTypeAndValue, RelativeDistinguishedNames } from 'pkijs'

/** Short names of attribute types, as openssl prints them; others are printed by their OID. */
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

/** A name on one line, as `exhibit verify` prints it. */
export const nameText = (name: RelativeDistinguishedNames): string => name.typesAndValues.map(part).join(', ')

function part({ type, value }: AttributeTypeAndValue): string {
  const text: unknown = value instanceof asn1.BaseStringBlock ? value.valueBlock.value : ''
  return `${SHORT[type] ?? type}=${escaped(String(text))}`
}

/** RFC 2253 §2.4, and control characters in hex. */
function escaped(text: string): string {
  return text
    .replace(/[,+"\\<>;]|^[# ]| $/g, '\\$&')
    .replace(/\p{Cc}/gu, char => `\\${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
}
