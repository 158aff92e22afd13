import { canChangeUsers, isRoot, missing, PROGRAMS } from './machine.ts'

/** Says once what is left out on this machine. */
export default function setup(): void {
  for (const program of missing()) console.log(`left out, ${program} is not installed: ${PROGRAMS[program]}`)
  const why = isRoot ? 'other users cannot reach this checkout' : 'not root'
  if (!canChangeUsers) console.log(`left out, ${why}: how the embedded server changes users`)
}
