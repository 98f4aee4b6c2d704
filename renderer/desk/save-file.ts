/** Offers a file to keep: the system asks where, or puts it where downloads go. */
export function saveFile(name: string, type: string, parts: readonly BlobPart[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Long after the system has taken it; a page that goes forgets it as well.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
