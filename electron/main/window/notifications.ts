import { app, type BrowserWindow, Notification } from 'electron'
import { noticeWay } from './notice-way.ts'
import { bodyText } from './notification-text.ts'
import { bringForward } from './window.ts'

export interface Notice {
  readonly title: string
  readonly body: string
  /** What a click shows. */
  readonly editId?: string | undefined
}

export interface NotificationOptions {
  readonly window: () => BrowserWindow | null
  readonly openEdit: (editId: string) => void
  readonly log: (what: string) => void
}

/** Shows notifications of the system while the window is not in front. A click brings it there, with its edit. */
export function createNotifications({
  window,
  openEdit,
  log,
}: NotificationOptions): (notice: Notice) => void {
  /** A notification without a reference is garbage collected, and then its click is lost. */
  const shown = new Set<Notification>()
  let hasFailed = false

  return ({ title, body, editId }) => {
    const target = window()
    if (!target || target.isDestroyed()) return
    const way = noticeWay({
      isFocused: target.isFocused(),
      isSupported: Notification.isSupported(),
      hasFailed,
    })
    if (way === 'attention') return drawAttention(target)
    if (way === 'none') return
    const notification = new Notification({ title, body: bodyText(body, process.platform) })
    shown.add(notification)
    const forget = (): boolean => shown.delete(notification)
    notification.on('close', forget)
    notification.on('click', () => {
      forget()
      bringForward(target)
      if (editId !== undefined) openEdit(editId)
    })
    notification.on('failed', (_event, error) => {
      forget()
      if (!hasFailed) log(`The system shows no notifications: ${error}`)
      hasFailed = true
      drawAttention(target)
    })
    notification.show()
  }
}

/** Windows and Linux flash the button of the window, macOS lets the icon bounce once. */
function drawAttention(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (process.platform === 'darwin') app.dock?.bounce('informational')
  else window.flashFrame(true)
}
