import { type BrowserWindow, powerMonitor } from 'electron'
import type { QuitGuard } from './quit.ts'
import { onSystemEnd, type SystemEnd, type SystemEndAnswer } from './session-end.ts'

/** Listens for log-off, shutdown and restart. */
export function watchSystemEnd({ window, guard }: { window: BrowserWindow; guard: QuitGuard }): void {
  const act: Readonly<Record<SystemEndAnswer['kind'], () => void>> = {
    ask: () => guard.close(),
    flush: () => guard.flush(),
    end: () => guard.end(),
  }
  const hear = (end: SystemEnd, event: { preventDefault(): void }): void => {
    const { kind, isHeldUp } = onSystemEnd(end, process.platform, guard.isLoss())
    if (isHeldUp) event.preventDefault()
    act[kind]()
  }
  window.on('query-session-end', (event) => hear('query-session-end', event))
  window.on('session-end', (event) => hear('session-end', event))
  // The types leave out the event, which docs/api/power-monitor.md has and `PowerMonitor::ShouldShutdown` sends.
  const hearShutdown = (event: { preventDefault(): void }): void => hear('shutdown', event)
  powerMonitor.on('shutdown', hearShutdown as () => void)
}
