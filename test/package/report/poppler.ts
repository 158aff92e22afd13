import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether poppler's tools are here; says once what is left out where they are not. CI must have them. */
export const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler) {
  if (process.env.CI) throw new Error('poppler-utils (pdfsig, pdftotext) is missing, and CI leaves nothing out')
  console.warn('left out: tests that read the report with pdfsig and pdftotext (install poppler-utils)')
}

function poppler(tool: string, pdf: Uint8Array, before: string[], after: string[] = []): string {
  const path = join(mkdtempSync(join(tmpdir(), 'exhibit-report-')), 'report.pdf')
  writeFileSync(path, pdf)
  return execFileSync(tool, [...before, path, ...after], { encoding: 'utf8', maxBuffer: 1 << 28 })
}

/** The text of each page, white space folded into single spaces. */
export const pagesOf = (pdf: Uint8Array): string[] =>
  poppler('pdftotext', pdf, [], ['-'])
    .split('\f')
    .slice(0, -1)
    .map(page => page.replace(/\s+/g, ' '))

/** The lines as they stand on the pages, a row of a table being a line, white space folded. */
export const linesOf = (pdf: Uint8Array): string[] =>
  poppler('pdftotext', pdf, ['-layout'], ['-'])
    .split(/[\n\f]/)
    .map(line => line.trim().replace(/\s+/g, ' '))

export const pdfsig = (pdf: Uint8Array): string => poppler('pdfsig', pdf, ['-nocert'])
export const pdfinfo = (pdf: Uint8Array, ...options: string[]): string => poppler('pdfinfo', pdf, options)
export const pdffonts = (pdf: Uint8Array): string => poppler('pdffonts', pdf, [])
