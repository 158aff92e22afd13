import * as asn1 from 'asn1js'

/** Throws unless bytes were parsed to their end and written the one way that DER allows: lengths known, in the fewest bytes. */
export function requireDer({ offset, result }: asn1.FromBerResult, length: number): void {
  if (offset !== length || !isDer(result)) throw new TypeError('not in DER')
}

function isDer(block: asn1.BaseBlock): boolean {
  const { isIndefiniteForm, length, blockLength } = block.lenBlock
  if (isIndefiniteForm || blockLength !== lengthOctets(length)) return false
  // Strings are parsed too where they look like ASN.1; what is in them may be anything.
  const members = block.idBlock.isConstructed && block instanceof asn1.Constructed ? block.valueBlock.value : []
  return members.every(member => member instanceof asn1.BaseBlock && isDer(member))
}

/** How many bytes a length takes (X.690 §10.1). */
function lengthOctets(length: number): number {
  let octets = 1
  if (length >= 0x80) for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets++
  return octets
}
