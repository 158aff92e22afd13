import { type Stamp, tokenOfStamp } from '../../trust/timestamp/stamp.ts'
import type { ContentFile } from '../format/manifest.ts'
import type { Archive } from './archive.ts'

/** The file of the token, if there is one. */
export async function tokenFile(archive: Archive, path: string, stamp: Stamp): Promise<ContentFile[]> {
  const token = tokenOfStamp(stamp)
  return token ? [await archive.add(path, [token])] : []
}
