import { describe, expect, it } from 'vitest'
import { bodyText } from '../../../../../electron/main/window/notification-text.ts'

const NAME = '<a href="https://evil.example">Ada</a> & <img src=x> &lt;'

describe('the body of a notification', () => {
  it('carries no markup to a desktop that would take it for markup', () => {
    expect(bodyText(NAME, 'linux')).toBe(
      '&lt;a href="https://evil.example"&gt;Ada&lt;/a&gt; &amp; &lt;img src=x&gt; &amp;lt;',
    )
  })

  it.each(['darwin', 'win32'] as const)(
    'is left as it is on %s, which shows it letter by letter',
    (platform) => {
      expect(bodyText(NAME, platform)).toBe(NAME)
    },
  )
})
