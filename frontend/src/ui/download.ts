/** Asked before a file is handed out; it fails where it must not be. */
let allowed: (name: string) => Promise<void> = () => Promise.resolve()

/** Has every download asked for first. */
export function guardDownloads(guard: (name: string) => Promise<void>): void {
  allowed = guard
}

/** Hands a file to the browser's downloads. */
export async function download(name: string, content: Blob): Promise<void> {
  await allowed(name)
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the content once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
