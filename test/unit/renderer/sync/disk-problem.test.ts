import { describe, expect, it } from 'vitest'
import { type Answer, bad, good } from '../../../../shared/answer.ts'
import type { Bridge } from '../../../../shared/bridge.ts'
import { DiskFullError } from '../../../../renderer/storage/local-store.ts'
import { diskProblem } from '../../../../renderer/sync/disk-problem.ts'

const withRoom = (room: Answer<number>): Pick<Bridge, 'app'> =>
  ({ app: { room: async () => room } }) as unknown as Pick<Bridge, 'app'>
const general = new Error('Internal error committing transaction.')

describe('a write that failed', () => {
  it('failed for want of room where the database says so, or where main finds next to none', async () => {
    const full = new DiskFullError('There is no room left on the disk.')
    expect(await diskProblem(full, withRoom(good(1e12)))).toEqual({ code: 'disk-full' })
    expect(await diskProblem(general, withRoom(good(4096)))).toMatchObject({ code: 'disk-full' })
  })

  it('failed for another reason where there is room, or the room is not known', async () => {
    const other = { code: 'disk-error', detail: general.message }
    expect(await diskProblem(general, withRoom(good(1e12)))).toEqual(other)
    expect(await diskProblem(general, withRoom(bad('disk-error')))).toEqual(other)
  })
})
