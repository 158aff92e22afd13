import { buildClients } from './build.ts'

await buildClients()
