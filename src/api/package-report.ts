import type { FastifyReply, FastifyRequest } from 'fastify'
import pLimit from 'p-limit'
import { frameworkReport } from '../service/packages/framework-report.ts'
import { packagePath } from '../service/runtime/package-file.ts'
import type { Serving } from '../service/runtime/serving.ts'
import type { StoredPackage } from '../store/index.ts'
import { notValid, packageName } from './package-content.ts'
import { matches } from './plugins/etag.ts'

type Send = (
  stored: StoredPackage,
  framework: string,
  request: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
) => Promise<FastifyReply>

/**
 * Verifies a package and sends an unsigned report on one of its frameworks, one at a time. Two of the same differ in when
 * they were written, so the ETag is a weak one.
 */
export function reportSender(service: Pick<Serving, 'config'>): Send {
  const limit = pLimit(1)
  return async (stored, framework, { headers }, reply) => {
    const etag = `"${stored.sha256}.${framework}.pdf"`
    if (matches(headers['if-none-match'], etag)) return reply.header('etag', `W/${etag}`).code(304).send()
    const { report } = await limit(() => made(service, stored, framework))
    if (!report) throw notValid(stored)
    reply.headers({
      etag: `W/${etag}`,
      'content-disposition': `attachment; filename="${packageName(stored, `${framework}.pdf`)}"`,
    })
    return reply.type('application/pdf').send(report.pdf)
  }
}

const made = ({ config }: Pick<Serving, 'config'>, stored: StoredPackage, framework: string) =>
  frameworkReport(packagePath({ config }, stored), {
    framework,
    ...(config.mappingsDir !== undefined && { mappings: config.mappingsDir }),
    ...(config.reportTimezone !== undefined && { timeZone: config.reportTimezone }),
  })
