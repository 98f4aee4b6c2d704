/**
 * For which processor a native library was compiled, by the head of its file: ELF (Linux), Mach-O (macOS) or PE
 * (Windows).
 * @param {Buffer} file
 * @returns {'x64' | 'arm64' | 'other'}
 */
export function binaryArchitecture(file) {
  if (file.length < 64) return 'other'
  if (file.readUInt32BE(0) === 0x7f454c46) return ELF.get(file.readUInt16LE(18)) ?? 'other'
  if (file.readUInt32LE(0) === 0xfeedfacf) return MACH_O.get(file.readUInt32LE(4)) ?? 'other'
  if (file.readUInt16BE(0) !== 0x4d5a) return 'other'
  const pe = file.readUInt32LE(60)
  return (pe + 6 <= file.length ? PE.get(file.readUInt16LE(pe + 4)) : undefined) ?? 'other'
}

const ELF = new Map([[0x3e, /** @type {const} */ ('x64')], [0xb7, /** @type {const} */ ('arm64')]]) // prettier-ignore
const MACH_O = new Map([[0x01000007, /** @type {const} */ ('x64')], [0x0100000c, /** @type {const} */ ('arm64')]]) // prettier-ignore
const PE = new Map([[0x8664, /** @type {const} */ ('x64')], [0xaa64, /** @type {const} */ ('arm64')]]) // prettier-ignore
