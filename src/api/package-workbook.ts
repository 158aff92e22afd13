import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import pLimit from 'p-limit'
import { workbookOfPackage } from '../package/workbook/package-workbook.ts'
import { packagePath } from '../service/runtime/package-file.ts'
import type { Serving } from '../service/runtime/serving.ts'
import type { StoredPackage } from '../store/index.ts'
import { notValid, packageName } from './package-content.ts'
import { matches } from './plugins/etag.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Send = (
  stored: StoredPackage,
  request: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
) => Promise<FastifyReply>

/** Verifies a package and sends it as a workbook, one at a time: it is made anew for each request. */
export function workbookSender(service: Pick<Serving, 'config'>): Send {
  const limit = pLimit(1)
  return async (stored, { headers }, reply) => {
    const etag = `"${stored.sha256}.xlsx"`
    if (matches(headers['if-none-match'], etag)) return reply.header('etag', etag).code(304).send()
    const { file, size } = await limit(() => made(service, stored))
    reply.headers({
      etag: `W/${etag}`,
      'content-length': size,
      'content-disposition': `attachment; filename="${packageName(stored, 'xlsx')}"`,
    })
    return reply.type(TYPE).send(file.createReadStream())
  }
}

/** The workbook, open; its name is gone already, so that nothing is left behind however the sending ends. */
async function made(service: Pick<Serving, 'config'>, stored: StoredPackage) {
  const folder = await mkdtemp(join(tmpdir(), 'exhibit-workbook-'))
  try {
    const path = join(folder, 'package.xlsx')
    const { sheets } = await workbookOfPackage(packagePath(service, stored), path)
    if (!sheets) throw notValid(stored)
    const file = await open(path)
    return { file, size: (await file.stat()).size }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
