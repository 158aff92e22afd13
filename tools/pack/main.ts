import { buildDist } from './build.ts'

await buildDist()
