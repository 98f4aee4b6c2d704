import { closeSync, openSync, readSync } from 'node:fs'

/**
 * For which processor a program was made, by Node's name for it, from its first bytes; `null` where that is not
 * known.
 * @param {Buffer} head
 * @returns {string | null}
 */
export function architectureOf(head) {
  if (head.length < 64) return null
  if (head.readUInt32BE(0) === ELF) return ELF_MACHINES[head.readUInt16LE(18)] ?? null
  if (head.readUInt32LE(0) === MACH_O) return MACH_O_TYPES[head.readUInt32LE(4)] ?? null
  if (head.readUInt16LE(0) !== DOS) return null
  const at = head.readUInt32LE(60)
  return at + 6 <= head.length ? (PE_MACHINES[head.readUInt16LE(at + 4)] ?? null) : null
}

/** @param {string} program @returns {string | null} */
export function programArchitecture(program) {
  const head = Buffer.alloc(4096)
  const file = openSync(program, 'r')
  try {
    return architectureOf(head.subarray(0, readSync(file, head, 0, head.length, 0)))
  } finally {
    closeSync(file)
  }
}

/**
 * What to say where Node and Electron are for different processors: native modules are compiled for Node's.
 * @param {string} node
 * @param {string | null} electron
 * @returns {string | null}
 */
export const architectureTrouble = (node, electron) =>
  electron === null || electron === node
    ? null
    : `Electron is for ${electron}, but this Node is for ${node}: keytar, made for Node, does not load there, and secrets are not kept in the keychain. Install Node for ${electron}, remove node_modules/keytar and run this again.`

const ELF = 0x7f454c46
const MACH_O = 0xfeedfacf
const DOS = 0x5a4d
/** @type {Record<number, string>} */
const ELF_MACHINES = { 0x03: 'ia32', 0x28: 'arm', 0x3e: 'x64', 0xb7: 'arm64' }
/** @type {Record<number, string>} */
const MACH_O_TYPES = { 0x01000007: 'x64', 0x0100000c: 'arm64' }
/** @type {Record<number, string>} */
const PE_MACHINES = { 0x14c: 'ia32', 0x8664: 'x64', 0xaa64: 'arm64' }
