/** What reads as no native speaker would write it, with what to say instead (house.md §4). */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\btold as\b/i, 'reported as'],
  [/\bdifferent persons\b/i, 'different people'],
  [/\bis not one\./i, 'name what it is not'],
  [/\bsays otherwise than\b/i, 'disagrees with'],
  [/\bimmoderate\b/i, 'exceeds the limit'],
  [/\bon another way\b/i, 'by another way'],
  [/\b\w+ person than\b/i, 'someone other than'],
  [/\brobbed of\b/i, 'has had … removed'],
  [/\bgoes on where\b/i, 'resumes'],
  [/\bgoing on with the run\b/i, 'resuming the run'],
  [/\bbelongs? into\b/i, 'belongs to'],
  [/\bhas not (two|three|four|five|six|seven|eight)\b/i, 'must have'],
  [/\banew\b/i, 'again'],
  [/\bwhoever\b/i, 'anyone who, the person who'],
  [/\bgoes on\b(?! to\b)/i, 'continues, keeps …'],
  [/\bdeclared by the owner\b/i, 'stated; or “not stated” where nobody could'],
]

const COMMENT = /^\s*(\/\/|\*|\/\*)/

export interface Wrong {
  /** Counted from 1. */
  readonly line: number
  readonly text: string
  readonly better: string
}

/** What a text of ours says that no native speaker would write; comments of code are not read by users. */
export function wrongIn(file: string, content: string): Wrong[] {
  return content.split('\n').flatMap((line, index) =>
    file.endsWith('.ts') && COMMENT.test(line)
      ? []
      : PATTERNS.flatMap(([pattern, better]) => {
          const [text] = pattern.exec(line) ?? []
          return text === undefined ? [] : { line: index + 1, text, better }
        }),
  )
}
