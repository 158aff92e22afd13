import { z } from 'zod'
import { changePerson } from '../../service/keys/people.ts'
import { keyOf, viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { idParam, listOf, page, plain } from '../schemas/common.ts'
import { person, personChange } from '../schemas/people.ts'

const tags = ['people']
const whole = true as const

export const people: Routes = app => {
  app.get(
    '/people',
    {
      config: { scope: 'admin', whole },
      schema: {
        tags,
        summary: 'List people who signed in at the OpenID provider',
        querystring: z.strictObject(page),
        response: { 200: listOf(person) },
      },
    },
    async request => plain(await viewOf(request).store.people.list(request.query)),
  )

  app.get(
    '/people/:id',
    {
      config: { scope: 'admin', whole },
      schema: { tags, summary: 'Show a person', params: idParam, response: { 200: person } },
    },
    async request => plain(await viewOf(request).store.people.get(request.params.id)),
  )

  app.patch(
    '/people/:id',
    {
      config: { scope: 'admin', whole, action: 'people.update' },
      schema: {
        tags,
        summary: 'Give a person another role or limits, or keep them out; their sessions end at once',
        params: idParam,
        body: personChange,
        response: { 200: person },
      },
    },
    async request => {
      const changed = await changePerson(viewOf(request), request.params.id, request.body, keyOf(request).personId)
      request.audited = { subject: changed.id, detail: { ...request.body, name: changed.name, email: changed.email } }
      return plain(changed)
    },
  )
}
