import type { components } from './schema.d.ts'

export { createExhibit, type Exhibit, type Options } from './client.ts'
export { ExhibitError, type Problem } from './error.ts'
export { type ItemOf, itemsOf, type ListPath, type QueryOf } from './lists.ts'
export { downloadPackage } from './packages.ts'
export type { components, paths } from './schema.d.ts'

/** What the API speaks of: `Schemas['Account']`. */
export type Schemas = components['schemas']
