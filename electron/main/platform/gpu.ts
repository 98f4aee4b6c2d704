import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Crashes of the GPU's process, as they are kept between starts. */
export interface GpuRecord {
  readonly version: string
  readonly crashes: readonly number[]
}

/** After another crash. Only those of the last minutes count, and only those of this version. */
export function afterGpuCrash(record: GpuRecord | null, version: string, now: number): GpuRecord {
  const before = record?.version === version ? record.crashes : []
  return { version, crashes: [...before.filter((at) => at <= now && now - at < WINDOW_MS), now].slice(-MOST) }
}

/**
 * Whether to draw without the GPU, because it crashed repeatedly. Chromium stops using such a GPU by itself, and ends
 * the whole app if that does not help; the next start must not run into that again. Another version of the app tries
 * the GPU again.
 */
export const isGpuBroken = (record: GpuRecord | null, version: string): boolean =>
  record?.version === version && record.crashes.length >= MOST

/** Whether a process that is gone is the GPU's, and did not end as it should. */
export const isGpuCrash = ({ type, reason }: { readonly type: string; readonly reason: string }): boolean =>
  type === 'GPU' && reason !== 'clean-exit' && reason !== 'killed'

export function readGpuRecord(folder: string): GpuRecord | null {
  try {
    const { version, crashes } = JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Partial<GpuRecord>
    const isWhole = typeof version === 'string' && Array.isArray(crashes)
    return isWhole ? { version, crashes: crashes.filter((at) => typeof at === 'number') } : null
  } catch {
    return null
  }
}

/** @throws the system's error, also where a link is in the file's place */
export function writeGpuRecord(folder: string, record: GpuRecord): void {
  const file = openSync(join(folder, FILE), REPLACE, 0o600)
  try {
    writeSync(file, JSON.stringify(record))
  } finally {
    closeSync(file)
  }
}

const FILE = 'gpu.json'
const REPLACE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0)
const MOST = 3
const WINDOW_MS = 10 * 60_000
