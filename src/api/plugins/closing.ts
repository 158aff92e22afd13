import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'

/** While the service ends, what still comes on connections that are open is told to ask again, elsewhere or later. */
export function closing(app: Api): void {
  let ends = false
  app.addHook('preClose', async () => {
    ends = true
  })
  app.addHook('onRequest', async () => {
    if (ends) throw new ApiError('shutting_down', 'The service is ending; ask again once it has started again.')
  })
}
