import { z } from 'zod'
import { changeDestination, createDestination, rotateSecret } from '../../service/deliveries/destinations.ts'
import { type DestinationKind, destinationKinds as kinds } from '../../service/deliveries/kinds.ts'
import { testDestination } from '../../service/deliveries/send.ts'
import type { Destination } from '../../store/index.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { given, idParam, listOf, page, plain } from '../schemas/common.ts'
import {
  destination,
  destinationChange,
  destinationKinds,
  destinationTest,
  destinationWithSecret,
  type NewDestinationBody,
  newDestination,
  rotation,
} from '../schemas/destinations.ts'

const tags = ['destinations']
const query = z.strictObject({ ...page, enabled: z.stringbool().optional() })
const whole = true as const

export const destinations: Routes = app => {
  app.get(
    '/destinations',
    {
      config: { scope: 'read', whole },
      schema: { tags, summary: 'List destinations', querystring: query, response: { 200: listOf(destination) } },
    },
    async request => {
      const { enabled, ...page } = request.query
      const { items, next } = await viewOf(request).store.destinations.list({ enabled }, page)
      return plain({ items: items.map(shown), next })
    },
  )

  app.post(
    '/destinations',
    {
      config: { scope: 'admin', whole, action: 'destinations.create', givesSecret: true },
      schema: { tags, summary: 'Add a destination', body: newDestination, response: { 201: destinationWithSecret } },
    },
    async (request, reply) => {
      const made = await createDestination(viewOf(request), request.body as NewDestinationBody)
      const { destination: created, secret, target } = made
      request.audited = { subject: created.id, detail: { name: created.name, kind: created.kind, target } }
      reply.code(201).header('location', `/v1/destinations/${created.id}`)
      return reply.send(plain({ ...shown(created), secret }))
    },
  )

  app.get(
    '/destination-kinds',
    {
      config: { scope: 'read', whole },
      schema: {
        tags,
        summary: 'List the kinds of destinations, with their forms',
        response: { 200: destinationKinds },
      },
    },
    async request => {
      viewOf(request).store.requireWhole()
      return { items: plain<DestinationKind[]>(await kinds()), next: null }
    },
  )

  app.get(
    '/destinations/:id',
    {
      config: { scope: 'read', whole },
      schema: { tags, summary: 'Show a destination', params: idParam, response: { 200: destination } },
    },
    async request => plain(shown(await viewOf(request).store.destinations.get(request.params.id))),
  )

  app.patch(
    '/destinations/:id',
    {
      config: { scope: 'admin', whole, action: 'destinations.update' },
      schema: {
        tags,
        summary: 'Change a destination',
        params: idParam,
        body: destinationChange,
        response: { 200: destination },
      },
    },
    async request => {
      request.audited.detail = { changed: Object.keys(request.body) }
      const { url, ...change } = given(request.body)
      return plain(shown(await changeDestination(viewOf(request), request.params.id, change, url)))
    },
  )

  app.delete(
    '/destinations/:id',
    {
      config: { scope: 'admin', whole, action: 'destinations.delete' },
      schema: { tags, summary: 'Delete a destination', params: idParam, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await viewOf(request).store.destinations.remove(request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/destinations/:id/test',
    {
      config: { scope: 'operate', whole, action: 'destinations.test' },
      schema: {
        tags,
        summary: 'Prove what can be proved; a webhook is sent a test.ping, other kinds are only asked',
        params: idParam,
        response: { 200: destinationTest },
      },
    },
    async request => {
      const { detail = null, ...tested } = await testDestination(viewOf(request), request.params.id)
      return plain({ ...tested, detail })
    },
  )

  app.post(
    '/destinations/:id/rotate-secret',
    {
      config: { scope: 'admin', whole, action: 'destinations.rotate-secret', givesSecret: true },
      schema: {
        tags,
        summary: 'Make a new secret',
        params: idParam,
        body: rotation,
        response: { 200: destinationWithSecret },
      },
    },
    async request => {
      const { id } = request.params
      const { destination: changed, secret } = await rotateSecret(viewOf(request), id, request.body.keepPrevious)
      request.audited.detail = { ...request.body }
      return plain({ ...shown(changed), secret })
    },
  )
}

const shown = ({ config, ...rest }: Destination) => ({
  ...rest,
  config,
  url: typeof config.url === 'string' ? config.url : null,
})
