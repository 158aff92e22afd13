import type { Context } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { exchange } from '../http.ts'
import { endWith } from './error.ts'
import type { Sent } from './sent.ts'

const CLOUD = /\.(amazonaws\.com|googleapis\.com|windows\.net|cloudflarestorage\.com)(\.cn)?$/

/** Where the vendor wants the bytes; a destination's own address takes the place of a cloud's storage too. */
function placeOf(address: string, own: string | undefined): string {
  const url = new URL(address)
  return own !== undefined && CLOUD.test(url.hostname) ? new URL(url.pathname + url.search, own).href : address
}

/** Puts bytes at a presigned address, with the headers that came with it and no others: its signature is all the right there is. */
export async function putBytes(
  {
    address,
    headers = {},
    own,
  }: { address: string; headers?: Readonly<Record<string, string>>; own: string | undefined },
  file: Sent,
  { allowPrivate, signal }: Context,
): Promise<void> {
  if (!URL.canParse(address)) return endWith('answer_not_understood')
  const url = checkUrl(placeOf(address, own), allowPrivate)
  const given = { ...headers, 'content-length': String(file.size) }
  const timeoutMs = 20_000 + file.size / 50
  const answer = await exchange(url, { method: 'PUT', headers: given, body: file, timeoutMs, allowPrivate, signal })
  if (answer.status < 200 || answer.status > 299)
    endWith(`HTTP ${answer.status}: the storage did not take the file`, { httpStatus: answer.status })
}
