import { expect, it } from 'vitest'
import { timeOrderedId } from '../../../../renderer/domain/time-ordered-id.ts'

const random = (byte: number) => new Uint8Array(10).fill(byte)

it('is a UUID of version 7', () => {
  // The example of RFC 9562, appendix A.6.
  const bytes = Uint8Array.from([0xcc, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(timeOrderedId(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  expect(timeOrderedId(0, random(0))).toBe('00000000-0000-7000-8000-000000000000')
})

it('sorts by the time, and differs by chance', () => {
  const times = [0, 1_000, 1_778_000_000_000, 1_778_000_000_001, 9_999_999_999_999]
  const ids = times.map((time, at) => timeOrderedId(time, random(255 - at)))
  expect([...ids].sort()).toEqual(ids)
  expect(timeOrderedId(5, random(1))).not.toBe(timeOrderedId(5, random(2)))
})
