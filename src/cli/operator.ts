import { userInfo } from 'node:os'

/** Who runs the command, as evidence and the audit log name them. A user id without an account, as containers have, has no name. */
export function operator(): string {
  try {
    return `os ${userInfo().username}`
  } catch {
    return `os uid ${process.getuid?.() ?? 'unknown'}`
  }
}
