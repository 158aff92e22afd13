/** The four settings of a public access block, of an account or a bucket. */
export const BLOCKS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const

type Blocks = { readonly [K in (typeof BLOCKS)[number]]?: boolean | undefined }

/** The settings that are not on; AWS leaves out, or has no configuration of, what was never set. */
export const openBlocks = (blocks: Blocks | null): string[] => BLOCKS.filter(name => blocks?.[name] !== true)

/** Whether either holds; one that could not be read (it throws) matters only where the other does not hold. */
export function either(first: () => boolean, second: () => boolean): boolean {
  try {
    if (first()) return true
  } catch (unread) {
    if (second()) return true
    throw unread
  }
  return second()
}
