/** The least of a zip (APPNOTE 6.3): deflated files, no directories, names of ASCII, less than 4 GiB. */
export async function zipOf(files: readonly (readonly [name: string, text: Blob])[]): Promise<Blob> {
  const parts: BlobPart[] = []
  const directory: BlobPart[] = []
  let [at, length] = [0, 0]
  for (const [path, text] of files) {
    const name = new TextEncoder().encode(path)
    const packed = await new Response(text.stream().pipeThrough(new CompressionStream('deflate-raw'))).blob()
    const described = [
      20,
      0,
      8,
      0,
      FIRST_DAY,
      ...halves(await crc32(text)),
      ...halves(packed.size),
      ...halves(text.size),
    ]
    const local = words(0x4b50, 0x0403, ...described, name.length, 0)
    const central = words(0x4b50, 0x0201, 20, ...described, name.length, 0, 0, 0, 0, 0, 0, ...halves(at))
    parts.push(local, name, packed)
    directory.push(central, name)
    at += local.length + name.length + packed.size
    length += central.length + name.length
  }
  const end = words(0x4b50, 0x0605, 0, 0, files.length, files.length, ...halves(length), ...halves(at), 0)
  return new Blob([...parts, ...directory, end])
}

/** 1980-01-01, the first day that a zip can name: when a file was made says nothing here. */
const FIRST_DAY = 0x21

const halves = (value: number): [number, number] => [value & 0xffff, value >>> 16]

/** Numbers of two bytes each, the low one first. */
function words(...values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(values.length * 2))
  values.forEach((value, index) => {
    bytes.setUint16(index * 2, value, true)
  })
  return new Uint8Array(bytes.buffer)
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

async function crc32(text: Blob): Promise<number> {
  let crc = 0xffffffff
  for await (const chunk of text.stream())
    for (const byte of chunk) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0)
  return ~crc >>> 0
}
