import { z } from 'zod'
import { changeSchedule, createSchedule, shown } from '../../service/schedules/manage-schedules.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { given, idParam, listOf, page, plain } from '../schemas/common.ts'
import { newSchedule, schedule, scheduleChange, scheduleSlot } from '../schemas/schedules.ts'

const tags = ['schedules']
const query = z.strictObject({ ...page, enabled: z.stringbool().optional() })
const whole = true as const

export const schedules: Routes = app => {
  app.get(
    '/schedules',
    {
      config: { scope: 'read', whole },
      schema: { tags, summary: 'List schedules', querystring: query, response: { 200: listOf(schedule) } },
    },
    async request => {
      const { enabled, ...page } = request.query
      const { items, next } = await viewOf(request).store.schedules.list({ enabled }, page)
      return plain({ items: items.map(shown), next })
    },
  )

  app.post(
    '/schedules',
    {
      config: { scope: 'operate', whole, action: 'schedules.create' },
      schema: { tags, summary: 'Set a schedule', body: newSchedule, response: { 201: schedule } },
    },
    async (request, reply) => {
      const { request: asked, ...rest } = request.body
      const created = await createSchedule(viewOf(request), { ...rest, request: { ...asked, options: {} } })
      request.audited = { subject: created.id, detail: { ...request.body } }
      return reply.code(201).header('location', `/v1/schedules/${created.id}`).send(plain(created))
    },
  )

  app.get(
    '/schedules/:id',
    {
      config: { scope: 'read', whole },
      schema: { tags, summary: 'Show a schedule', params: idParam, response: { 200: schedule } },
    },
    async request => plain(shown(await viewOf(request).store.schedules.get(request.params.id))),
  )

  app.get(
    '/schedules/:id/slots',
    {
      config: { scope: 'read', whole },
      schema: {
        tags,
        summary: 'List what became of the slots of a schedule, newest first',
        params: idParam,
        querystring: z.strictObject(page),
        response: { 200: listOf(scheduleSlot) },
      },
    },
    async request => {
      const { schedules } = viewOf(request).store
      const { id } = await schedules.get(request.params.id)
      return plain(await schedules.slots(id, request.query))
    },
  )

  app.patch(
    '/schedules/:id',
    {
      config: { scope: 'operate', whole, action: 'schedules.update' },
      schema: {
        tags,
        summary: 'Change a schedule',
        params: idParam,
        body: scheduleChange,
        response: { 200: schedule },
      },
    },
    async request => {
      const { request: asked, ...rest } = request.body
      const change = { ...rest, ...(asked && { request: { ...asked, options: {} } }) }
      request.audited.detail = { ...request.body }
      return plain(await changeSchedule(viewOf(request), request.params.id, given(change)))
    },
  )

  app.delete(
    '/schedules/:id',
    {
      config: { scope: 'operate', whole, action: 'schedules.delete' },
      schema: { tags, summary: 'Delete a schedule', params: idParam, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await viewOf(request).store.schedules.remove(request.params.id)
      return reply.code(204).send(null)
    },
  )
}
