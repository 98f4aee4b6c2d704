import { app } from 'electron'
import { afterGpuCrash, isGpuBroken, isGpuCrash, readGpuRecord, writeGpuRecord } from '../platform/gpu.ts'
import type { Log } from '../platform/log.ts'

/**
 * Keeps crashes of the GPU's process, and starts without the GPU after too many of them. Called before Electron is
 * ready.
 * @returns whether the app draws without the GPU
 */
export function watchGpu(folder: string, log: Log): boolean {
  const version = app.getVersion()
  const isOff = isGpuBroken(readGpuRecord(folder), version)
  if (isOff) app.disableHardwareAcceleration()
  app.on('child-process-gone', (_event, details) => {
    log.write(`The process ${details.type} is gone: ${details.reason}`)
    if (!isGpuCrash(details)) return
    try {
      writeGpuRecord(folder, afterGpuCrash(readGpuRecord(folder), version, Date.now()))
    } catch (error) {
      log.write(`The crash could not be kept: ${String(error)}`)
    }
  })
  return isOff
}
