import { describe, expect, it } from 'vitest'
import { createEmitter } from '../../../../renderer/domain/emitter.ts'

describe('an emitter', () => {
  it('passes values on until a subscription ends', () => {
    const { subscribe, emit } = createEmitter<number>()
    const heard: number[] = []
    const stop = subscribe((value) => heard.push(value))
    emit(1)
    stop()
    emit(2)
    expect(heard).toEqual([1])
  })

  it('keeps two subscriptions of one function apart', () => {
    const { subscribe, emit } = createEmitter<number>()
    const heard: number[] = []
    const listener = (value: number): void => void heard.push(value)
    const stop = subscribe(listener)
    subscribe(listener)
    stop()
    emit(1)
    expect(heard).toEqual([1])
  })

  it('reaches the others when one listener throws, and reports the error apart', async () => {
    const { subscribe, emit } = createEmitter<number>()
    const heard: number[] = []
    const errors: unknown[] = []
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.once('uncaughtException', (error) => void errors.push(error))
    try {
      subscribe(() => {
        throw new Error('broken view')
      })
      subscribe((value) => void heard.push(value))
      emit(1)
      expect(heard).toEqual([1])
      await new Promise((resolve) => setImmediate(resolve))
      expect(errors).toEqual([new Error('broken view')])
    } finally {
      for (const listener of others) process.on('uncaughtException', listener)
    }
  })
})
