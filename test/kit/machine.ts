import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** Programs that some tests need, and what is not tested where one is missing. CI has them all, Go and Java where they are installed. */
export const PROGRAMS = {
  '7z': 'that 7-Zip finds the files that the verifier finds',
  bsdtar: 'that libarchive finds the files that the verifier finds',
  go: 'that Go finds the files that the verifier finds',
  java: 'that Java finds the files that the verifier finds',
  javac: 'that Java finds the files that the verifier finds',
  jq: 'the second verifier',
  moto_server: 'reading an emulated AWS',
  openssl: 'that openssl agrees with us',
  pdfsig: 'that poppler accepts the signed report',
  pdftotext: 'what the report says',
  python3: 'that others read our tables and workbooks',
  'redis-server': 'the queue on Redis',
  unzip: 'the second verifier',
  zip: 'that a package zipped again by Info-ZIP verifies',
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

export const hasAll = (...programs: Program[]): boolean => programs.every(has)

export const missing = (): Program[] => (Object.keys(PROGRAMS) as Program[]).filter(program => !has(program))

export const isRoot = process.getuid?.() === 0

/** Whether other users can walk to a directory: every one above it lets them through. */
function isPublic(directory: string): boolean {
  const open = (statSync(directory).mode & 0o001) !== 0
  return open && (dirname(directory) === directory || isPublic(dirname(directory)))
}

/** Some tests become another user, which only root may, and which then must reach Node and the packages of this checkout. */
export const canChangeUsers = isRoot && isPublic(join(import.meta.dirname, '../..'))
