import { z } from 'zod'

/** What can be sent of a package: the whole, or files of it, byte for byte. */
export const FORMS = {
  package: 'the whole package, a zip',
  report: 'report.pdf',
  findings: 'findings.json',
  controls: 'controls.json',
  tables: 'findings.csv and controls.csv',
  evidence: 'one JSON file for each evidence type and region',
} as const

export type Form = keyof typeof FORMS

const FILES: Readonly<Record<Exclude<Form, 'package'>, (path: string) => boolean>> = {
  report: path => path === 'report.pdf',
  findings: path => path === 'findings.json',
  controls: path => path === 'controls.json',
  tables: path => path === 'findings.csv' || path === 'controls.csv',
  evidence: path => path.startsWith('evidence/'),
}

/** The package's files that a form means. */
export const pathsOf = (form: Exclude<Form, 'package'>, all: readonly string[]): string[] => all.filter(FILES[form])

/** The field by which a kind lets one choose among the forms that it takes. */
export const formsField = <const F extends readonly [Form, ...Form[]]>(
  takes: F,
  standard: readonly F[number][],
  most: number = takes.length,
) =>
  z
    .array(z.enum(takes))
    .min(1)
    .max(most)
    .default([...standard])
    .describe(`What is sent: ${takes.map(form => `\`${form}\` (${FORMS[form]})`).join(', ')}`)
