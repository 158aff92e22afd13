import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { packagePath } from '../service/runtime/package-file.ts'
import type { Serving } from '../service/runtime/serving.ts'
import type { StoredPackage } from '../store/index.ts'
import { byteRange } from './byte-range.ts'
import { ApiError } from './error.ts'
import { matches } from './plugins/etag.ts'

/** Streams a package. Its ETag is its SHA-256; one byte range can be asked for, so that a download can be resumed. */
export async function sendPackage(
  service: Pick<Serving, 'config'>,
  stored: StoredPackage,
  { headers, method }: Pick<FastifyRequest, 'headers' | 'method'>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const etag = `"${stored.sha256}"`
  reply.headers({
    etag,
    'accept-ranges': 'bytes',
    'repr-digest': `sha-256=:${Buffer.from(stored.sha256, 'hex').toString('base64')}:`,
    'content-disposition': `attachment; filename="${packageName(stored, 'zip')}"`,
  })
  if (matches(headers['if-none-match'], etag)) return reply.code(304).send()
  const path = packagePath(service, stored)
  await requireWhole(path, stored)
  // A range is asked for with GET alone (RFC 9110 §14.2).
  const fits = method === 'GET' && (headers['if-range'] === undefined || headers['if-range'] === etag)
  const asked = fits ? headers.range : undefined
  const range = byteRange(asked, stored.size)
  if (range === null)
    throw new ApiError('range_not_satisfiable', `The package has ${stored.size} bytes.`, {
      headers: { 'content-range': `bytes */${stored.size}` },
    })
  const { start, end } = range === 'all' ? { start: 0, end: stored.size - 1 } : range
  if (range !== 'all') reply.code(206).header('content-range', `bytes ${start}-${end}/${stored.size}`)
  return reply
    .type('application/zip')
    .header('content-length', end - start + 1)
    .send(createReadStream(path, { start, end }))
}

async function requireWhole(path: string, { id, size }: StoredPackage): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.size !== size)
    throw new ApiError(
      'package_missing',
      `The file of package ${id} is not whole on this machine; restore it from a backup.`,
    )
}

export const notValid = ({ id }: StoredPackage): ApiError =>
  new ApiError('package_missing', `The file of package ${id} on this machine is not valid; restore it from a backup.`)

/** What a download is saved as. */
export const packageName = ({ account, createdAt, id }: StoredPackage, extension: string): string =>
  `exhibit-${account ?? id}-${createdAt.slice(0, 19).replaceAll(/[:-]/g, '')}Z.${extension}`
