import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** `verify.html`: the verifier for browsers, one file that needs no other; made from `web/verify` by `npm run generate`. */
export const verifyPage = (): Promise<Buffer> => readFile(join(import.meta.dirname, '../../../templates/verify.html'))
