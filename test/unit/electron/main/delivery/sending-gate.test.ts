import { describe, expect, it } from 'vitest'
import { createSendingGate } from '../../../../../electron/main/delivery/sending-gate.ts'

describe('the gate of attempts', () => {
  it('is shut only when the attempts under way have ended, and lets none begin meanwhile', async () => {
    const gate = createSendingGate()
    const order: string[] = []
    let end = (): void => undefined
    const first = gate.pass(() => new Promise<string>((resolve) => (end = () => resolve('sent'))), 'put off')
    const shut = gate.shut().then(() => order.push('shut'))
    expect(await gate.pass(async () => 'sent', 'put off')).toBe('put off')
    order.push('ends')
    end()
    expect(await first).toBe('sent')
    await shut
    expect(order).toEqual(['ends', 'shut'])
  })

  it('counts an attempt that fails as ended, and opens again', async () => {
    const gate = createSendingGate()
    const failing = gate.pass(() => Promise.reject(new Error('no')), 'put off')
    await Promise.all([gate.shut(), expect(failing).rejects.toThrow('no')])
    gate.open()
    expect(await gate.pass(async () => 'sent', 'put off')).toBe('sent')
  })
})
