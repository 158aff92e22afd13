export interface Part {
  readonly name: string
  readonly fileName: string | undefined
  readonly contentType: string | undefined
  readonly bytes: Buffer
}

/** Parts in their order (RFC 7578); undefined where the body is none. */
export function partsOf(body: Buffer, contentType: string): Part[] | undefined {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (boundary === undefined) return undefined
  const text = body.toString('latin1')
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`)
  if (pieces.length < 3 || !pieces.at(-1)?.startsWith('--')) return undefined
  const parts = pieces.slice(1, -1).map(partOf)
  return parts.every(part => part !== undefined) ? parts : undefined
}

function partOf(piece: string): Part | undefined {
  const end = piece.indexOf('\r\n\r\n')
  if (!piece.startsWith('\r\n') || end < 0) return undefined
  const head = Buffer.from(piece.slice(0, end), 'latin1').toString('utf8')
  const name = /name="([^"]*)"/.exec(head)?.[1]
  if (name === undefined || !/content-disposition: form-data/i.test(head)) return undefined
  return {
    name,
    fileName: /filename="([^"]*)"/.exec(head)?.[1],
    contentType: /content-type: *(.+)/i.exec(head)?.[1]?.trim(),
    bytes: Buffer.from(piece.slice(end + 4), 'latin1'),
  }
}
