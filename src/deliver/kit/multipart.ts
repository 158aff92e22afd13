import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Streamed } from '../http.ts'
import type { Sent } from './sent.ts'

/** Text by name, and one file: its part bears its true Content-Type, as a generic one is stored blank or refused by some. */
export function multipart(
  fields: readonly (readonly [name: string, value: string | undefined])[],
  name: string,
  file: Sent,
): Streamed & { readonly contentType: string } {
  const boundary = `exhibit-${randomUUID()}`
  const texts = fields.flatMap(([field, value]) =>
    value === undefined ? [] : [`--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`],
  )
  const opening =
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${file.name}"\r\n` +
    `content-type: ${file.contentType}\r\n\r\n`
  const head = Buffer.from(texts.join('') + opening)
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    size: head.length + file.size + tail.length,
    open: () => Readable.from(around(head, file, tail)),
  }
}

async function* around(head: Buffer, file: Sent, tail: Buffer): AsyncGenerator<Uint8Array> {
  yield head
  for await (const chunk of file.open()) yield chunk as Buffer
  yield tail
}
