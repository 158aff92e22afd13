import { parse as parseYaml, YAMLError } from 'yaml'
import type { z } from 'zod'
import { sha256 } from '../evidence/digest.ts'
import { FrameworkError } from './errors.ts'
import type { Framework, LoadedFramework } from './framework.ts'
import { brokenRules } from './rules.ts'
import { type Mapping, mappingSchema } from './schema.ts'

/** The longest mapping we take, in characters; the largest of ours has a tenth of it. */
export const MAX_MAPPING_LENGTH = 2_000_000

/**
 * A mapping's text as a framework. `id` is the file's name without `.yaml`.
 * Throws {@link FrameworkError} `too_large`, `syntax` or `invalid`; the message names every broken place (at most ten).
 */
export function parseFramework(id: string, text: string): Framework {
  if (text.length > MAX_MAPPING_LENGTH) throw new FrameworkError('too_large', `Mapping ${id} is too large.`)
  const parsed = mappingSchema.safeParse(yamlOf(id, text))
  if (!parsed.success) throw invalid(id, parsed.error.issues.map(issueText))
  return frameworkOf(id, parsed.data)
}

/** A mapping's text as a framework with its digest. */
export function loadFramework(id: string, text: string, origin: LoadedFramework['origin']): LoadedFramework {
  return { framework: parseFramework(id, text), sha256: sha256(text).toString('hex'), origin }
}

/** Ties a mapping to its id and holds it to the rules that a schema cannot say. Throws `invalid`. */
export function frameworkOf(id: string, mapping: Mapping): Framework {
  const framework = { id, ...mapping } as Framework
  const broken = brokenRules(framework)
  if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(id))
    broken.unshift('the file name must be lower-case words, such as soc2-2017')
  else if (!id.endsWith(`-${mapping.version.toLowerCase()}`)) {
    broken.unshift(`the file name must end with the version, -${mapping.version}`)
  }
  if (broken.length > 0) throw invalid(id, broken)
  return framework
}

function yamlOf(id: string, text: string): unknown {
  try {
    return parseYaml(text, { maxAliasCount: 0, prettyErrors: true, strict: true, uniqueKeys: true })
  } catch (error) {
    const at = error instanceof YAMLError ? error.linePos?.[0] : undefined
    const where = at ? ` (line ${at.line}, column ${at.col})` : ''
    throw new FrameworkError('syntax', `Mapping ${id} is not valid YAML${where}.`, { cause: error })
  }
}

function issueText(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.')
  const quoted = issue.path.at(-1) === 'id' || issue.path.at(-1) === 'version' ? '; write it in quotes' : ''
  return `${place || 'the file'}: ${issue.message}${issue.code === 'invalid_type' ? quoted : ''}`
}

function invalid(id: string, broken: readonly string[]): FrameworkError {
  const shown = broken.slice(0, 10).join('; ')
  const more = broken.length > 10 ? `; and ${broken.length - 10} more` : ''
  return new FrameworkError('invalid', `Mapping ${id} is not valid: ${shown}${more}.`)
}
