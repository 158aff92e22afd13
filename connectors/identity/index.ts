export { type Assumer, assumableBy, type Neighbours } from './assumable.ts'
export * from './effective-access.ts'
export * from './facts.ts'
export { type CarrierKind, PATHS, type Path } from './paths.ts'
