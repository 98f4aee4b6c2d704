import { describe, expect, it } from 'vitest'
import { createSerialQueue } from '../../../shared/serial-queue.ts'

describe('a serial queue', () => {
  it('starts a task only when the one before has ended', async () => {
    const queue = createSerialQueue()
    const log: string[] = []
    const task = (name: string) => async () => {
      log.push(`${name} starts`)
      await Promise.resolve()
      log.push(`${name} ends`)
      return name
    }
    expect(await Promise.all([queue.run(task('a')), queue.run(task('b'))])).toEqual(['a', 'b'])
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends'])
  })

  it('continues after a task that failed, and rejects only its caller', async () => {
    const queue = createSerialQueue()
    const failed = queue.run(() => Promise.reject(new Error('disk full')))
    const next = queue.run(async () => 'done')
    await expect(failed).rejects.toThrow('disk full')
    expect(await next).toBe('done')
  })

  it('waits for what it depends on before the first task', async () => {
    let open = (): void => undefined
    const queue = createSerialQueue(new Promise<void>((resolve) => (open = resolve)))
    let hasRun = false
    const run = queue.run(async () => void (hasRun = true))
    await Promise.resolve()
    expect(hasRun).toBe(false)
    open()
    await run
    expect(hasRun).toBe(true)
  })

  it('is idle when everything added so far has ended', async () => {
    const queue = createSerialQueue()
    let ended = 0
    for (let n = 0; n < 3; n += 1) void queue.run(async () => void (ended += 1))
    await queue.idle()
    expect(ended).toBe(3)
  })
})
