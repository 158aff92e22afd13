import type { ResourceType, TagSpecification } from '@aws-sdk/client-ec2'

/** Tags as Northwind Pay sets them on what it makes. */
export const named = (
  ResourceType: ResourceType,
  Name: string,
  more: Record<string, string> = {},
): TagSpecification[] => [
  {
    ResourceType,
    Tags: Object.entries({ Name, owner: 'platform@northwindpay.example', ...more }).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  },
]

/** What AWS must have answered; a seed stops where it did not. */
export function given<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the emulator gave no ${what}`)
  return value
}
