import { buildWeb, writeApiTypes } from './build.ts'

/** `--types` makes what is needed to check types, `--build` what is served; else both. */
const { argv } = process
if (!argv.includes('--build')) await writeApiTypes()
if (!argv.includes('--types')) await buildWeb()
