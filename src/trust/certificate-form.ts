import * as asn1 from 'asn1js'

const UNIVERSAL = 1
const [BOOLEAN, INTEGER, END_OF_CONTENT, SEQUENCE, SET] = [1, 2, 0, 16, 17]

/**
 * Throws unless bytes are one certificate as RFC 5280 §4.1 builds it, in DER. Parsers differ in what else they let pass; with
 * this before them, the command and the browser take the same for a certificate.
 */
export function requireCertificateForm(der: Uint8Array): void {
  const { offset, result } = asn1.fromBER(Uint8Array.from(der).buffer)
  if (offset !== der.length || !isDer(result) || !isCertificate(result)) throw new TypeError('not a certificate in DER')
}

/**
 * One way to write a thing: lengths and integers in the fewest bytes, strings in one piece, true as 0xff (X.690 §8.3.2, §10,
 * §11.1).
 */
function isDer(block: asn1.BaseBlock): boolean {
  const { isIndefiniteForm, length, blockLength } = block.lenBlock
  const { tagClass, tagNumber, isConstructed } = block.idBlock
  if (isIndefiniteForm || blockLength !== lengthOctets(length)) return false
  if (tagClass === UNIVERSAL && tagNumber === END_OF_CONTENT) return false
  if (tagClass === UNIVERSAL && isConstructed !== (tagNumber === SEQUENCE || tagNumber === SET)) return false
  if (tagClass === UNIVERSAL && tagNumber === BOOLEAN) return block.valueBeforeDecodeView[2] === 0xff
  if (tagClass === UNIVERSAL && tagNumber === INTEGER) return isShortest(contentOf(block))
  // Strings are parsed too where they look like ASN.1; what is in them may be anything.
  if (!isConstructed) return true
  const members = membersOf(block)
  return (
    members.reduce((sum, member) => sum + member.valueBeforeDecodeView.length, 0) === length && members.every(isDer)
  )
}

/** Two's complement: the first byte is not just the sign of the second. */
function isShortest([first, second]: Uint8Array): boolean {
  if (first === undefined) return false
  return second === undefined || first !== (second < 0x80 ? 0 : 0xff)
}

/** How many bytes a length takes. */
function lengthOctets(length: number): number {
  let octets = 1
  if (length >= 0x80) for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets++
  return octets
}

const membersOf = (block: unknown): asn1.BaseBlock[] =>
  block instanceof asn1.Constructed ? block.valueBlock.value.filter(member => member instanceof asn1.BaseBlock) : []

/** How members are written, one letter each: a digit is a context tag. */
function formOf(block: unknown): string {
  const letter = (member: asn1.BaseBlock) => {
    if (member.idBlock.tagClass !== UNIVERSAL) return String(member.idBlock.tagNumber)
    return LETTERS[member.idBlock.tagNumber] ?? '?'
  }
  return membersOf(block).map(letter).join('')
}

const LETTERS: Readonly<Record<number, string>> = {
  1: 'b',
  2: 'i',
  3: 'x',
  4: 'o',
  6: 'd',
  16: 's',
  17: 'e',
  23: 't',
  24: 't',
}

function isCertificate(block: asn1.BaseBlock): boolean {
  const [signed, , signature] = membersOf(block)
  const members = membersOf(signed)
  const [, , issuer, validity, subject, key] = formOf(signed).startsWith('0') ? members.slice(1) : members
  const last = members.at(-1)
  const extensions = last?.idBlock.tagClass !== UNIVERSAL && last?.idBlock.tagNumber === 3 ? last : null
  return (
    formOf(block) === 'ssx' &&
    /^0?isssss1?2?3?$/.test(formOf(signed)) &&
    formOf(validity) === 'tt' &&
    membersOf(validity).every(isTime) &&
    isName(issuer) &&
    isName(subject) &&
    isOctets(membersOf(key)[1]) &&
    isOctets(signature) &&
    (!extensions || areExtensions(extensions))
  )
}

/** A BIT STRING of whole octets. */
const isOctets = (block: unknown): boolean => block instanceof asn1.BitString && contentOf(block)[0] === 0

function areExtensions(block: asn1.BaseBlock): boolean {
  const [list] = membersOf(block)
  return formOf(block) === 's' && membersOf(list).every(extension => /^db?o$/.test(formOf(extension)))
}

/** Sets of attributes, each of a type and a text. */
const isName = (block: unknown): boolean =>
  /^e*$/.test(formOf(block)) &&
  membersOf(block).every(set => /^s+$/.test(formOf(set)) && membersOf(set).every(isAttribute))

function isAttribute(block: asn1.BaseBlock): boolean {
  const [type, value, another] = membersOf(block)
  return type instanceof asn1.ObjectIdentifier && value !== undefined && !another && isText(value)
}

/** UTCTime or GeneralizedTime, to the second and in UTC (RFC 5280 §4.1.2.5). */
function isTime(block: asn1.BaseBlock): boolean {
  const text = Buffer.from(contentOf(block)).toString('latin1')
  const [, year = '', month, day, hour, minute, second] = TIME.exec(text) ?? []
  const full = year.length === 2 ? `${Number(year) < 50 ? 20 : 19}${year}` : year
  const iso = `${full}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const time = new Date(iso)
  return (
    !Number.isNaN(time.getTime()) &&
    time.toISOString() === iso &&
    (year.length === 4) === (block.idBlock.tagNumber === 24)
  )
}

const TIME = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
const contentOf = ({ idBlock, lenBlock, valueBeforeDecodeView }: asn1.BaseBlock): Uint8Array =>
  valueBeforeDecodeView.subarray(idBlock.blockLength + lenBlock.blockLength)

const [UTF8, PRINTABLE, TELETEX, IA5, BMP] = [12, 19, 20, 22, 30]

function isText(block: asn1.BaseBlock): boolean {
  const bytes = contentOf(block)
  switch (block.idBlock.tagClass === UNIVERSAL ? block.idBlock.tagNumber : null) {
    case UTF8:
      return isUtf8(bytes)
    case PRINTABLE:
    case IA5:
      return bytes.every(byte => byte < 0x80)
    case TELETEX:
      return true
    case BMP:
      return bytes.length % 2 === 0
    default:
      return false
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
