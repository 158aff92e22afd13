import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs that some tests need, and what is not tested where one is missing. CI has them all. */
export const PROGRAMS = {
  jq: 'the second verifier',
  moto_server: 'reading an emulated AWS',
  openssl: 'that openssl agrees with us',
  pdfsig: 'that poppler accepts the signed report',
  pdftotext: 'what the report says',
  'redis-server': 'the queue on Redis',
  unzip: 'the second verifier',
} as const

export type Program = keyof typeof PROGRAMS

/** Where a program that can be run is. */
export const pathOf = (program: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map(directory => join(directory, program))
    .find(path => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })

/** Whether a program can be run here. */
export const has = (program: Program): boolean => pathOf(program) !== undefined

export const missing = (): Program[] => (Object.keys(PROGRAMS) as Program[]).filter(program => !has(program))

/** Some tests change users, which only root may. */
export const isRoot = process.getuid?.() === 0
