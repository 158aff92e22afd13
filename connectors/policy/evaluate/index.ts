export * from './context.ts'
export * from './evaluate.ts'
export * from './held.ts'
