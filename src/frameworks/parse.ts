import { sha256 } from '../evidence/digest.ts'
import { canonicalJson } from '../evidence/json.ts'
import { FrameworkError } from './errors.ts'
import { expandControl } from './expand.ts'
import type { Framework, LoadedFramework } from './framework.ts'
import type { Library } from './library.ts'
import { issueText, parseBounded } from './read-text.ts'
import { brokenRules } from './rules.ts'
import { type Mapping, mappingSchema } from './schema.ts'
import { strayLinks, withSharedLinks } from './shared-links.ts'
import { brokenVersions, versionsOf } from './versions.ts'

/**
 * A mapping's text as frameworks, one a version. `name` is the file's name without `.yaml`.
 * Throws {@link FrameworkError} `too_large`, `syntax` or `invalid`; the message names every broken place (at most ten).
 */
export function parseFrameworks(name: string, text: string, library: Library): Framework[] {
  return validFrameworks(name, parseBounded(name, text), library)
}

function validFrameworks(name: string, value: unknown, library: Library): Framework[] {
  const parsed = mappingSchema.safeParse(value)
  if (!parsed.success) throw invalid(name, parsed.error.issues.map(issueText))
  return frameworksOf(name, parsed.data, library)
}

/** A mapping's text as frameworks with their digests. */
export const loadFrameworks = (
  name: string,
  text: string,
  origin: LoadedFramework['origin'],
  library: Library,
): LoadedFramework[] =>
  parseFrameworks(name, text, library).map(framework => ({ framework, sha256: digestOf(framework), origin }))

/** A built-in mapping, as its file was parsed. Throws `invalid`. */
export const loadBuiltIn = (name: string, value: unknown, library: Library): LoadedFramework[] =>
  validFrameworks(name, value, library).map(framework => ({
    framework,
    sha256: digestOf(framework),
    origin: 'built-in',
  }))

/** The same of a text that must be one framework, called `id`. Throws as {@link parseFrameworks}. */
export function loadFramework(
  id: string,
  text: string,
  origin: LoadedFramework['origin'],
  library: Library,
): LoadedFramework {
  const [only, ...others] = loadFrameworks(id, text, origin, library)
  if (!only || others.length > 0 || only.framework.id !== id)
    throw invalid(id, ['it must hold one version: name it in `version`'])
  return only
}

/** Hex SHA-256 of the framework's canonical JSON (RFC 8785). */
export const digestOf = (framework: Framework): string => sha256(canonicalJson(framework)).toString('hex')

/** Ties a mapping to its name and holds it to the rules that a schema cannot say. Throws `invalid`. */
export function frameworksOf(name: string, mapping: Mapping, library: Library): Framework[] {
  const faults = [...nameFaults(name, mapping), ...brokenVersions(mapping), ...strayLinks(mapping)]
  if (faults.length > 0) throw invalid(name, faults)
  const { controls: _, version: __, versions: ___, links = [], linkedBy, ...head } = mapping
  const sourceOf = withSharedLinks(links, linkedBy, library)
  return versionsOf(name, mapping).map(({ id, version, controls }) => {
    const expanded = controls.map(control => ({
      id: control.id,
      ...expandControl(control.id, sourceOf(control.id, control.source), library),
    }))
    const framework: Framework = { id, ...head, version, controls: expanded.map(({ control }) => control) } as Framework
    const dead = expanded.flatMap(({ id, broken }) => broken.map(fault => `control ${id}: ${fault}`))
    const broken = [...new Set([...dead, ...brokenRules(framework)])]
    if (broken.length > 0) throw invalid(id, broken)
    return framework
  })
}

function nameFaults(name: string, { version }: Mapping): string[] {
  if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name)) return ['the file name must be lower-case words, such as soc2-2017']
  if (version !== undefined && !name.endsWith(`-${version.toLowerCase()}`))
    return [`the file name must end with the version, -${version}`]
  return []
}

function invalid(id: string, broken: readonly string[]): FrameworkError {
  const shown = broken.slice(0, 10).join('; ')
  const more = broken.length > 10 ? `; and ${broken.length - 10} more` : ''
  return new FrameworkError('invalid', `Mapping ${id} is not valid: ${shown}${more}.`)
}
