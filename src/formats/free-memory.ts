/** Gives back what only `bytes` lie in, which are none afterwards: the garbage collector comes when tens of megabytes have gathered. Node 20 cannot. */
export function freeMemory({ buffer, byteLength }: Uint8Array): void {
  if (byteLength > 0 && buffer.byteLength === byteLength)
    (buffer as { transfer?: (length: number) => unknown }).transfer?.(0)
}
