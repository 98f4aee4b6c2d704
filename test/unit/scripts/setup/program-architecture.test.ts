import { describe, expect, test } from 'vitest'
import {
  architectureOf,
  architectureTrouble,
  programArchitecture,
} from '../../../../scripts/setup/program-architecture.mjs'

const head = (write: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.alloc(512)
  write(bytes)
  return bytes
}
const elf = (machine: number) =>
  head((bytes) => {
    bytes.write('\x7fELF', 'latin1')
    bytes.writeUInt16LE(machine, 18)
  })
const machO = (type: number) =>
  head((bytes) => {
    bytes.writeUInt32LE(0xfeedfacf, 0)
    bytes.writeUInt32LE(type, 4)
  })
const pe = (machine: number, at = 256) =>
  head((bytes) => {
    bytes.write('MZ')
    bytes.writeUInt32LE(at, 60)
    if (at + 6 <= bytes.length) bytes.writeUInt16LE(machine, at + 4)
  })

describe('the processor of a program', () => {
  test.for([
    ['Linux', elf(0x3e), 'x64'],
    ['Linux', elf(0xb7), 'arm64'],
    ['Linux', elf(0x28), 'arm'],
    ['macOS', machO(0x01000007), 'x64'],
    ['macOS', machO(0x0100000c), 'arm64'],
    ['Windows', pe(0x8664), 'x64'],
    ['Windows', pe(0xaa64), 'arm64'],
    ['a processor that nobody knows', elf(0x9999), null],
    ['a torn program', pe(0x8664, 100_000), null],
    ['a script', Buffer.from('#!/bin/sh\n'.padEnd(80)), null],
    ['nothing', Buffer.alloc(0), null],
  ] as const)('%s: %#', ([_what, bytes, architecture]) => {
    expect(architectureOf(bytes)).toBe(architecture)
  })

  test.runIf(process.platform !== 'darwin')('is read from the program itself', () => {
    expect(programArchitecture(process.execPath)).toBe(process.arch)
  })

  test("is reported where it is not Node's", () => {
    expect(architectureTrouble('x64', 'x64')).toBeNull()
    expect(architectureTrouble('x64', null)).toBeNull()
    expect(architectureTrouble('x64', 'arm64')).toContain('Install Node for arm64')
  })
})
