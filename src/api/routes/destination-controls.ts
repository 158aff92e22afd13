import { z } from 'zod'
import { controlTable } from '../../service/deliveries/control-table.ts'
import { mapControls } from '../../service/deliveries/map-controls.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { idParam, plain } from '../schemas/common.ts'
import { askedMapping, controlMapping } from '../schemas/control-mapping.ts'

const tags = ['destinations']
const whole = true as const

export const destinationControls: Routes = app => {
  app.put(
    '/destinations/:id/controls',
    {
      config: { scope: 'admin', whole, action: 'destinations.map-controls' },
      schema: {
        tags,
        summary:
          'Map controls to the ids of the tool, in place of the mapping before; each then gets a file of its own',
        params: idParam,
        querystring: z.strictObject({ dryRun: z.stringbool().default(false).describe('Only say what would change') }),
        body: askedMapping,
        response: { 200: controlMapping },
      },
    },
    async request => {
      const { controls, table } = request.body
      const wanted = controls ?? controlTable(table ?? '')
      const mapping = await mapControls(viewOf(request), request.params.id, wanted, request.query.dryRun)
      const { dryRun, added, changed, removed } = mapping
      request.audited.detail = { dryRun, added: added.length, changed: changed.length, removed: removed.length }
      return plain(mapping)
    },
  )
}
