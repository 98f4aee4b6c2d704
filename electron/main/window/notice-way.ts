export type NoticeWay = 'notification' | 'attention' | 'none'

/**
 * How to reach a person. Where the system shows no notifications, as it does for an app without a signature on macOS,
 * the window's own button in the dock or task bar draws attention.
 */
export function noticeWay(now: {
  readonly isFocused: boolean
  readonly isSupported: boolean
  readonly hasFailed: boolean
}): NoticeWay {
  if (now.isFocused) return 'none'
  return now.isSupported && !now.hasFailed ? 'notification' : 'attention'
}
