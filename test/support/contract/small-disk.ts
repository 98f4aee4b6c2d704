import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether a small disk can be mounted here; says so where it cannot. */
export const hasSmallDisks = canMount()
if (!hasSmallDisks) process.stdout.write('SKIPPED: a full disk (no small tmpfs can be mounted here)\n')

/** Mounts a disk of 64 KiB in the folder while `use` runs; `grow` gives it room. */
export async function onSmallDisk(
  folder: string,
  use: (disk: string, grow: () => void) => Promise<void>,
): Promise<void> {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  mount(disk)
  try {
    await use(disk, () => execFileSync('mount', ['-o', 'remount,size=1m', disk]))
  } finally {
    execFileSync('umount', [disk])
  }
}

function mount(folder: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'pipe' })
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-mount-'))
  try {
    mount(folder)
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}
