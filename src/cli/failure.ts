import { CommanderError } from 'commander'
import { ServiceError } from '../service/runtime/error.ts'

/** What a service that was asked says is wrong, or that it could not be asked. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError'
  readonly code: string
  /** The caller asked for something wrong. */
  readonly usage: boolean
  constructor(code: string, message: string, usage = false) {
    super(message)
    this.code = code
    this.usage = usage
  }
}

export const EXIT = { done: 0, no: 1, usage: 2, failed: 3 } as const

/** What a failure tells the caller: a stable code, one sentence, and the exit status. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly exit: number
}

/** Errors of our rooms carry a code and a sentence; anything else is a defect, and says so. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError && error.code === 'commander.help')
    return { code: 'usage', message: 'Name a command.', exit: EXIT.usage }
  if (error instanceof CommanderError)
    return {
      code: 'usage',
      message: error.message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' '),
      exit: EXIT.usage,
    }
  if (error instanceof RemoteError)
    return { code: error.code, message: error.message, exit: error.usage ? EXIT.usage : EXIT.failed }
  if (error instanceof ServiceError)
    return { code: error.code, message: error.message, exit: error.usage ? EXIT.usage : EXIT.failed }
  const { code, name, message } = error as { code?: unknown; name?: string; message?: string }
  if (typeof code === 'string' && OURS.has(name ?? ''))
    return {
      code,
      message: message ?? code,
      exit: name === 'FrameworkError' || name === 'ConfigError' ? EXIT.usage : EXIT.failed,
    }
  if (code === 'EMFILE' || code === 'ENFILE')
    return {
      code: 'too_many_files',
      message:
        'The system lets this process open no more files: raise the limit (`ulimit -n`), or end other processes.',
      exit: EXIT.failed,
    }
  return {
    code: 'internal',
    message: `Something unexpected went wrong (${name ?? 'error'}: ${message ?? ''}); please report it.`,
    exit: EXIT.failed,
  }
}

export const isInterruption = (error: unknown): boolean => error instanceof ServiceError && error.code === 'interrupted'

const OURS = new Set([
  'ConfigError',
  'FrameworkError',
  'KeyError',
  'PackageError',
  'RecordingError',
  'RunFailure',
  'StoreError',
  'ApiError',
])
