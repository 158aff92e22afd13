import parse from 'spdx-expression-parse'

/** Licences under which a part may be in the product: permissive ones, and the Open Font License for fonts. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

type Expression = ReturnType<typeof parse>

/** Whether an SPDX expression lets us use a part permissively: one side of an OR does, an AND asks for both. */
export function isAllowed(licence: string | undefined): boolean {
  if (licence === undefined) return false
  try {
    return allows(parse(licence))
  } catch {
    return false
  }
}

function allows(expression: Expression): boolean {
  if (!('conjunction' in expression)) return expression.plus !== true && ALLOWED.has(expression.license)
  const [left, right] = [allows(expression.left), allows(expression.right)]
  return expression.conjunction === 'or' ? left || right : left && right
}
