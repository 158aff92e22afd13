/**
 * What yauzl loads of Node as it starts, for a browser. It reads directories and headers with it; file data is read and
 * unpacked by zip.ts, so that streams are only ever declared.
 */
type Listener = (...values: unknown[]) => void
interface Emitter {
  listeners: Map<string, Listener[]>
}

// Constructors of yauzl call these as functions, which classes do not allow.
export function EventEmitter(this: Emitter): void {
  this.listeners = new Map()
}
EventEmitter.prototype.on = function (this: Emitter, name: string, listener: Listener): void {
  this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
}
EventEmitter.prototype.once = EventEmitter.prototype.on
EventEmitter.prototype.removeListener = function (this: Emitter, name: string, listener: Listener): void {
  this.listeners.set(
    name,
    (this.listeners.get(name) ?? []).filter(one => one !== listener),
  )
}
EventEmitter.prototype.emit = function (this: Emitter, name: string, ...values: unknown[]): void {
  for (const listener of this.listeners.get(name) ?? []) listener(...values)
}

function Stream(): never {
  throw new Error('there are no streams of Node here')
}

export { Stream as PassThrough, Stream as Readable, Stream as Transform, Stream as Writable }

export function inherits(child: { prototype: object }, parent: { prototype: object }): void {
  Object.setPrototypeOf(child.prototype, parent.prototype)
}
