import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { ApiError } from '../error.ts'
import { sendPackage } from '../package-content.ts'
import { reportSender } from '../package-report.ts'
import { workbookSender } from '../package-workbook.ts'
import { accountNumber, idParam, plain, uuid, window, windowOf } from '../schemas/common.ts'
import { packageDetail, storedPackage } from '../schemas/packages.ts'
import { windowed } from '../window.ts'

const tags = ['packages']
const zip = { description: 'The zip, or a range of it', content: { 'application/zip': { schema: z.string() } } }
const token = {
  description: 'RFC 3161, DER, over manifest.json.sig',
  content: { 'application/timestamp-reply': { schema: z.string() } },
}
const xlsx = {
  description: 'The workbook',
  content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: z.string() } },
}
const pdf = { description: 'The report', content: { 'application/pdf': { schema: z.string() } } }
const query = z.strictObject({ ...window, run: uuid.optional(), account: accountNumber.optional() })

export const packages: Routes = (app, service) => {
  const sendWorkbook = workbookSender(service)
  const sendReport = reportSender(service)

  app.get(
    '/packages',
    {
      config: { scope: 'auditor' },
      schema: {
        tags,
        summary: 'List packages, newest first',
        querystring: query,
        response: { 200: windowOf(storedPackage) },
      },
    },
    async request => {
      const { run, account } = request.query
      const viewed = viewOf(request)
      return plain(
        await windowed(viewed, request.query, (window, page) =>
          viewed.store.packages.list({ run, account, ...window }, page),
        ),
      )
    },
  )

  app.get(
    '/packages/:id',
    {
      config: { scope: 'auditor', view: 'packages.view' },
      schema: { tags, summary: 'Show a package and its manifest', params: idParam, response: { 200: packageDetail } },
    },
    async request => {
      const { packages } = viewOf(request).store
      const found = await packages.get(request.params.id)
      const late = await packages.timestamp(found.id)
      return plain({
        ...found,
        timestamp: late ? { time: late.time, authority: late.authority } : null,
        manifest: JSON.parse(Buffer.from(found.manifest).toString('utf8')) as Record<string, unknown>,
      })
    },
  )

  app.get(
    '/packages/:id/content',
    {
      config: { scope: 'auditor', action: 'packages.download' },
      schema: {
        tags,
        summary: 'Download a package (application/zip)',
        params: idParam,
        response: { 200: zip, 206: zip },
      },
    },
    async (request, reply) =>
      sendPackage(service, await viewOf(request).store.packages.get(request.params.id), request, reply),
  )

  app.get(
    '/packages/:id/workbook',
    {
      config: { scope: 'auditor', action: 'packages.download' },
      schema: {
        tags,
        summary: 'Download a package as an XLSX workbook, once it is verified',
        params: idParam,
        response: { 200: xlsx },
      },
    },
    async (request, reply) => sendWorkbook(await viewOf(request).store.packages.get(request.params.id), request, reply),
  )

  app.get(
    '/packages/:id/report',
    {
      config: { scope: 'auditor', action: 'packages.download' },
      schema: {
        tags,
        summary: 'Download an unsigned PDF report on one framework of a package, once it is verified',
        params: idParam,
        querystring: z.strictObject({ framework: z.string().regex(/^[\w.-]{1,100}$/) }),
        response: { 200: pdf },
      },
    },
    async (request, reply) =>
      sendReport(await viewOf(request).store.packages.get(request.params.id), request.query.framework, request, reply),
  )

  app.get(
    '/packages/:id/timestamp',
    {
      config: { scope: 'auditor', view: 'packages.view' },
      schema: {
        tags,
        summary: 'Download the timestamp of a package that came after it was made',
        params: idParam,
        response: { 200: token },
      },
    },
    async (request, reply) => {
      const { packages } = viewOf(request).store
      const { id } = await packages.get(request.params.id)
      const late = await packages.timestamp(id)
      if (!late)
        throw new ApiError('not_found', `There is no timestamp beside package ${id}: it is in it, or none came yet.`)
      return sendToken(late.token, reply)
    },
  )
}

/** Bytes, which no schema describes. */
const sendToken = (token: Buffer, reply: FastifyReply): FastifyReply =>
  reply.type('application/timestamp-reply').send(token)
