import type { Tag } from '@aws-sdk/client-ec2'

/** The name people gave a resource (its tag `Name`), or else its id. */
export function nameOf(tags: readonly Tag[] | undefined, id: string): string {
  return tags?.find(tag => tag.Key === 'Name')?.Value || id
}
