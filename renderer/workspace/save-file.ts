import type { Download } from '../../shared/bridge.ts'
import { bridge } from './bridge.ts'

/** Offers a file to keep, and waits until the system has it, or the person has cancelled. */
export async function saveFile(name: string, type: string, parts: readonly BlobPart[]): Promise<Download> {
  const url = URL.createObjectURL(new Blob([...parts], { type }))
  const done = new Promise<Download>((resolve) => {
    const off = bridge.on('download', (download) => {
      if (download.url !== url) return
      off()
      resolve(download)
    })
  })
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  try {
    return await done
  } finally {
    URL.revokeObjectURL(url)
  }
}
